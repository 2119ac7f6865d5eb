import type { DataSource } from 'typeorm';

/**
 * A connection of a driver, as long as a transaction has it. Statements are sent as they are: building and hydrating
 * through TypeORM costs several times what the database does. Those sent side by side are done in the order of their coming.
 */
export interface Connection {
  /** Knows the tables, and how names are written. */
  readonly dataSource: DataSource;
  /** Sends a SELECT; resolves to its rows. */
  query(sql: string, values?: readonly unknown[]): Promise<object[]>;
  /** Sends an INSERT, UPDATE or DELETE; resolves to the number of its rows. */
  execute(sql: string, values?: readonly unknown[]): Promise<number>;
  /**
   * Sends the last statement of the transaction, after which only its end follows; where the database takes more than one
   * statement at once, the end goes with it.
   */
  last(sql: string, values?: readonly unknown[]): Promise<object[]>;
}

export function isPostgres({ options: { type } }: DataSource): boolean {
  return type === 'postgres';
}
