import type { Transactions } from '@ticket-distribution/application';
import type { DataSource } from 'typeorm';
import { orderSchema } from '../orders/order-rows.js';
import type { OpenDatabase } from '../transactions/database.js';
import { TypeormTransactions } from '../transactions/typeorm-transactions.js';
import { PooledConnections } from './pooled-connections.js';

/** Each statement sees what was committed before it: after waiting for a lock, what its holder did. */
const WRITING = 'BEGIN ISOLATION LEVEL READ COMMITTED';
/** One committed state from the first statement to the last. */
const READING = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';

/** A PostgreSQL database under two pools, so that those who read never wait for a connection of those who write. */
export class PostgresDatabase implements OpenDatabase {
  readonly transactions: Transactions;
  private readonly writes: PooledConnections;
  private readonly reads: PooledConnections;
  private closing: Promise<void> | null = null;

  constructor(
    writer: DataSource,
    private readonly reader: DataSource,
  ) {
    this.writes = new PooledConnections(writer, WRITING);
    this.reads = new PooledConnections(reader, READING);
    this.transactions = new TypeormTransactions(this.writes, this.reads);
  }

  async isReady(): Promise<boolean> {
    if (this.closing !== null) return false;
    try {
      await this.reader.manager.existsBy(orderSchema, { id: '' });
      return true;
    } catch {
      return false;
    }
  }

  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  private async end(): Promise<void> {
    await Promise.all([this.writes.close(), this.reads.close()]);
  }
}
