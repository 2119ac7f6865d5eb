import type { DataSource } from 'typeorm';
import { type Connection, isPostgres } from './connection.js';
import type { DriverError } from './driver-error.js';
import { databaseFault } from './faults.js';
import type { RowWrite } from './row-write.js';
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
    const writes = this.pending.toSorted((one, other) => one.rank - other.rank);
    this.pending = [];
    this.touched.clear();
    const size = writes.reduce((sum, write) => sum + write.size, 0);
    if (isPostgres(this.dataSource) && size <= VALUES_AT_ONCE) return this.together(writes, how);
    for (const write of writes) await this.byItself(write);
  }

  private async byItself(write: RowWrite): Promise<void> {
    const statement = new Statement(this);
    const sql = write.sql(statement);
    const rows = await this.connection.execute(sql, statement.values).catch(refuse);
    if (rows === 0 && write.lost !== undefined) throw write.lost();
  }

  /** One statement, which the database refuses as a whole when one of the writes does not find its row. */
  private async together(writes: readonly RowWrite[], how: 'query' | 'last'): Promise<void> {
    const statement = new Statement(this);
    const lost = writes.find((write) => write.lost !== undefined)?.lost;
    const sql = writes.length === 1 && lost === undefined ? writes[0]?.sql(statement) : allOf(writes, statement);
    await this.connection[how](sql ?? '', statement.values).catch((error: DriverError) => {
      throw error.code === DIVISION_BY_ZERO && lost !== undefined ? lost() : databaseFault(error);
    });
  }
}

function allOf(writes: readonly RowWrite[], statement: Statement): string {
  const parts = writes.map((write, index) => {
    const sql = write.sql(statement);
    return `w${index} AS (${sql}${write.lost === undefined ? '' : ' RETURNING 1'})`;
  });
  const found = writes.flatMap(({ lost }, index) => (lost === undefined ? [] : `1 / (SELECT count(*) FROM w${index})`));
  return `WITH ${parts.join(', ')} SELECT ${found.join(', ') || '1'}`;
}

function refuse(error: DriverError): never {
  throw databaseFault(error);
}
