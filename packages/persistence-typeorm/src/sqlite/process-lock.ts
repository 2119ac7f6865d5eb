import { realpath } from 'node:fs/promises';
import { DataSource } from 'typeorm';
import type { SqliteLocation } from '../shared/database-location.js';
import { closingOnFailure } from '../shared/closing-connections.js';
import { sqliteOptions } from './sqlite-options.js';

/** Long enough for a process that is just ending. */
const WAIT_MS = 500;

/** A lock that this process holds until it releases it or ends, however it ends. */
export interface ProcessLock {
  release(): Promise<void>;
}

/**
 * Keeps every other process away from a database file, which has room for one: two would each queue their own
 * transactions only. The lock is the operating system's, on a small database beside the file, held by an exclusive
 * transaction; so it ends with the process, also with one that is killed, and tools that read the file are let in.
 *
 * @throws Error when somebody holds it already
 */
export async function lockForThisProcess({ kind, file }: SqliteLocation): Promise<ProcessLock> {
  const beside = `${await realpath(file).catch(() => file)}-lock`;
  const connection = await new DataSource(sqliteOptions({ kind, file: beside })).initialize();
  return closingOnFailure(connection, async () => {
    await connection.query(`PRAGMA busy_timeout = ${WAIT_MS}`);
    await connection.query('BEGIN EXCLUSIVE').catch(refuse);
    return { release: () => connection.destroy() };
  });
}

function refuse(cause: unknown): never {
  throw new Error(
    'another process uses it. A SQLite database has room for one process: end the other one, or use PostgreSQL.',
    { cause },
  );
}
