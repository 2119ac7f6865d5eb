import { ConcurrencyConflict, StoreUnavailable } from '@ticket-distribution/application';
import { QueryFailedError, QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';
import { type DriverError, withoutContent } from './driver-error.js';

/** The aggregate was saved by another since it was read. */
export function lostRevision(kind: string, id: string, revision: number): ConcurrencyConflict {
  return new ConcurrencyConflict(`${kind} ${id} was saved since it was read at revision ${revision}.`);
}

/** What a failed operation is to its caller; errors that are not of the database stay as they are. */
export function asFault(error: unknown): unknown {
  if (isWithoutConnection(error)) return new StoreUnavailable('The connection to the database was lost.');
  return error instanceof QueryFailedError ? databaseFault(error.driverError) : error;
}

/** TypeORM takes the connection away from a transaction that lost it. */
function isWithoutConnection(error: unknown): boolean {
  return error instanceof QueryRunnerAlreadyReleasedError || error instanceof QueryRunnerProviderAlreadyReleasedError;
}

/**
 * What an error of a driver is to whoever sent the statement: a unique key that another transaction used first is a
 * conflict, and so is a transaction that the database gave up because of another one. It loses the statement and its
 * parameters, which hold what customers bought.
 */
export function databaseFault(error: DriverError): Error {
  const cause = withoutContent(error);
  if (isUniqueViolation(error)) return new ConcurrencyConflict('Another transaction used the key.', { cause });
  if (wasGivenUp(error)) return new ConcurrencyConflict('Another transaction was first.', { cause });
  if (isOfConnection(error)) return new StoreUnavailable(`The database does not answer: ${error.message}`, { cause });
  return new Error(`The database refused a statement: ${error.message}`, { cause });
}

/** As the drivers of SQLite say it (for primary keys, too), and as PostgreSQL does: unique_violation. */
function isUniqueViolation({ code, message }: DriverError): boolean {
  const isSqlite = code?.startsWith('SQLITE_CONSTRAINT') === true && message.includes('UNIQUE constraint failed');
  return code === '23505' || isSqlite;
}

/** PostgreSQL's serialization_failure and deadlock_detected. */
function wasGivenUp({ code }: DriverError): boolean {
  return code === '40001' || code === '40P01';
}

/**
 * What PostgreSQL says when it ends, has no room (class 53) or gave up waiting: query_canceled, lock_not_available,
 * idle_in_transaction_session_timeout, the shutdowns and connection exceptions.
 */
const AWAY = /^(?:08|53|57P0)|^(?:57014|55P03|25P03)$/;

/** What SQLite says when its file has no room, cannot be read or written, or is held by somebody for too long. */
const NO_FILE = /^SQLITE_(?:FULL|IOERR|BUSY)/;

/** An error without a severity is not the server's, but of the way to it; SQLite has no way, and its own codes. */
function isOfConnection({ code, severity }: DriverError): boolean {
  if (code?.startsWith('SQLITE_') === true) return NO_FILE.test(code);
  return severity === undefined || AWAY.test(code ?? '');
}
