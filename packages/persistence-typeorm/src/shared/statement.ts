import type { EntityManager } from 'typeorm';
import { fromStored, toStored } from './stored-text.js';

/**
 * One statement with its values, written by hand and sent as it is: building and hydrating through TypeORM costs several
 * times what the database does. Every statement about rows is sent from here. Rows come back as they were given, as all
 * columns are text or (32-bit) integers.
 */
export class Statement {
  private readonly parameters: unknown[] = [];
  private readonly isPostgres: boolean;

  constructor(private readonly manager: EntityManager) {
    this.isPostgres = manager.connection.options.type === 'postgres';
  }

  /** The placeholder of a value; placeholders are asked for in the order in which they stand in the statement. */
  value(value: unknown): string {
    const stored = this.isPostgres ? toStored(value) : value;
    return this.manager.connection.driver.createParameter('', this.parameters.push(stored) - 1);
  }

  /** Placeholders with commas between; one that equals nothing where there is no value. */
  values(values: readonly unknown[]): string {
    return values.map((value) => this.value(value)).join(', ') || 'NULL';
  }

  /** Sends a SELECT. */
  async rows<Found extends object>(sql: string): Promise<Found[]> {
    const found = (await this.manager.query(sql, this.parameters)) as Found[];
    return this.isPostgres ? found.map(fromStored) : found;
  }

  /** Sends an INSERT, UPDATE or DELETE; resolves to the number of rows, which drivers tell in a structured result only. */
  async affected(sql: string): Promise<number> {
    const { queryRunner } = this.manager;
    if (queryRunner === undefined) throw new Error('Rows are written in transactions only.');
    return (await queryRunner.query(sql, this.parameters, true)).affected ?? 0;
  }
}
