import type { EntitySchema, ObjectLiteral } from 'typeorm';
import type { Column, CountAsked, Counted, PageAsked, PageOfRows, Sorted } from './asked.js';
import { changesOf } from './changes-of.js';
import { isPostgres } from './connection.js';
import { ROWS_PER_STATEMENT } from './row-write.js';
import type { Session } from './session.js';
import { Statement } from './statement.js';
import { type TableNames, namesOf } from './table-names.js';
import { type Selected, type Where, conditionsOf } from './where.js';

/** With more rows that differ, one statement for whole rows is less than one for each. */
const CHANGES_AT_ONCE = 16;

/** Drivers give a count as a number or as text. */
type AsCounted<Row, Kind extends keyof Row> = Pick<Row, Kind> & {
  readonly count: number | string;
  readonly since: string;
};

/** The rows of one table in one transaction. What it has no word for is written as a statement, with its names. */
export class Table<Row extends ObjectLiteral> {
  /** How the database wants the table and its columns to be written. */
  readonly names: TableNames<Row>;
  /** What ends a SELECT that takes its rows. SQLite has no words for it and needs none: one transaction writes at a time. */
  readonly taking: string;
  private readonly isPostgres: boolean;

  constructor(
    private readonly session: Session,
    schema: EntitySchema<Row>,
  ) {
    this.names = namesOf(session.dataSource, schema);
    this.isPostgres = isPostgres(session.dataSource);
    this.taking = this.isPostgres ? ' FOR UPDATE SKIP LOCKED' : '';
  }

  statement(): Statement {
    return new Statement(this.session);
  }

  async find(where: Where<Row>, { by, limit, taken }: Sorted<Row> = {}): Promise<Row[]> {
    const statement = this.statement();
    const found = `SELECT ${this.names.row} FROM ${this.names.table}${this.where(statement, [where])}`;
    const sorted = by === undefined ? '' : ` ORDER BY ${this.list(by)}`;
    const limited = limit === undefined ? '' : ` LIMIT ${statement.value(limit)}`;
    return statement.rows<Row>(`${found}${sorted}${limited}${taken === undefined ? '' : this.taking}`);
  }

  /**
   * Takes the rows for which all holds, which the transaction keeps to its end; waits for others that hold them. SQLite needs
   * no lock: one transaction writes at a time.
   */
  async take(where: Where<Row>): Promise<Row[]> {
    const statement = this.statement();
    const taking = this.isPostgres ? ' FOR UPDATE' : '';
    return statement.rows<Row>(
      `SELECT ${this.names.row} FROM ${this.names.table}${this.where(statement, [where])}${taking}`,
    );
  }

  /** One page of the rows, and how many there are. */
  async page(asked: PageAsked<Row>): Promise<PageOfRows<Row>> {
    const statement = this.statement();
    const rows = await statement.rows<Row>(this.paged(statement, this.names.row, asked));
    return { rows, totalItems: await this.total(asked, rows.length) };
  }

  /** The SELECT of one page. */
  paged(statement: Statement, listed: string, { where, by, newestFirst, page, perPage }: PageAsked<Row>): string {
    const found = `SELECT ${listed} FROM ${this.names.table}${this.where(statement, where.map(withoutAbsent<Row>))}`;
    const order = by.map((name) => this.column(name) + (newestFirst === undefined ? '' : ' DESC')).join(', ');
    return `${found} ORDER BY ${order} LIMIT ${statement.value(perPage)} OFFSET ${statement.value(page * perPage)}`;
  }

  /** How many rows there are on all pages; they are counted only where the page with so many rows does not tell. */
  async total({ where, page, perPage }: PageAsked<Row>, found: number): Promise<number> {
    if (found < perPage && (found > 0 || page === 0)) return page * perPage + found;
    const statement = this.statement();
    const condition = this.where(statement, where.map(withoutAbsent<Row>));
    const sql = `SELECT COUNT(*) AS total FROM ${this.names.table}${condition}`;
    const [counted] = await statement.rows<{ readonly total: number | string }>(sql);
    return Number(counted?.total);
  }

  /** What a column holds in the rows for which all holds, for a condition of another statement. */
  values(name: Column<Row>, where: Where<Row>): Selected {
    return (statement) => `SELECT ${this.column(name)} FROM ${this.names.table}${this.where(statement, [where])}`;
  }

  /** How many rows there are of each kind, and the least value of `since` among them; kinds without rows are missing. */
  async count<Kind extends Column<Row>>(
    where: Where<Row>,
    { by, since }: CountAsked<Row, Kind>,
  ): Promise<Counted<Row, Kind>[]> {
    const statement = this.statement();
    const kinds = by.map((name) => `${this.column(name)} AS "${name}"`).join(', ');
    const counts = `COUNT(*) AS "count", MIN(${this.column(since)}) AS "since"`;
    const found = await statement.rows<AsCounted<Row, Kind>>(
      `SELECT ${kinds}, ${counts} FROM ${this.names.table}${this.where(statement, [where])} GROUP BY ${this.list(by)}`,
    );
    return found.map((row) => ({ ...row, count: Number(row.count) }));
  }

  /** Inserts rows, together with what else is to be written. */
  async insert(rows: readonly Row[]): Promise<void> {
    await this.put(rows, '');
  }

  /** Puts rows in the place of stored ones with their keys, or inserts them, together with what else is to be written. */
  async replace(rows: readonly Row[]): Promise<void> {
    const { columns, key } = this.names;
    const changes = Object.values<string>(columns)
      .filter((column) => !key.includes(column))
      .map((column) => `${column} = excluded.${column}`);
    await this.put(rows, ` ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${changes.join(', ')}`);
  }

