import { ConcurrencyConflict } from '@ticket-distribution/application';
import { QueryFailedError } from 'typeorm';

/** The aggregate was saved by another since it was read. */
export function lostRevision(kind: string, id: string, revision: number): ConcurrencyConflict {
  return new ConcurrencyConflict(`${kind} ${id} was saved since it was read at revision ${revision}.`);
}

/**
 * What a failed operation is to its caller: a unique key that another transaction used first is a conflict. Errors of
 * statements lose the statement and its parameters, which hold what customers bought.
 */
export function asFault(error: unknown): unknown {
  if (!(error instanceof QueryFailedError)) return error;
  const cause: DriverError = error.driverError;
  return isUniqueViolation(cause)
    ? new ConcurrencyConflict('Another transaction used the key.', { cause })
    : new Error(`The database refused a statement: ${cause.message}`, { cause });
}

interface DriverError extends Error {
  readonly code?: string;
}

/** As SQLite says it (for primary keys, too), and as PostgreSQL does: SQLSTATE 23505. */
function isUniqueViolation({ code, message }: DriverError): boolean {
  return code === '23505' || (code === 'SQLITE_CONSTRAINT' && message.includes('UNIQUE constraint failed'));
}
