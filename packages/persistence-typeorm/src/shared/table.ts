import type { EntityManager, EntitySchema, ObjectLiteral } from 'typeorm';
import type { Column, CountAsked, Counted, PageAsked, PageOfRows, Sorted } from './asked.js';
import { Statement } from './statement.js';
import { type TableNames, namesOf } from './table-names.js';
import { type Selected, type Where, conditionsOf } from './where.js';

/** Keeps a statement below the 32,766 parameters that SQLite takes, with 30 columns or fewer. */
const ROWS_PER_STATEMENT = 1000;

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
    private readonly manager: EntityManager,
    schema: EntitySchema<Row>,
  ) {
    this.names = namesOf(manager, schema);
    this.isPostgres = manager.connection.options.type === 'postgres';
    this.taking = this.isPostgres ? ' FOR UPDATE SKIP LOCKED' : '';
  }

  statement(): Statement {
    return new Statement(this.manager);
  }

  async find(where: Where<Row>, { by, limit, taken }: Sorted<Row> = {}): Promise<Row[]> {
    const statement = this.statement();
    const found = `SELECT ${this.names.row} FROM ${this.names.table}${this.where(statement, [where])}`;
    const sorted = by === undefined ? '' : ` ORDER BY ${this.list(by)}`;
    const limited = limit === undefined ? '' : ` LIMIT ${statement.value(limit)}`;
    return statement.rows<Row>(`${found}${sorted}${limited}${taken === undefined ? '' : this.taking}`);
  }

  /** One page of the rows, and how many there are; they are counted only where the page does not tell. */
  async page({ where, by, newestFirst, page, perPage }: PageAsked<Row>): Promise<PageOfRows<Row>> {
    const said = where.map(withoutAbsent<Row>);
    const statement = this.statement();
    const found = `SELECT ${this.names.row} FROM ${this.names.table}${this.where(statement, said)}`;
    const order = by.map((name) => this.column(name) + (newestFirst === undefined ? '' : ' DESC')).join(', ');
    const part = `LIMIT ${statement.value(perPage)} OFFSET ${statement.value(page * perPage)}`;
    const rows = await statement.rows<Row>(`${found} ORDER BY ${order} ${part}`);
    const isLast = rows.length < perPage && (rows.length > 0 || page === 0);
    return { rows, totalItems: isLast ? page * perPage + rows.length : await this.total(said) };
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

  /** Inserts rows in as few statements as go; none for no rows. */
  async insert(rows: readonly Row[]): Promise<void> {
    await this.write(rows, '');
  }

  /** Puts rows in the place of stored ones with their keys, in as few statements as go; none for no rows. */
  async replace(rows: readonly Row[]): Promise<void> {
    const { columns, key } = this.names;
    const changes = Object.values<string>(columns)
      .filter((column) => !key.includes(column))
      .map((column) => `${column} = excluded.${column}`);
    await this.write(rows, ` ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${changes.join(', ')}`);
  }

  /** Writes the changes to every row for which all holds; resolves to how many there were. */
  async update(where: Where<Row>, changes: Partial<Row>): Promise<number> {
    const statement = this.statement();
    const changed = Object.entries(changes).map(([name, value]) => `${this.column(name)} = ${statement.value(value)}`);
    return statement.affected(`UPDATE ${this.names.table} SET ${changed.join(', ')}${this.where(statement, [where])}`);
  }

  async delete(where: Where<Row>): Promise<void> {
    const statement = this.statement();
    await statement.affected(`DELETE FROM ${this.names.table}${this.where(statement, [where])}`);
  }

  /**
   * Takes the lock on the row for which all holds, which the transaction keeps to its end; resolves to whether there is
   * such a row. In SQLite an update that changes nothing does so; in PostgreSQL that would leave a dead row behind.
   */
  async lock(where: Where<Row>): Promise<boolean> {
    const { table, key } = this.names;
    const statement = this.statement();
    const condition = this.where(statement, [where]);
    if (this.isPostgres) {
      return (await statement.rows(`SELECT 1 FROM ${table}${condition} FOR NO KEY UPDATE`)).length > 0;
    }
    const same = key.map((column) => `${column} = ${column}`).join(', ');
    return (await statement.affected(`UPDATE ${table} SET ${same}${condition}`)) > 0;
  }

  private async write(rows: readonly Row[], onConflict: string): Promise<void> {
    const { table, columns } = this.names;
    const properties = Object.keys(columns);
    for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
      const statement = this.statement();
      const values = rows
        .slice(start, start + ROWS_PER_STATEMENT)
        .map((row) => `(${statement.values(properties.map((name) => row[name]))})`);
      const into = `INSERT INTO ${table} (${Object.values(columns).join(', ')})`;
      await statement.affected(`${into} VALUES ${values.join(', ')}${onConflict}`);
    }
  }

  private async total(where: readonly Where<Row>[]): Promise<number> {
    const statement = this.statement();
    const sql = `SELECT COUNT(*) AS total FROM ${this.names.table}${this.where(statement, where)}`;
    const [counted] = await statement.rows<{ readonly total: number | string }>(sql);
    return Number(counted?.total);
  }

  private where(statement: Statement, where: readonly Where<Row>[]): string {
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
