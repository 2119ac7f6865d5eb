import { AsyncLocalStorage } from 'node:async_hooks';
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
    await dataSource.query('CREATE TABLE numbers (number integer PRIMARY KEY)');
    await dataSource.query(
      'CREATE TABLE debts (owed integer REFERENCES numbers (number) DEFERRABLE INITIALLY DEFERRED)',
    );
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
  /** Stores what only a later unit could make good, so that the commit fails. */
  const owe = async (number: number): Promise<void> =>
    connection.transaction(async (manager) => void (await manager.query('INSERT INTO debts VALUES (?)', [number])));
  const committed = async (): Promise<number[]> =>
    (await outside.query('SELECT number FROM numbers ORDER BY rowid')).map((row: { number: number }) => row.number);
  const messages = async (works: readonly Promise<unknown>[]): Promise<string[]> =>
    Promise.all(
      works.map((work) =>
        work.then(
          () => 'stored',
          (error: Error) => error.message,
        ),
      ),
    );

  for (const together of [1, 4, 16]) {
    it(`keeps the order of coming, and stores or takes back each by itself (${together} at once)`, async () => {
      connection = new QueuedConnection(dataSource, { unitsAtOnce: together });
      const works = Array.from({ length: 50 }, (_, number) =>
        insert(number, number % 7 === 0 ? new Error('the work failed') : undefined),
      );
      const expected = Array.from({ length: 50 }, (_, number) => (number % 7 === 0 ? 'the work failed' : 'stored'));
      expect(await messages(works)).to.deep.equal(expected);
      expect(await committed()).to.deep.equal(
        Array.from({ length: 50 }, (_, number) => number).filter((number) => number % 7 > 0),
      );
    });
  }

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
    const uncommitted = connection.transaction(async (manager) => void (await manager.query('ROLLBACK')));
    expect(await uncommitted.catch((error: Error) => error.message)).to.match(/no transaction is active/);
    const [owed] = await messages([owe(1)]);
    expect(owed).to.match(/FOREIGN KEY constraint failed/);
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

  it('does each work in the context of its caller', async () => {
    const caller = new AsyncLocalStorage<number>();
    connection = new QueuedConnection(dataSource, { unitsAtOnce: 4 });
    const contexts = [1, 2, 3, 4, 5].map((number) =>
      caller.run(number, () =>
        connection.transaction(async (manager) => {
          await manager.query('SELECT 1');
          return caller.getStore();
        }),
      ),
    );
    expect(await Promise.all(contexts)).to.deep.equal([1, 2, 3, 4, 5]);
  });

  describe('that commits those together that wait together', () => {
    beforeEach(() => {
      connection = new QueuedConnection(dataSource, { unitsAtOnce: 3 });
    });

    it('shows and answers nothing of one before all are committed, and leaves the rest to the next commit', async () => {
      const answered: number[] = [];
      const seen: number[][] = [];
      const look = async (): Promise<void> =>
        connection.transaction(async () => {
          seen.push(await committed(), [...answered]);
        });
      const works = [insert(1), insert(2)].map((work, index) => work.then(() => answered.push(index + 1)));
      const looks = [look(), look()];
      await Promise.all([...works, ...looks]);
      expect(seen).to.deep.equal([[], [], [1, 2], [1, 2]]);
    });

    it('does not let one wait for those that come later when nobody waits', async () => {
      await insert(1);
      expect(await committed()).to.deep.equal([1]);
    });

    it('shows each unit what those before it stored, and nothing of those that failed', async () => {
      const works = [insert(1), insert(2, new Error('the work failed')), insert(2)];
      expect(await messages(works)).to.deep.equal(['stored', 'the work failed', 'stored']);
      const [again] = await messages([insert(1)]);
      expect(again).to.match(/UNIQUE constraint failed/);
      expect(await committed()).to.deep.equal([1, 2]);
    });

    it('fails all when the commit fails, also those that failed on their own, and stores the next ones', async () => {
      const works = [insert(1), insert(1), owe(7), insert(2)];
      const outcomes = await messages(works);
      for (const outcome of outcomes.slice(0, 3)) expect(outcome).to.match(/FOREIGN KEY constraint failed/);
      expect(outcomes[3]).to.equal('stored');
      expect(await committed()).to.deep.equal([2]);
    });

    it('fails all whose work the database rolled back by itself, and stores the next ones', async () => {
      const fill = async (): Promise<void> =>
        connection.transaction(async (manager) => {
          await manager.query('ROLLBACK');
          throw new Error('database or disk is full');
        });
      const [before, broken, after] = await messages([insert(1), fill(), insert(2)]);
      expect(before).to.match(/no such savepoint/);
      expect([broken, after]).to.deep.equal(['database or disk is full', 'stored']);
      expect(await committed()).to.deep.equal([2]);
    });

    it('never takes a unit for stored that a work which passed over a rollback took with it', async () => {
      const passOver = async (): Promise<void> =>
        connection.transaction(async (manager) => void (await manager.query('ROLLBACK')));
      for (const outcome of await messages([insert(1), passOver(), insert(2)])) {
        expect(outcome).to.match(/no such savepoint/);
      }
      expect(await committed()).to.deep.equal([]);
    });
  });
});