  /**
   * Writes changes to the row with the key of that, together with what else is to be written.
   *
   * @param stillAs what it has to hold besides, and what is thrown when it does not
   */
  async change(
    row: Partial<Row>,
    changes: Partial<Row>,
    stillAs?: { readonly where: Where<Row>; readonly lost: () => Error },
  ): Promise<void> {
    const written = Object.entries(changes);
    if (written.length === 0) return;
    const { table, rank, keyed } = this.names;
    const where = { ...(Object.fromEntries(keyed.map((name) => [name, row[name]])) as Where<Row>), ...stillAs?.where };
    const sql = (statement: Statement): string => {
      const set = written.map(([name, value]) => `${this.column(name)} = ${statement.value(value)}`).join(', ');
      return `UPDATE ${table} SET ${set}${this.where(statement, [where])}`;
    };
    const shape = `${table} ${written.map(([name]) => name).join()} ${stillAs === undefined ? '' : Object.keys(stillAs.where).join()}`;
    const values = [...written.map(([, value]) => value), ...Object.values<unknown>(where)];
    const lost = stillAs && { lost: stillAs.lost };
    await this.session.later({ rank, touched: [this.nameOf(row)], shape, rows: [values], sql, ...lost });
  }

  /** Writes what differs from the stored rows with the same keys, together with what else is to be written. */
  async writeChanges(rows: readonly Row[], storedOf: (row: Row) => Row | undefined): Promise<void> {
    const changed = rows.map((row) => [row, changesOf(row, storedOf(row))] as const);
    const differing = changed.filter(([, changes]) => Object.keys(changes).length > 0);
    if (differing.length > CHANGES_AT_ONCE) return this.replace(differing.map(([row]) => row));
    for (const [row, changes] of differing) await this.change(row, changes);
  }

  /** Writes the changes to every row for which all holds; resolves to how many there were. */
  async update(where: Where<Row>, changes: Partial<Row>): Promise<number> {
    const statement = this.statement();
    const changed = Object.entries(changes).map(([name, value]) => `${this.column(name)} = ${statement.value(value)}`);
    return statement.affected(`UPDATE ${this.names.table} SET ${changed.join(', ')}${this.where(statement, [where])}`);
  }

  async delete(where: Where<Row>): Promise<void> {
    await this.deleted(where);
  }

  /** Deletes every row for which all holds; resolves to how many there were. */
  async deleted(where: Where<Row>): Promise<number> {
    const statement = this.statement();
    return statement.affected(`DELETE FROM ${this.names.table}${this.where(statement, [where])}`);
  }

  /**
   * Takes the lock on the row for which all holds, which the transaction keeps to its end; resolves to whether there is
   * such a row. Not for SQLite, where one transaction writes at a time.
   */
  async lock(where: Where<Row>): Promise<boolean> {
    const statement = this.statement();
    const condition = this.where(statement, [where]);
    return (await statement.rows(`SELECT 1 FROM ${this.names.table}${condition} FOR NO KEY UPDATE`)).length > 0;
  }

  /** Deletes the row with the key, together with what else is to be written. */
  async remove(row: Partial<Row>): Promise<void> {
    const { table, rank, keyed } = this.names;
    const where = Object.fromEntries(keyed.map((name) => [name, row[name]])) as Where<Row>;
    const values = Object.values<unknown>(where);
    const sql = (statement: Statement): string => `DELETE FROM ${table}${this.where(statement, [where])}`;
    await this.session.later({ rank, touched: [this.nameOf(row)], shape: `${table}-`, rows: [values], sql });
  }

  private async put(rows: readonly Row[], onConflict: string): Promise<void> {
    const { table, rank, columns } = this.names;
    const properties = Object.keys(columns);
    const into = `INSERT INTO ${table} (${Object.values(columns).join(', ')})`;
    const sql = (statement: Statement, all: readonly (readonly unknown[])[]): string =>
      `${into} VALUES ${all.map((values) => `(${statement.list(values)})`).join(', ')}${onConflict}`;
    const shape = `${table}${onConflict === '' ? '+' : '*'}`;
    for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
      const part = rows.slice(start, start + ROWS_PER_STATEMENT);
      const touched = part.map((row) => this.nameOf(row));
      const values = part.map((row) => properties.map((name) => row[name]));
      await this.session.later({ rank, touched, shape, rows: values, sql, takesMore: true });
    }
  }

  private nameOf(row: Partial<Row>): string {
    const { table, keyed } = this.names;
    return [table, ...keyed.map((name) => row[name])].join('\n');
  }

  /** What a statement says of the rows for which all holds, beginning with WHERE. */
  where(statement: Statement, where: readonly Where<Row>[]): string {
    const conditions = where.flatMap((one) => conditionsOf(statement, (name) => this.column(name), one));
    return conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
  }

  private list(names: readonly Column<Row>[]): string {
    return names.map((name) => this.column(name)).join(', ');
  }

  private column(name: string): string {
    const column = (this.names.columns as Readonly<Record<string, string | undefined>>)[name];
    if (column === undefined) throw new Error(`The table ${this.names.table} has no column for ${name}.`);
    return column;
  }
}

function withoutAbsent<Row>(where: object): Where<Row> {
  return Object.fromEntries(Object.entries(where).filter(([, value]) => value !== undefined)) as Where<Row>;
}
