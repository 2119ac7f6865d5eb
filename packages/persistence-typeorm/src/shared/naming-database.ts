import { type DatabaseLocation, nameOf } from './database-location.js';

/** Does something with a database; what goes wrong says with which. */
export async function namingDatabase<T>(location: DatabaseLocation, done: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new Error(`The database ${nameOf(location)} cannot be ${done}: ${reasonOf(error)}`, { cause: error });
  }
}

/** A host name with several addresses fails with one error for each, and no message of its own. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(reasonOf).join(', ');
  return error instanceof Error ? error.message : String(error);
}
