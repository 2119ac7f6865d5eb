import { setTimeout as pause } from 'node:timers/promises';
import type { Signals, Transactions } from '@ticket-distribution/application';
import type { DataSource } from 'typeorm';
import { WriteFaults } from '../shared/write-faults.js';
import { takesWrites } from './takes-writes.js';
import type { OpenDatabase } from '../transactions/database.js';
import type { Nesting } from '../transactions/nesting.js';
import { TypeormTransactions } from '../transactions/typeorm-transactions.js';
import { PooledConnections } from './pooled-connections.js';
import type { PostgresSignals } from './postgres-signals.js';

/** Each statement sees what was committed before it: after waiting for a lock, what its holder did. */
const WRITING = 'BEGIN ISOLATION LEVEL READ COMMITTED';
/** One committed state from the first statement to the last. */
const READING = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';

/** A database that takes longer to answer counts as one that does not. */
const READY_WITHIN_MS = 2000;

/**
 * A PostgreSQL database under two pools, so that those who read never wait for a connection of those who write, and a
 * connection for signals.
 */
export class PostgresDatabase implements OpenDatabase {
  readonly transactions: Transactions;
  readonly processes = 'many';
  private readonly writes: PooledConnections;
  private readonly reads: PooledConnections;
  private readonly faults = new WriteFaults();
  private closing: Promise<void> | null = null;

  constructor(
    writer: DataSource,
    private readonly reader: DataSource,
    private readonly line: PostgresSignals,
    nesting: Nesting,
  ) {
    this.writes = new PooledConnections(writer, WRITING, nesting);
    this.reads = new PooledConnections(reader, READING, nesting);
    this.transactions = new TypeormTransactions(this.writes, this.reads, this.faults);
  }

  get signals(): Signals {
    return this.line;
  }

  async isReady(): Promise<boolean> {
    if (this.closing !== null || this.faults.isRecent) return false;
    const answered = takesWrites(this.reader).catch(() => false);
    return Promise.race([answered, pause(READY_WITHIN_MS, false, { ref: false })]);
  }

  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  private async end(): Promise<void> {
    await Promise.all([this.writes.close(), this.reads.close()]);
    await this.line.close();
  }
}
