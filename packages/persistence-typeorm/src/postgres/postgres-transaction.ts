import type { DataSource } from 'typeorm';
import type { Connection } from '../shared/connection.js';
import type { DriverError } from '../shared/driver-error.js';
import { databaseFault } from '../shared/faults.js';
import { type PostgresAnswer, type PostgresClient, inOneGo } from './postgres-client.js';
import type { StatementNames } from './statement-names.js';

/**
 * One transaction of PostgreSQL. It begins with its first statement and ends with its last: both go to the server
 * together, so that most of what is done takes two messages there and back.
 */
export class PostgresTransaction implements Connection {
  private begun: Promise<unknown> | null = null;
  private ended: Promise<PostgresAnswer> | null = null;

  /** @param begin the statement with which it begins; null: each statement is one of its own */
  constructor(
    readonly dataSource: DataSource,
    private readonly client: PostgresClient,
    private readonly names: StatementNames,
    private readonly begin: string | null,
  ) {}

  async query(sql: string, values: readonly unknown[] = []): Promise<object[]> {
    return (await this.send(sql, values)).rows;
  }

  async execute(sql: string, values: readonly unknown[] = []): Promise<number> {
    return (await this.send(sql, values)).rowCount ?? 0;
  }

  /** One that is the first as well is a transaction by itself. */
  async last(sql: string, values: readonly unknown[] = []): Promise<object[]> {
    if (this.begun === null) return (await this.alone(sql, values)).rows;
    const answered = this.send(sql, values);
    this.ended = this.client.query('COMMIT');
    this.ended.catch(() => undefined);
    return (await answered).rows;
  }

  /**
   * Commits, unless that is under way.
   *
   * @throws Error when the database rolls back instead: a transaction in which a statement failed answers so, and no error
   */
  async commit(): Promise<void> {
    if (this.begun === null) return;
    const { command } = await (this.ended ?? this.client.query('COMMIT')).catch(refuse);
    if (command !== 'COMMIT') throw new Error('The database rolled the transaction back instead of committing it.');
  }

  /** @throws what the driver throws, when the state of the connection is not known */
  async rollback(): Promise<void> {
    if (this.begun === null) return;
    await (this.ended ?? this.client.query('ROLLBACK'));
  }

  private async send(text: string, values: readonly unknown[]): Promise<PostgresAnswer> {
    const { client, begin } = this;
    if (begin === null || this.begun !== null) return this.alone(text, values);
    inOneGo(client);
    const begun = client.query(begin);
    this.begun = begun;
    const answered = this.alone(text, values);
    answered.catch(() => undefined);
    await begun;
    return answered;
  }

  private alone(text: string, values: readonly unknown[]): Promise<PostgresAnswer> {
    const { dataSource, client } = this;
    if (dataSource.options.logging) dataSource.logger.logQuery(text, [...values]);
    const name = this.names.nameOf(text);
    inOneGo(client);
    return client.query({ text, values, ...(name !== undefined && { name }) });
  }
}

function refuse(error: DriverError): never {
  throw databaseFault(error);
}
