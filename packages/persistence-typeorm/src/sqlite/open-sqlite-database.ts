import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DataSource } from 'typeorm';
import { migrate } from '../schema/migrate.js';
import { openSqliteConnection } from './sqlite-connection.js';
import { SqliteDatabase } from './sqlite-database.js';

/** Opens both connections to a file, with its folder when that is missing, and brings the schema up to date. */
export async function openSqliteDatabase(file: string): Promise<SqliteDatabase> {
  await mkdir(dirname(file), { recursive: true });
  const writer = await openSqliteConnection(file, 'writes');
  return closingOnFailure(writer, async () => {
    await migrate(writer);
    return new SqliteDatabase(writer, await openSqliteConnection(file, 'reads'));
  });
}

async function closingOnFailure<T>(dataSource: DataSource, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
}
