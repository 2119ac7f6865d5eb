import type { DataSource } from 'typeorm';
import { type Connection, isPostgres } from './connection.js';
import type { DriverError } from './driver-error.js';
import { databaseFault } from './faults.js';
import { type RowWrite, inFewStatements } from './row-write.js';
import { Statement } from './statement.js';

/** What one statement may hold, values; PostgreSQL takes 65,535. */
const VALUES_AT_ONCE = 20_000;

/** PostgreSQL's division_by_zero: so a statement of several writes says that one of them did not find its row. */
const DIVISION_BY_ZERO = '22012';

/**
 * One transaction on a connection. Rows whose keys are known are written late and together: before the next statement, or
 * with the end of the transaction. In PostgreSQL that is one statement for all tables.
 */
export class Session {
  private pending: RowWrite[] = [];
  private readonly touched = new Set<string>();

  constructor(private readonly connection: Connection) {}

  get dataSource(): DataSource {
    return this.connection.dataSource;
  }

  async query(sql: string, values: readonly unknown[]): Promise<object[]> {
    if (this.pending.length > 0) await this.flush('query');
    return this.connection.query(sql, values).catch(refuse);
  }

  async execute(sql: string, values: readonly unknown[]): Promise<number> {
    if (this.pending.length > 0) await this.flush('query');
    return this.connection.execute(sql, values).catch(refuse);
  }

  /** Has rows written later; at once what stands in its way, which is what writes one of the same rows. */
  async later(write: RowWrite): Promise<void> {
    if (write.touched.some((row) => this.touched.has(row))) await this.flush('query');
    this.pending.push(write);
    for (const row of write.touched) this.touched.add(row);
  }

  /** Writes what is left; no statement follows. */
  async end(): Promise<void> {
    if (this.pending.length > 0) await this.flush('last');
  }

  private async flush(how: 'query' | 'last'): Promise<void> {
    const writes = inFewStatements(this.pending);
    this.pending = [];
    this.touched.clear();
    const size = writes.reduce((sum, { rows }) => sum + valuesIn(rows), 0);
    if (isPostgres(this.dataSource) && size <= VALUES_AT_ONCE) return this.together(writes, how);
    for (const write of writes) await this.byItself(write);
  }

  private async byItself(write: RowWrite): Promise<void> {
    const { sql, values } = said(this, [write], ([only], statement) => only.sql(statement, only.rows));
    const rows = await this.connection.execute(sql, values).catch(refuse);
    if (rows === 0 && write.lost !== undefined) throw write.lost();
  }

  /** One statement, which the database refuses as a whole when one of the writes does not find its row. */
  private async together(writes: readonly RowWrite[], how: 'query' | 'last'): Promise<void> {
    const lost = writes.find((write) => write.lost !== undefined)?.lost;
    const { sql, values } = said(this, writes, allOf);
    await this.connection[how](sql, values).catch((error: DriverError) => {
      throw error.code === DIVISION_BY_ZERO && lost !== undefined ? lost() : databaseFault(error);
    });
  }
}

/** So many statements of writes are remembered, of no more values each: those of bulk work come once. */
const REMEMBERED = 1000;
const FEW_VALUES = 500;

const remembered = new WeakMap<DataSource, Map<string, string>>();

/** The statement of writes, which is put together once for all that differ in their values only. */
function said<const Writes extends readonly RowWrite[]>(
  session: Session,
  writes: Writes,
  put: (writes: Writes, statement: Statement) => string,
): { readonly sql: string; readonly values: readonly unknown[] } {
  const { dataSource } = session;
  const statement = new Statement(session);
  const texts = remembered.get(dataSource) ?? new Map<string, string>();
  remembered.set(dataSource, texts);
  const shape = writes.map((write) => `${write.shape} ${write.rows.length}`).join(' ');
  const known = texts.get(shape);
  if (known !== undefined) {
    for (const { rows } of writes) for (const row of rows) for (const value of row) statement.value(value);
    return { sql: known, values: statement.values };
  }
  const sql = put(writes, statement);
  if (texts.size < REMEMBERED && statement.values.length <= FEW_VALUES) texts.set(shape, sql);
  return { sql, values: statement.values };
}

function allOf(writes: readonly RowWrite[], statement: Statement): string {
  const [first] = writes;
  if (writes.length === 1 && first !== undefined && first.lost === undefined) return first.sql(statement, first.rows);
  const parts = writes.map((write, index) => {
    const sql = write.sql(statement, write.rows);
    return `w${index} AS (${sql}${write.lost === undefined ? '' : ' RETURNING 1'})`;
  });
  const found = writes.flatMap(({ lost }, index) => (lost === undefined ? [] : `1 / (SELECT count(*) FROM w${index})`));
  return `WITH ${parts.join(', ')} SELECT ${found.join(', ') || '1'}`;
}

function valuesIn(rows: RowWrite['rows']): number {
  return rows.reduce((sum, row) => sum + row.length, 0);
}

function refuse(error: DriverError): never {
  throw databaseFault(error);
}
