import { execFile } from 'node:child_process';
import { chown, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { PostgresServer, signalled } from '@ticket-distribution/processes';

/** A killed server loses nothing without it, a machine does. */
const FLAGS = ['fsync=off'];

/** A real PostgreSQL server in a temporary folder, with databases for tests and what they do to it. */
export class TestPostgres {
  private databases = 0;
  private suspended: readonly number[] = [];

  private constructor(private readonly server: PostgresServer) {}

  static async start(): Promise<TestPostgres> {
    return new TestPostgres(await PostgresServer.start(await newFolder(), { flags: FLAGS }));
  }

  /** The server of a gate, which ends it: for databases only. */
  static async at(port: number): Promise<TestPostgres> {
    return new TestPostgres(await PostgresServer.at(port));
  }

  get port(): number {
    return this.server.port;
  }

  /**
   * Backs up the running server as `pg_basebackup` does, with what PostgreSQL itself offers for it: the files as they
   * happen to be, and the log that makes them whole.
   *
   * @returns a server out of the backup, which is started by `restart`
   */
  async backUp(): Promise<TestPostgres> {
    const copy = await PostgresServer.in(await newFolder(), { flags: FLAGS });
    const [from, to] = [this.server.data, copy.data];
    await this.server.session(async (query) => {
      await query("SELECT pg_backup_start('backup', true)");
      await copyTree(from, to);
      const [stopped] = await query<{ readonly labelfile: string }>('SELECT labelfile FROM pg_backup_stop(false)');
      await rm(join(to, 'postmaster.pid'), { force: true });
      await rm(join(to, 'pg_wal'), { recursive: true });
      await copyTree(join(from, 'pg_wal'), join(to, 'pg_wal'));
      const label = join(to, 'backup_label');
      await writeFile(label, stopped?.labelfile ?? '');
      const { uid, gid } = await stat(to);
      await chown(label, uid, gid);
    });
    return new TestPostgres(copy);
  }

  /** How this server calls a database of another one that it was made from. */
  sameDatabase(url: string): string {
    return this.server.urlOf(databaseOf(url));
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
    return this.server.urlOf(name);
  }

  /** Removes a database, whoever is connected to it. */
  async dropDatabase(url: string): Promise<void> {
    await this.query(`DROP DATABASE IF EXISTS ${databaseOf(url)} WITH (FORCE)`);
  }

  /** Ends the server as at a power cut: no word to anybody, and recovery at the next start. */
  async kill(): Promise<void> {
    await this.server.end('SIGKILL');
  }

  /** Stops the server from doing anything, with every connection open, until it is resumed. */
  async suspend(): Promise<void> {
    const backends = await this.query<{ readonly pid: number }>(
      'SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()',
    );
    const all = [this.server.pid ?? 0, ...backends.map(({ pid }) => pid)];
    this.suspended = all.filter((pid) => signalled(pid, 'SIGSTOP'));
  }

  resume(): void {
    for (const pid of this.suspended) signalled(pid, 'SIGCONT');
    this.suspended = [];
  }

  /** Ends every connection, and starts the server again; also after a kill. */
  async restart(): Promise<void> {
    await this.stop();
    await this.server.startUp();
  }

  /** Ends the server, and may be followed by `restart`. */
  async stop(): Promise<void> {
    await this.server.end('SIGINT');
  }

  /** Ends the server and removes all that it kept. */
  async remove(): Promise<void> {
    this.resume();
    await this.server.close();
    await rm(dirname(this.server.data), { recursive: true, force: true });
  }

  /** One statement of an administrator, in the database of the URL. */
  query<Row>(sql: string, url?: string): Promise<Row[]> {
    return this.server.query<Row>(sql, url === undefined ? undefined : databaseOf(url));
  }
}

function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'ticket-distribution-postgres-'));
}

function databaseOf(url: string): string {
  return new URL(url).pathname.slice(1);
}

/** With its owners, which only `cp` keeps. A file that is gone meanwhile belongs to what the log brings back. */
async function copyTree(from: string, to: string): Promise<void> {
  await promisify(execFile)('cp', ['-a', from, to]).catch((error: { readonly stderr?: string }) => {
    const others = (error.stderr ?? '').split('\n').filter((line) => line !== '' && !/No such file/.test(line));
    if (others.length > 0) throw new Error(others.join('\n'));
  });
}
