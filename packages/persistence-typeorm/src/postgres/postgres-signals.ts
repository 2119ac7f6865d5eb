import { randomUUID } from 'node:crypto';
import type { Signals, Subscription } from '@ticket-distribution/application';
import type { TicketDistributionGroupId } from '@ticket-distribution/domain';
import type { DataSource } from 'typeorm';
import { ProcessSignals } from '../signals/process-signals.js';
import { SignalLine } from './signal-line.js';

/** What is said on the line; without a group it is that work was stored. */
interface Said {
  readonly by: string;
  readonly group?: TicketDistributionGroupId;
}

/**
 * Signals between the processes on one PostgreSQL database. Those of this process are heard at once, also while the line
 * is lost; when it is there again, whoever waits for work looks, as something may have been missed.
 */
export class PostgresSignals implements Signals {
  private readonly here = new ProcessSignals();
  private readonly me = randomUUID();
  private line: SignalLine | null = null;

  private constructor() {}

  /** @param dataSource a pool of one connection, which is closed with the signals */
  static async open(dataSource: DataSource): Promise<PostgresSignals> {
    const signals = new PostgresSignals();
    signals.line = await SignalLine.open(dataSource, {
      heard: (text) => signals.hear(JSON.parse(text) as Said),
      reconnected: () => signals.here.workStored(),
    });
    return signals;
  }

  workStored(): void {
    this.here.workStored();
    this.tell({ by: this.me });
  }

  outcomeWritten(group: TicketDistributionGroupId): void {
    this.here.outcomeWritten(group);
    this.tell({ by: this.me, group });
  }

  onWorkStored(listener: () => void): Subscription {
    return this.here.onWorkStored(listener);
  }

  onOutcomeWritten(listener: (id: TicketDistributionGroupId) => void): Subscription {
    return this.here.onOutcomeWritten(listener);
  }

  async close(): Promise<void> {
    await this.line?.close();
  }

  private tell(said: Said): void {
    this.line?.tell(JSON.stringify(said));
  }

  private hear({ by, group }: Said): void {
    if (by === this.me) return;
    if (group === undefined) this.here.workStored();
    else this.here.outcomeWritten(group);
  }
}
