import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { QueuedConnection } from '@ticket-distribution/persistence-typeorm';
import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { DataSource } from 'typeorm';
import { temporaryFolder } from './temporary-folder.js';

describe('The queue before a single connection', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let dataSource: DataSource;
  let outside: DataSource;
  let connection: QueuedConnection;

  beforeEach(async () => {
    folder = await temporaryFolder();
    const database = join(folder.path, 'test.sqlite');
    dataSource = await new DataSource({ type: 'sqlite', database, enableWAL: true }).initialize();
    outside = await new DataSource({ type: 'sqlite', database }).initialize();
    await dataSource.query('CREATE TABLE numbers (number integer)');
    connection = new QueuedConnection(dataSource);
  });
  afterEach(async () => {
    await connection.close();
    await outside.destroy();
    await folder.remove();
  });

  const insert = async (number: number, failure?: Error): Promise<void> =>
    connection.transaction(async (manager) => {
      await manager.query('INSERT INTO numbers VALUES (?)', [number]);
      await pause(1);
      if (failure) throw failure;
    });
  const committed = async (): Promise<number[]> =>
    (await outside.query('SELECT number FROM numbers ORDER BY rowid')).map((row: { number: number }) => row.number);

  it('keeps the order of coming, and commits or rolls back each by itself', async () => {
    const works = Array.from({ length: 50 }, (_, number) =>
      insert(number, number % 7 === 0 ? new Error('the work failed') : undefined),
    );
    await Promise.allSettled(works);
    expect(await committed()).to.deep.equal(
      Array.from({ length: 50 }, (_, number) => number).filter((number) => number % 7 > 0),
    );
  });

  it('goes on committing after the database rolled back by itself', async () => {
    const brokenOff = connection.transaction(async (manager) => {
      await manager.query('INSERT INTO numbers VALUES (1)');
      await manager.query('ROLLBACK');
      throw new Error('database or disk is full');
    });
    expect(await brokenOff.catch((error: Error) => error.message)).to.equal('database or disk is full');
    await insert(2, new Error('the work failed')).catch(() => undefined);
    await insert(3);
    expect(await committed()).to.deep.equal([3]);
  });

  it('says that a transaction failed whose commit did', async () => {
    const uncommitted = connection.transaction((manager) => manager.query('ROLLBACK'));
    expect(await uncommitted.catch((error: Error) => error.message)).to.match(/no transaction is active/);
    await insert(1);
    expect(await committed()).to.deep.equal([1]);
  });

  it('lets work that was begun inside a turn have one of its own when that is over', async () => {
    let later: Promise<void> = Promise.resolve();
    await connection.transaction(async () => {
      later = pause(20).then(() => insert(1));
    });
    await later;
    expect(await committed()).to.deep.equal([1]);
  });
});
