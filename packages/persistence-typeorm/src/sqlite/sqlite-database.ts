import type { Signals, Transactions } from '@ticket-distribution/application';
import type { DataSource } from 'typeorm';
import type { OpenDatabase } from '../transactions/database.js';
import { orderSchema } from '../orders/order-rows.js';
import { QueuedConnection } from '../transactions/queued-connection.js';
import { ProcessSignals } from '../signals/process-signals.js';
import { TypeormTransactions } from '../transactions/typeorm-transactions.js';
import type { ProcessLock } from './process-lock.js';

/** Those that wait together share one write to the disk; the first is answered when the last is done. */
const UNITS_PER_COMMIT = 16;

/** A SQLite file under two connections: one writes, the other reads what was committed. */
export class SqliteDatabase implements OpenDatabase {
  readonly transactions: Transactions;
  readonly signals: Signals = new ProcessSignals();
  readonly processes = 'one';
  private readonly writes: QueuedConnection;
  private readonly reads: QueuedConnection;
  private closing: Promise<void> | null = null;

  constructor(
    writer: DataSource,
    private readonly reader: DataSource,
    private readonly lock: ProcessLock,
  ) {
    this.writes = new QueuedConnection(writer, UNITS_PER_COMMIT);
    this.reads = new QueuedConnection(reader);
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

  /** The writing connection is closed last: then the journal is written back and removed. */
  private async end(): Promise<void> {
    await Promise.all([this.writes.stop(), this.reads.stop()]);
    await this.reads.close();
    await this.writes.close();
    await this.lock.release();
  }
}
