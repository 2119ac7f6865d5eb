import type { QueryRunner } from 'typeorm';
import { prefixOf } from '../shared/table-prefix.js';
import type { SchemaStep } from './schema-step.js';

/** Something that has a name in a database: a table, an index, a view, a type, a function, a trigger. */
export interface Named {
  readonly kind: string;
  readonly name: string;
}

/** Types have their names among those of tables. What a role may not read is there all the same. */
const IN_POSTGRES = `
  SELECT c.relname AS name, CASE WHEN c.relkind IN ('r', 'p', 'f') THEN 'table' WHEN c.relkind IN ('i', 'I') THEN 'index'
    WHEN c.relkind IN ('v', 'm') THEN 'view' ELSE 'relation' END AS kind
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = current_schema()
  UNION ALL
  SELECT t.typname, 'type' FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
  WHERE n.nspname = current_schema() AND t.typtype IN ('d', 'e', 'r')
  UNION ALL
  SELECT p.proname, 'function' FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
  WHERE n.nspname = current_schema()
  UNION ALL
  SELECT g.tgname, 'trigger' FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = current_schema() AND NOT g.tgisinternal`;

const IN_SQLITE = 'SELECT lower(name) AS name, type AS kind FROM sqlite_master';

/** All that has a name where tables are made, by anybody. */
export async function namedIn(runner: QueryRunner): Promise<readonly Named[]> {
  const isPostgres = runner.connection.options.type === 'postgres';
  return runner.query(isPostgres ? IN_POSTGRES : IN_SQLITE) as Promise<readonly Named[]>;
}

/**
 * Holds what was there before the steps taken were read against the steps that are still to be taken: whatever these
 * would make and is there was made by somebody else.
 *
 * @throws Error naming it, and the way out
 */
export function refuseForeign(runner: QueryRunner, there: readonly Named[], pending: readonly SchemaStep[]): void {
  const prefix = prefixOf(runner.connection);
  const wanted = new Set(pending.flatMap(({ makes }) => makes.map((name) => prefix + name)));
  const foreign = there.filter(({ name }) => wanted.has(name));
  if (foreign.length === 0) return;
  const names = foreign.map(({ kind, name }) => `${kind} ${name}`).toSorted();
  throw new Error(
    `it has what our migrations did not make and would: ${names.join(', ')}. Nothing was changed. In a database that is ` +
      `somebody else's, TABLE_PREFIX (tablePrefix) gives our tables names of their own, as in TABLE_PREFIX=ticket_engine_.`,
  );
}
