import { DataSource } from 'typeorm';
import type { SqliteLocation } from '../shared/database-location.js';
import { closingOnFailure } from '../shared/closing-connections.js';
import type { DatabaseFile } from './database-file.js';
import { lockInode } from './inode-lock.js';
import { sqliteOptions } from './sqlite-options.js';

/** Long enough for a process that is just ending. */
const WAIT_MS = 500;

/** A lock that this process holds until it releases it or ends, however it ends. */
export interface ProcessLock {
  release(): Promise<void>;
}

/**
 * Keeps every other process away from our tables in a database file, which have room for one: it takes what is under way
 * for its own. Tables with another prefix have a lock of their own. The lock is the operating system's, so it ends with the process, also with one that is killed, and
 * tools that read the file are let in. It is twofold: on a small database beside the file, held by an exclusive
 * transaction, and on the file itself, whatever the name under which it is opened.
 *
 * @throws Error when somebody holds it already, or the file has several names
 */
export async function lockForThisProcess(
  { kind, tablePrefix }: SqliteLocation,
  file: DatabaseFile,
): Promise<ProcessLock> {
  const beside = `${file.path}-${tablePrefix}lock`;
  const connection = await new DataSource(sqliteOptions({ kind, file: beside })).initialize();
  return closingOnFailure(connection, async () => {
    await connection.query(`PRAGMA busy_timeout = ${WAIT_MS}`);
    await connection.query('BEGIN EXCLUSIVE').catch(refuse);
    const inode = (await lockInode(file.identity, tablePrefix)) ?? refuse();
    await file.refuseOtherNames().catch(async (error: unknown) => {
      await inode.release();
      throw error;
    });
    return {
      release: async () => {
        await inode.release();
        await connection.destroy();
      },
    };
  });
}

function refuse(cause?: { readonly code?: string }): never {
  if (cause !== undefined && cause.code?.startsWith('SQLITE_BUSY') !== true) throw cause;
  throw new Error(
    'another process uses it. Tables in a SQLite file have room for one process: end the other one, or use PostgreSQL.',
    { cause },
  );
}
