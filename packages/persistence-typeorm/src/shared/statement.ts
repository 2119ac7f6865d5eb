import type { DataSource } from 'typeorm';
import { type Connection, isPostgres } from './connection.js';
import { fromStored, toStored } from './stored-text.js';

/**
 * One statement with its values, written by hand. Every statement about rows is sent from here. Rows come back as they
 * were given, as all columns are text or (32-bit) integers.
 */
export class Statement {
  readonly values: unknown[] = [];
  private readonly isPostgres: boolean;

  constructor(private readonly sender: Pick<Connection, 'dataSource' | 'query' | 'execute'>) {
    this.isPostgres = isPostgres(sender.dataSource);
  }

  get dataSource(): DataSource {
    return this.sender.dataSource;
  }

  /** The placeholder of a value; placeholders are asked for in the order in which they stand in the statement. */
  value(value: unknown): string {
    const place = this.values.push(this.isPostgres ? toStored(value) : value);
    return this.isPostgres ? `$${place}` : '?';
  }

  /** Placeholders with commas between; one that equals nothing where there is no value. */
  list(values: readonly unknown[]): string {
    return values.map((value) => this.value(value)).join(', ') || 'NULL';
  }

  /** Sends a SELECT, after what the transaction has still to write. */
  async rows<Found extends object>(sql: string): Promise<Found[]> {
    const found = (await this.sender.query(sql, this.values)) as Found[];
    return this.isPostgres ? found.map(fromStored) : found;
  }

  /** Sends an INSERT, UPDATE or DELETE, after what the transaction has still to write; resolves to the number of rows. */
  affected(sql: string): Promise<number> {
    return this.sender.execute(sql, this.values);
  }
}
