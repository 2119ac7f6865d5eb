import { ConcurrencyConflict, StoreUnavailable } from '@ticket-distribution/application';
import { type DriverError, withoutContent } from './driver-error.js';
import { StoreUnwritable } from './store-unwritable.js';

/** The aggregate was saved by another since it was read. */
export function lostRevision(kind: string, id: string, revision: number): ConcurrencyConflict {
  return new ConcurrencyConflict(`${kind} ${id} was saved since it was read at revision ${revision}.`);
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
  if (isUnwritable(error)) return new StoreUnwritable(`The database cannot be written: ${error.message}`, { cause });
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
 * What PostgreSQL says when it answers and takes no writes: read_only_sql_transaction (a standby), insufficient_privilege,
 * disk_full and out_of_memory, errors of its system (class 58), data_corrupted and index_corrupted.
 */
const UNWRITABLE = /^(?:25006|42501|53[12]00|58...|XX00[12])$/;

/**
 * What PostgreSQL says when it ends, has no room for more, cannot be entered (any more), or gave up waiting: connection
 * exceptions, invalid_authorization, invalid_catalog_name, insufficient_resources, operator_intervention,
 * lock_not_available, idle_in_transaction_session_timeout.
 */
const AWAY = /^(?:08...|28...|3D000|53...|57...|55P03|25P03)$/;

/** What SQLite says when its file is read-only, full, damaged or gone, or cannot be read, written or opened. */
const UNWRITABLE_FILE = /^SQLITE_(?:CANTOPEN|CORRUPT|FULL|IOERR|NOLFS|NOTADB|PERM|READONLY)(?:_|$)/;

/** What SQLite says when somebody else holds its file for too long, or its process has no memory. */
const BUSY_FILE = /^SQLITE_(?:BUSY|LOCKED|NOMEM|PROTOCOL)(?:_|$)/;

function isUnwritable({ code = '', severity }: DriverError): boolean {
  return UNWRITABLE_FILE.test(code) || (severity !== undefined && UNWRITABLE.test(code));
}

/** An error without a severity is not the server's, but of the way to it; SQLite has no way, and its own codes. */
function isOfConnection({ code = '', severity }: DriverError): boolean {
  if (code.startsWith('SQLITE_')) return BUSY_FILE.test(code);
  return severity === undefined || AWAY.test(code);
}
