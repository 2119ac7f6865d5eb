import type { DataSource } from 'typeorm';
import type { Connection } from '../shared/connection.js';
import { PreparedStatements } from './prepared-statements.js';

/** The one connection to a SQLite file, with what it keeps prepared. */
export class PreparedConnection implements Connection {
  private readonly statements: PreparedStatements;

  constructor(readonly dataSource: DataSource) {
    this.statements = PreparedStatements.of(dataSource);
  }

  query(sql: string, values: readonly unknown[] = []): Promise<object[]> {
    this.log(sql, values);
    return this.statements.rows(sql, values);
  }

  execute(sql: string, values: readonly unknown[] = []): Promise<number> {
    this.log(sql, values);
    return this.statements.changes(sql, values);
  }

  last(sql: string, values: readonly unknown[] = []): Promise<object[]> {
    return this.query(sql, values);
  }

  async close(): Promise<void> {
    await this.statements.end();
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  private log(sql: string, values: readonly unknown[]): void {
    const { options, logger } = this.dataSource;
    if (options.logging) logger.logQuery(sql, [...values]);
  }
}
