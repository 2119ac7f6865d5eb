import type { EntitySchema, ObjectLiteral } from 'typeorm';
import { isPostgres } from './connection.js';
import type { Session } from './session.js';
import { Statement } from './statement.js';
import { type TableNames, namesOf } from './table-names.js';

/** Rows of one table among those that one statement reads. */
export interface Part<Row extends ObjectLiteral> {
  readonly schema: EntitySchema<Row>;
  /** The condition on them, by the columns of the table. */
  readonly where: (statement: Statement, columns: TableNames<Row>['columns']) => string;
  /** Where they come from; absent: the table. */
  readonly from?: string;
}

type Parts<Rows extends readonly ObjectLiteral[]> = { readonly [Place in keyof Rows]: Part<Rows[Place]> };
type Found<Rows extends readonly ObjectLiteral[]> = { readonly [Place in keyof Rows]: readonly Rows[Place][] };

/** A row of the union: the place of its part, its texts (t0, t1, …) and its integers (i0, i1, …). */
type UnionRow = Readonly<Record<string, string | number | null>> & { readonly part: number };

/**
 * Reads rows of several tables with one statement, so that they are of one state and cost one way to the database: a union
 * in which the texts and the integers of all tables share columns.
 *
 * @param before what the statement begins with, such as a WITH
 * @returns for each part its rows, in no particular order
 */
export async function findTogether<const Rows extends readonly ObjectLiteral[]>(
  session: Session,
  parts: Parts<Rows>,
  before: (statement: Statement) => string = () => '',
): Promise<Found<Rows>> {
  const statement = new Statement(session);
  const names = parts.map(({ schema }) => namesOf(session.dataSource, schema));
  const widest = {
    t: Math.max(...names.map(({ texts }) => texts.size)),
    i: Math.max(...names.map(({ columns, texts }) => Object.keys(columns).length - texts.size)),
  };
  const nulls = isPostgres(session.dataSource) ? { t: 'NULL::text', i: 'NULL::integer' } : { t: 'NULL', i: 'NULL' };
  const beginning = before(statement);
  const selects = parts.map(({ where, from }, place) => {
    const named = names[place] as TableNames<ObjectLiteral>;
    const listed = (['t', 'i'] as const).flatMap((kind) => {
      const columns = propertiesOf(named, kind).map((property) => named.columns[property]);
      return Array.from({ length: widest[kind] }, (_, index) => `${columns[index] ?? nulls[kind]} AS ${kind}${index}`);
    });
    return `SELECT ${place} AS part, ${listed.join(', ')} FROM ${from ?? named.table} WHERE ${where(statement, named.columns)}`;
  });
  const found = await statement.rows<UnionRow>(beginning + selects.join(' UNION ALL '));
  return names.map((named, place) =>
    found.filter(({ part }) => part === place).map((row) => rowOf(named, row)),
  ) as unknown as Found<Rows>;
}

function rowOf(names: TableNames<ObjectLiteral>, row: UnionRow): ObjectLiteral {
  const made: ObjectLiteral = {};
  for (const kind of ['t', 'i'] as const) {
    for (const [index, property] of propertiesOf(names, kind).entries()) made[property] = row[`${kind}${index}`];
  }
  return made;
}

/** The properties whose columns are texts, or integers, in their order. */
function propertiesOf({ columns, texts }: TableNames<ObjectLiteral>, kind: 't' | 'i'): string[] {
  return Object.keys(columns).filter((property) => texts.has(property) === (kind === 't'));
}
