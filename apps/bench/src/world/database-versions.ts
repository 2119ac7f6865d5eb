import sqlite3 from 'sqlite3';
import type { Machine } from '../result/bench-result.js';
import type { DatabaseKind } from './bench-databases.js';
import { BenchWorld } from './bench-world.js';

/** The versions of the databases that a run uses. */
export async function databaseVersions(
  databases: readonly DatabaseKind[],
): Promise<Pick<Machine, 'postgres' | 'sqlite'>> {
  const world = await BenchWorld.open(databases);
  try {
    const rows = await world.postgres?.query<{ server_version: string }>('SHOW server_version');
    return {
      postgres: rows?.[0]?.server_version ?? null,
      sqlite: databases.some((kind) => kind !== 'postgres') ? sqlite3.VERSION : null,
    };
  } finally {
    await world.close();
  }
}
