import { createRequire } from 'node:module';

/**
 * The `sqlite3` that TypeORM would load, without the tracing that TypeORM turns on: it prints the parameters of every
 * statement for the case that it fails, which costs as much as the statement.
 */
export function untracedSqlite3(): { verbose(): unknown } {
  const typeorm = createRequire(import.meta.url).resolve('typeorm');
  const sqlite3: unknown = createRequire(typeorm)('sqlite3');
  return { verbose: () => sqlite3 };
}
