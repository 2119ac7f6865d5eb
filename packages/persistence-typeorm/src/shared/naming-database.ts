import { type DatabaseLocation, nameOf } from './database-location.js';

/** A database that cannot be used; the message says which and why, for who set it up. */
export class DatabaseUnusable extends Error {
  override readonly name = 'DatabaseUnusable';
}

/** Does something with a database; what goes wrong says with which. */
export async function namingDatabase<T>(location: DatabaseLocation, done: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new DatabaseUnusable(`The database ${nameOf(location)} cannot be ${done}: ${reasonOf(error)}`, {
      cause: error,
    });
  }
}

/** A host name with several addresses fails with one error for each, and no message of its own. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(reasonOf).join(', ');
  return error instanceof Error ? error.message : String(error);
}
