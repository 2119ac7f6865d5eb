import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type NodeProcess, PostgresServer, startApp, startNodeProcess } from '@ticket-distribution/processes';
import { PostgresMeter } from '../measuring/postgres-meter.js';
import type { LedgerCount } from '../stub/ledger.js';
import { ask } from '../calls/ask.js';
import { BenchDatabases, type DatabaseKind } from './bench-databases.js';

/** How long a distribute waits for its answer: longer than any takes, so that every one is measured with its call. */
const APP_SETTINGS = { DELIVERY_WAIT_MS: '60000' };

/** What the app sets by itself: without it, a server that was not asked for half a minute begins anew to compile what it runs. */
const NODE_ARGUMENTS = ['--no-flush-bytecode'];

/** What a chapter runs in: a folder, a PostgreSQL server if it is asked for, and processes; all gone with `close`. */
export class BenchWorld {
  private readonly running: NodeProcess[] = [];

  private readonly folder: string;
  readonly databases: BenchDatabases;

  private constructor(
    folder: string,
    /** Null: none was asked for. */
    readonly postgres: PostgresServer | null,
    private readonly serverLog: string[],
  ) {
    this.folder = folder;
    this.databases = new BenchDatabases(folder, postgres);
  }

  static async open(databases: readonly DatabaseKind[]): Promise<BenchWorld> {
    const folder = await mkdtemp(join(tmpdir(), 'ticket-distribution-bench-'));
    await chmod(folder, 0o755);
    const log: string[] = [];
    const options = { log: (text: unknown) => void log.push(String(text)) };
    const postgres = databases.includes('postgres')
      ? await PostgresServer.start(join(folder, 'postgres'), options)
      : null;
    return new BenchWorld(folder, postgres, log);
  }

  /** Null for SQLite. */
  meterOf(database: DatabaseKind): PostgresMeter | null {
    return database === 'postgres' && this.postgres !== null ? new PostgresMeter(this.postgres) : null;
  }

  /** A program of the benchmark, relative to its dist. */
  start(script: string, env: Readonly<Record<string, string>> = {}): Promise<NodeProcess> {
    return this.kept(startNodeProcess(`apps/bench/dist/${script}`, { env, nodeArguments: NODE_ARGUMENTS }));
  }

  /** A server of a tool that is installed apart from the workspace, relative to `tools`. */
  startTool(script: string, env: Readonly<Record<string, string>>): Promise<NodeProcess> {
    return this.kept(startNodeProcess(`tools/${script}`, { env, nodeArguments: NODE_ARGUMENTS }));
  }

  /** @param settings besides those that every app of the benchmark has */
  startApp(
    databaseUrl: string,
    ticketSystems: string,
    settings: Readonly<Record<string, string>> = {},
  ): Promise<NodeProcess> {
    return this.kept(startApp({ databaseUrl, ticketSystems, settings: { ...APP_SETTINGS, ...settings } }));
  }

  /** Ends one process before the others. */
  async end(process: NodeProcess): Promise<void> {
    this.running.splice(this.running.indexOf(process), 1);
    await process.end('SIGTERM');
  }

  /** What PostgreSQL has logged since the last time. */
  takeServerLog(): string {
    return this.serverLog.splice(0).join('');
  }

  async close(): Promise<void> {
    for (const one of this.running.toReversed()) await one.end('SIGTERM');
    await this.postgres?.close();
    await rm(this.folder, { recursive: true });
  }

  private async kept(starting: Promise<NodeProcess>): Promise<NodeProcess> {
    const started = await starting;
    this.running.push(started);
    return started;
  }
}

/** What the ticket system was handed over until now. */
export function ledgerOf(stub: NodeProcess): Promise<LedgerCount> {
  return ask<LedgerCount>('GET', `${stub.address}/ledger`);
}
