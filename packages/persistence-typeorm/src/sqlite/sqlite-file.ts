import { resolve } from 'node:path';

const SCHEME = 'sqlite:';

/**
 * The database file of a URL such as `sqlite:./data/distribution.sqlite`.
 *
 * @param baseFolder what a relative path is relative to
 * @throws Error for another scheme, no path, or a database in memory, which two connections cannot share
 */
export function sqliteFile(databaseUrl: string, baseFolder: string): string {
  if (!databaseUrl.startsWith(SCHEME)) {
    const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(databaseUrl)?.[0] ?? 'no scheme';
    throw new Error(
      `The database URL has ${scheme} where only ${SCHEME} is supported, as in sqlite:./data/file.sqlite.`,
    );
  }
  const path = databaseUrl.slice(SCHEME.length);
  if (path === '' || path === ':memory:') {
    throw new Error(`The database URL ${databaseUrl} names no file; give one, as in sqlite:./data/file.sqlite.`);
  }
  return resolve(baseFolder, path);
}
