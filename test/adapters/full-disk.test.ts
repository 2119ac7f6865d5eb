import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreUnavailable, type Transactions } from '@ticket-distribution/application';
import type { OrderId } from '@ticket-distribution/domain';
import {
  QueuedConnection,
  TypeormTransactions,
  migrate,
  schemaOptions,
} from '@ticket-distribution/persistence-typeorm';
import { aRecordedOrder, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { DataSource } from 'typeorm';
import { temporaryFolder } from './temporary-folder.js';

/** More pages than any test needs. */
const PLENTY = 1_000_000;

describe('A SQLite file that cannot be written', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let dataSource: DataSource;
  let connection: QueuedConnection;
  let transactions: Transactions;

  beforeEach(async () => {
    folder = await temporaryFolder();
    const database = join(folder.path, 'test.sqlite');
    dataSource = await new DataSource({ type: 'sqlite', database, ...schemaOptions() }).initialize();
    await migrate(dataSource);
    connection = new QueuedConnection(dataSource, { begin: 'BEGIN IMMEDIATE', unitsAtOnce: 16 });
    transactions = new TypeormTransactions(connection, new QueuedConnection(dataSource));
  });
  afterEach(async () => {
    await connection.close();
    await folder.remove();
  });

  const allow = (pages: number): Promise<unknown> => dataSource.query(`PRAGMA max_page_count = ${pages}`);
  const save = (id: string): Promise<unknown> =>
    transactions
      .run(({ orders }) => orders.save(aRecordedOrder(anOrder({ id }))))
      .then(
        () => 'stored',
        (error: unknown) => error,
      );
  const isStored = async (id: string): Promise<boolean> =>
    (await transactions.read(({ orders }) => orders.find(id as OrderId))) !== undefined;

  it('counts as a store that does not answer when it is full, keeps what it has, and goes on when there is room', async () => {
    expect(await save('BEFORE')).to.equal('stored');
    // SQLite takes no number below what is used already.
    await allow(1);
    const refused: string[] = [];
    for (let order = 0; refused.length === 0 && order < 1000; order += 1) {
      const id = `ORDER-${order}`;
      const outcome = await save(id);
      if (outcome === 'stored') continue;
      expect(outcome).to.be.instanceOf(StoreUnavailable);
      expect((outcome as Error).message).to.match(/disk is full/);
      refused.push(id);
    }
    expect(refused, 'there came an end').to.have.length(1);
    expect(await isStored('BEFORE')).to.equal(true);
    expect(await isStored(refused[0] ?? '')).to.equal(false);
    await allow(PLENTY);
    expect(await save('AFTER')).to.equal('stored');
  });

  it('counts so when it is read-only, and can be read meanwhile', async () => {
    expect(await save('BEFORE')).to.equal('stored');
    await dataSource.query('PRAGMA query_only = ON');
    expect(await save('REFUSED'))
      .to.be.instanceOf(StoreUnavailable)
      .with.property('message')
      .that.matches(/readonly/);
    expect(await isStored('BEFORE')).to.equal(true);
    await dataSource.query('PRAGMA query_only = OFF');
    expect(await save('AFTER')).to.equal('stored');
  });

  it('counts so when it is damaged, to those who read, too', async () => {
    for (let order = 0; order < 20; order += 1) await save(`ORDER-${order}`);
    const file = join(folder.path, 'test.sqlite');
    await dataSource.query('PRAGMA cache_size = 1');
    const size = (await stat(file)).size;
    const handle = await open(file, 'r+');
    await handle.write(Buffer.alloc(size - 4096, 0x5a), 0, size - 4096, 4096);
    await handle.close();
    expect(await save('REFUSED')).to.be.instanceOf(StoreUnavailable);
    const reading = isStored('ORDER-1').catch((error: unknown) => error);
    expect(await reading).to.be.instanceOf(StoreUnavailable);
  });
});
