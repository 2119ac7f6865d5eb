/** An error as drivers throw it. */
export interface DriverError extends Error {
  readonly code?: string;
  /** PostgreSQL's own errors have one. */
  readonly severity?: string;
  readonly table?: string;
  readonly column?: string;
  readonly constraint?: string;
}

/** The same error without what PostgreSQL adds of the rows: the values that it refuses. */
export function withoutContent({ message, stack, code, table, column, constraint }: DriverError): Error {
  const known = Object.entries({ code, table, column, constraint }).filter(([, value]) => value !== undefined);
  return Object.assign(new Error(message), Object.fromEntries(known), stack === undefined ? {} : { stack });
}
