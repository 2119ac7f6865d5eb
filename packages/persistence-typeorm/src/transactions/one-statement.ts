import type { DataSource } from 'typeorm';
import type { Connection } from '../shared/connection.js';

/** Work that was thought to send one statement sends another, which might see what was committed in between. */
export class AnotherStatement extends Error {
  override readonly name = 'AnotherStatement';
}

/** A connection for work that reads with one statement. */
export class OneStatement implements Connection {
  private sent = false;

  constructor(private readonly connection: Connection) {}

  get dataSource(): DataSource {
    return this.connection.dataSource;
  }

  /** @throws AnotherStatement the second time */
  query(sql: string, values?: readonly unknown[]): Promise<object[]> {
    if (this.sent) throw new AnotherStatement('A second statement needs a transaction.');
    this.sent = true;
    return this.connection.query(sql, values);
  }

  /** @throws Error always */
  execute(): Promise<number> {
    throw new Error('Rows are written in transactions only.');
  }

  last(sql: string, values?: readonly unknown[]): Promise<object[]> {
    return this.query(sql, values);
  }
}
