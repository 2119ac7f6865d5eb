import { ConcurrencyConflict } from '@ticket-distribution/application';
import { QueryFailedError } from 'typeorm';

/** The aggregate was saved by another since it was read. */
export function lostRevision(kind: string, id: string, revision: number): ConcurrencyConflict {
  return new ConcurrencyConflict(`${kind} ${id} was saved since it was read at revision ${revision}.`);
}

/**
 * What a failed operation is to its caller: a unique key that another transaction used first is a conflict, and so is a
 * transaction that the database gave up because of another one. Errors of statements lose the statement and its
 * parameters, which hold what customers bought.
 */
export function asFault(error: unknown): unknown {
  if (!(error instanceof QueryFailedError)) return error;
  const cause: DriverError = error.driverError;
  if (isUniqueViolation(cause)) return new ConcurrencyConflict('Another transaction used the key.', { cause });
  if (wasGivenUp(cause)) return new ConcurrencyConflict('Another transaction was first.', { cause });
  return new Error(`The database refused a statement: ${cause.message}`, { cause });
}

interface DriverError extends Error {
  readonly code?: string;
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
