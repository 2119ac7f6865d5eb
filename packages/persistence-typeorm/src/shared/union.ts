import type { DataSource, EntitySchema, ObjectLiteral } from 'typeorm';
import { isPostgres } from './connection.js';
import type { Session } from './session.js';
import { Statement } from './statement.js';
import { type TableNames, namesOf } from './table-names.js';

/** Rows of one table among those that one statement reads. */
export interface Part<Row extends ObjectLiteral> {
  readonly schema: EntitySchema<Row>;
  /** The condition on them, by the columns of the table and the placeholder of the value that is sought. */
  readonly where: (columns: TableNames<Row>['columns'], sought: () => string) => string;
  /**
   * The transaction keeps a lock on the rows to its end, and sees them as their last holder committed them. Not for SQLite,
   * where one transaction writes at a time.
   */
  readonly isTaken?: true;
}

/** Which rows of which tables one statement reads, in the words of one database. */
export type Parts<Rows extends readonly ObjectLiteral[]> = { readonly [Place in keyof Rows]: Part<Rows[Place]> };
type Found<Rows extends readonly ObjectLiteral[]> = { readonly [Place in keyof Rows]: readonly Rows[Place][] };

/** A row of the union: the place of its part, its texts (t0, t1, …) and its integers (i0, i1, …). */
type UnionRow = Readonly<Record<string, string | number | null>> & { readonly part: number };

/** Where a property of a row of a table stands in a row of the union. */
type Slot = readonly [property: string, column: string];

/**
 * Reads rows of several tables with one statement, so that they are of one state and cost one way to the database: a union
 * in which the texts and the integers of all tables share columns.
 */
export class Union<const Rows extends readonly ObjectLiteral[]> {
  private readonly made = new WeakMap<DataSource, { readonly sql: string; readonly sought: number }>();

  constructor(private readonly partsIn: (dataSource: DataSource) => Parts<Rows>) {}

  /** @returns for each part its rows, in no particular order */
  async find(session: Session, sought: unknown): Promise<Found<Rows>> {
    const { dataSource } = session;
    const made = this.made.get(dataSource) ?? this.make(dataSource);
    const statement = new Statement(session);
    for (let count = 0; count < made.sought; count += 1) statement.value(sought);
    return this.read(statement, made.sql);
  }

  /**
   * Reads what parts without a value find in the beginning of a statement.
   *
   * @param beginning a WITH
   */
  findIn(session: Session, beginning: (statement: Statement) => string): Promise<Found<Rows>> {
    const statement = new Statement(session);
    const { sql } = this.made.get(session.dataSource) ?? this.make(session.dataSource);
    return this.read(statement, beginning(statement) + sql);
  }

  private async read(statement: Statement, sql: string): Promise<Found<Rows>> {
    const found = await statement.rows<UnionRow>(sql);
    const parts = this.partsIn(statement.dataSource).map(({ schema }) =>
      slotsOf(namesOf(statement.dataSource, schema)),
    );
    const rows: ObjectLiteral[][] = parts.map(() => []);
    for (const row of found) rows[row.part]?.push(rowOf(parts[row.part] ?? [], row));
    return rows as unknown as Found<Rows>;
  }

  private make(dataSource: DataSource) {
    const placeholders = new Placeholders(isPostgres(dataSource));
    const parts = this.partsIn(dataSource);
    const names = parts.map(({ schema }) => namesOf(dataSource, schema));
    const widest = {
      t: Math.max(...names.map(({ texts }) => texts.size)),
      i: Math.max(...names.map(({ columns, texts }) => Object.keys(columns).length - texts.size)),
    };
    const nulls = isPostgres(dataSource) ? { t: 'NULL::text', i: 'NULL::integer' } : { t: 'NULL', i: 'NULL' };
    const selects = parts.map(({ where, isTaken }, place) => {
      const named = names[place] as TableNames<ObjectLiteral>;
      const columns = new Map(slotsOf(named).map(([property, slot]) => [slot, named.columns[property]]));
      const listed = (['t', 'i'] as const).flatMap((kind) =>
        Array.from({ length: widest[kind] }, (_, index) => {
          const slot = `${kind}${index}`;
          return `${columns.get(slot) ?? nulls[kind]} AS ${slot}`;
        }),
      );
      const condition = where(named.columns, () => placeholders.next());
      const found = `${named.table} WHERE ${condition}`;
      const from = isTaken && isPostgres(dataSource) ? `(SELECT * FROM ${found} FOR UPDATE) AS taken` : found;
      return `SELECT ${place} AS part, ${listed.join(', ')} FROM ${from}`;
    });
    const made = { sql: selects.join(' UNION ALL '), sought: placeholders.count };
    this.made.set(dataSource, made);
    return made;
  }
}

/** PostgreSQL takes one value in several places; for SQLite it is given as often as it is sought. */
class Placeholders {
  count = 0;

  constructor(private readonly isShared: boolean) {}

  next(): string {
    this.count = this.isShared ? 1 : this.count + 1;
    return this.isShared ? '$1' : '?';
  }
}

function rowOf(slots: readonly Slot[], row: UnionRow): ObjectLiteral {
  const made: ObjectLiteral = {};
  for (const [property, slot] of slots) made[property] = row[slot];
  return made;
}

const slots = new WeakMap<TableNames<ObjectLiteral>, readonly Slot[]>();

function slotsOf(names: TableNames<ObjectLiteral>): readonly Slot[] {
  const known = slots.get(names) ?? numbered(names);
  slots.set(names, known);
  return known;
}

function numbered({ columns, texts }: TableNames<ObjectLiteral>): readonly Slot[] {
  const next = { t: 0, i: 0 };
  return Object.keys(columns).map((property) => {
    const kind = texts.has(property) ? 't' : 'i';
    const slot = `${kind}${next[kind]}`;
    next[kind] += 1;
    return [property, slot];
  });
}
