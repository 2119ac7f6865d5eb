import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource, QueryRunner } from 'typeorm';
import { prefixOf } from '../shared/table-prefix.js';
import { type PostgresClient, type PostgresQuery, clientOf } from './postgres-client.js';

const CHANNEL = 'ticket_distribution';
const PAUSE_BEFORE_RECONNECTING_MS = 500;
/** So long what is said is gathered, milliseconds: each statement that says something is a transaction. */
const GATHER_MS = 10;
/** A connection that was lost without a word is found by asking. */
const ASK_EVERY_MS = 10_000;

const TELL = { name: 'ticket_distribution_tell', text: 'SELECT pg_notify($1, said) FROM unnest($2::text[]) AS said' };

/** What a line brings. */
export interface LineListener {
  /** Somebody said it, this process included. */
  heard(text: string): void;
  /** The line was lost for a while: what was said meanwhile is not known. */
  reconnected(): void;
}

/**
 * A connection of its own on which the processes on the same tables hear each other, by LISTEN and NOTIFY. One that is lost is made again
 * until the line is closed.
 */
export class SignalLine {
  private connection: { readonly client: PostgresClient; readonly runner: QueryRunner } | null = null;
  private said: string[] = [];
  private reconnecting: Promise<void> = Promise.resolve();
  private readonly closing = new AbortController();
  private readonly asking: NodeJS.Timeout;
  private readonly channel: string;

  private constructor(
    private readonly dataSource: DataSource,
    private readonly listener: LineListener,
  ) {
    this.channel = prefixOf(dataSource) + CHANNEL;
    this.asking = setInterval(() => void this.send({ text: 'SELECT 1' }), ASK_EVERY_MS).unref();
  }

  /** @param dataSource a pool of one connection, which the line closes */
  static async open(dataSource: DataSource, listener: LineListener): Promise<SignalLine> {
    const line = new SignalLine(dataSource, listener);
    await line.connect();
    return line;
  }

  /** Says it to every process; without a connection it is not said. */
  tell(text: string): void {
    this.said.push(text);
    if (this.said.length === 1) setTimeout(() => void this.tellAll(), GATHER_MS).unref();
  }

  async close(): Promise<void> {
    this.closing.abort();
    clearInterval(this.asking);
    await this.reconnecting;
    await this.dataSource.destroy();
  }

  private async tellAll(): Promise<void> {
    const texts = [...new Set(this.said)];
    this.said = [];
    await this.send({ ...TELL, values: [this.channel, texts] });
  }

  /** A connection on which a statement fails is of no use any more. */
  private async send(statement: PostgresQuery): Promise<void> {
    const client = this.connection?.client;
    await client?.query(statement).catch(() => {
      client.end().catch(() => undefined);
    });
  }

  private async connect(): Promise<void> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = await clientOf(runner);
      client.on('notification', ({ payload }) => this.listener.heard(payload ?? ''));
      client.on('end', () => this.lose(client));
      await client.query('SET synchronous_commit = off');
      await client.query(`LISTEN ${this.channel}`);
      this.connection = { client, runner };
    } catch (error) {
      await runner.release();
      throw error;
    }
  }

  private lose(client: PostgresClient): void {
    if (this.connection?.client !== client) return;
    const { runner } = this.connection;
    this.connection = null;
    this.reconnecting = runner.release().then(() => this.reconnect());
  }

  private async reconnect(): Promise<void> {
    const { signal } = this.closing;
    while (!signal.aborted) {
      await pause(PAUSE_BEFORE_RECONNECTING_MS, undefined, { ref: false, signal }).catch(() => undefined);
      if (!signal.aborted && (await this.isConnected())) return this.listener.reconnected();
    }
  }

  private async isConnected(): Promise<boolean> {
    return this.connect().then(
      () => true,
      () => false,
    );
  }
}
