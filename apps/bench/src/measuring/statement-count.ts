const STATEMENT = /LOG: {1,2}(?:statement|execute [^:]{1,80}): {1,2}(.{0,40})/g;
const BOUNDARY = /^(?:BEGIN|START|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)\b/i;

/** How many statements a PostgreSQL server has logged (log_statement = all); those that only bound a transaction do not count. */
export function statementCount(log: string): number {
  return [...log.matchAll(STATEMENT)].filter(([, sql = '']) => !BOUNDARY.test(sql)).length;
}
