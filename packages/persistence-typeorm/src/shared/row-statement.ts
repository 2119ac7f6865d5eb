import type { EntityManager, EntitySchema, ObjectLiteral } from 'typeorm';
import { fromStored, toStored } from './stored-text.js';
import { type TableNames, namesOf } from './table-names.js';

/**
 * One statement on one table, written by hand and sent as it is: building and hydrating through TypeORM costs several
 * times what the database does. Rows come back as they were given, as all columns are text or (32-bit) integers.
 */
export class RowStatement<Row extends ObjectLiteral> {
  readonly names: TableNames;
  private readonly parameters: unknown[] = [];
  private readonly isPostgres: boolean;

  constructor(
    private readonly manager: EntityManager,
    schema: EntitySchema<Row>,
  ) {
    this.names = namesOf(manager, schema);
    this.isPostgres = manager.connection.options.type === 'postgres';
  }

  column(property: keyof Row & string): string {
    const column = this.names.columns[property];
    if (column === undefined) throw new Error(`The table ${this.names.table} has no column for ${property}.`);
    return column;
  }

  /** Placeholders for values, separated by commas, in the order in which they stand in the statement. */
  values(values: readonly unknown[]): string {
    return values.map((value) => this.value(value)).join(', ');
  }

  value(value: unknown): string {
    const stored = this.isPostgres ? toStored(value) : value;
    return this.manager.connection.driver.createParameter('', this.parameters.push(stored) - 1);
  }

  /** Columns and their values, as in SET, and for values that are not null in WHERE. */
  assignments(row: Partial<Row>): string[] {
    return Object.entries(row).map(([property, value]) => `${this.column(property)} = ${this.value(value)}`);
  }

  /** Sends a SELECT. */
  async rows<Found extends object = Row>(sql: string): Promise<Found[]> {
    const found = (await this.manager.query(sql, this.parameters)) as Found[];
    return this.isPostgres ? found.map(fromStored) : found;
  }

  /** Sends an INSERT, UPDATE or DELETE; resolves to the number of rows, which drivers tell in a structured result only. */
  async affected(sql: string): Promise<number | undefined> {
    const { queryRunner } = this.manager;
    if (queryRunner === undefined) throw new Error('Rows are written in transactions only.');
    return (await queryRunner.query(sql, this.parameters, true)).affected;
  }
}
