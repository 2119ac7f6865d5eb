import type { DataSource } from 'typeorm';

/** What a table prefix has to be; completes "… must be". With one of 24 characters no name passes PostgreSQL's 63. */
export const TABLE_PREFIX_RULE =
  'up to 24 lower-case letters, digits and underscores, a letter first, such as ticket_engine_; or nothing';

/** Whether names of tables may begin with it; nothing is no prefix. */
export function isTablePrefix(text: string): boolean {
  return /^(?:[a-z][a-z0-9_]{0,23})?$/.test(text);
}

/** @throws Error naming the setting and the rule */
export function checkedPrefix(prefix: string): string {
  if (isTablePrefix(prefix)) return prefix;
  throw new Error(`The table prefix (TABLE_PREFIX) must be ${TABLE_PREFIX_RULE}; it is ${JSON.stringify(prefix)}.`);
}

/** What all names begin with on a connection. */
export function prefixOf({ options }: Pick<DataSource, 'options'>): string {
  return options.entityPrefix ?? '';
}
