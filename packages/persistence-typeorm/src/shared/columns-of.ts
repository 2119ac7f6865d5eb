import type { EntitySchema, ObjectLiteral } from 'typeorm';
import type { Session } from './session.js';
import { namesOf } from './table-names.js';

/** Names the columns of tables for statements over several of them, each with its table before it. */
export function columnsOf({ dataSource }: Session) {
  return <Row extends ObjectLiteral>(schema: EntitySchema<Row>) => {
    const { table, columns } = namesOf(dataSource, schema);
    const named = Object.entries<string>(columns).map(([property, name]) => [property, `${table}.${name}`]);
    return { ...(Object.fromEntries(named) as Record<keyof Row & string, string>), table };
  };
}
