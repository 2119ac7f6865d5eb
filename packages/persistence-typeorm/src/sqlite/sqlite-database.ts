import type { Signals, Transactions } from '@ticket-distribution/application';
import type { DataSource } from 'typeorm';
import type { OpenDatabase } from '../transactions/database.js';
import { orderSchema } from '../rows/order-rows.js';
import type { Nesting } from '../transactions/nesting.js';
import { QueuedConnection } from '../transactions/queued-connection.js';
import { ProcessSignals } from '../signals/process-signals.js';
import { TypeormTransactions } from '../transactions/typeorm-transactions.js';
import { Session } from '../shared/session.js';
import { Table } from '../shared/table.js';
import { WriteFaults } from '../shared/write-faults.js';
import type { DatabaseFile } from './database-file.js';
import type { ProcessLock } from './process-lock.js';
import { rewriteHeader } from './rewrite-header.js';

/** Takes the file for writing at once, or waits until whoever else writes to it is done. */
export const WRITING = 'BEGIN IMMEDIATE';

/** Those that wait together share one write to the disk; the first is answered when the last is done. */
const UNITS_PER_COMMIT = 16;

/** For how long a write that went well shows that the next one would, milliseconds. */
const WRITABLE_FOR_MS = 1000;

/** What a SQLite database is made of. */
interface Parts {
  readonly writer: DataSource;
  readonly reader: DataSource;
  readonly file: DatabaseFile;
  readonly lock: ProcessLock;
  readonly nesting: Nesting;
}

/** A SQLite file under two connections: one writes, the other reads what was committed. */
export class SqliteDatabase implements OpenDatabase {
  readonly transactions: Transactions;
  readonly signals: Signals = new ProcessSignals();
  readonly processes = 'one';
  private readonly writes: QueuedConnection;
  private readonly reads: QueuedConnection;
  private readonly faults = new WriteFaults();
  private readonly file: DatabaseFile;
  private readonly lock: ProcessLock;
  private writable: { readonly askedAt: number; readonly answer: Promise<boolean> } | null = null;
  private closing: Promise<void> | null = null;

  constructor({ writer, reader, file, lock, nesting }: Parts) {
    this.writes = new QueuedConnection(writer, {
      begin: WRITING,
      unitsAtOnce: UNITS_PER_COMMIT,
      verify: () => file.verify(),
      nesting,
    });
    this.reads = new QueuedConnection(reader, { nesting });
    this.transactions = new TypeormTransactions(this.writes, this.reads, this.faults);
    this.file = file;
    this.lock = lock;
  }

  async isReady(): Promise<boolean> {
    if (this.closing !== null) return false;
    const [answers, isWritable] = await Promise.all([this.answers(), this.isWritable()]);
    return answers && isWritable && !this.faults.isRecent;
  }

  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  private answers(): Promise<boolean> {
    return held(this.reads.single((connection) => new Table(new Session(connection), orderSchema).find({ id: '' })));
  }

  /** However often it is asked, it writes once a second at most. */
  private isWritable(): Promise<boolean> {
    const now = performance.now();
    if (this.writable === null || now - this.writable.askedAt >= WRITABLE_FOR_MS) {
      this.writable = { askedAt: now, answer: this.tryToWrite() };
    }
    return this.writable.answer;
  }

  private async tryToWrite(): Promise<boolean> {
    const written = this.writes.transaction((connection) => rewriteHeader((statement) => connection.query(statement)));
    return (await held(written)) && this.file.hasRoom().catch(() => false);
  }

  /** The writing connection is closed last: then the journal is written back and removed. */
  private async end(): Promise<void> {
    await Promise.all([this.writes.stop(), this.reads.stop()]);
    await this.reads.close();
    await this.writes.close();
    await this.lock.release();
  }
}

/** Whether something could be done. */
function held(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}
