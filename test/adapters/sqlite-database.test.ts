import { access, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { Delivery, type OrderId } from '@ticket-distribution/domain';
import { type OpenDatabase, migrations, openDatabase } from '@ticket-distribution/persistence-typeorm';
import { aDelivery, aRecordedOrder, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { DataSource } from 'typeorm';
import { temporaryFolder } from './temporary-folder.js';

describe('A SQLite database', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let opened: OpenDatabase | null = null;

  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(async () => {
    await opened?.close();
    opened = null;
    await folder.remove();
  });

  const open = async (databaseUrl = 'sqlite:./data/test.sqlite'): Promise<OpenDatabase> => {
    opened = await openDatabase({ databaseUrl, baseFolder: folder.path });
    return opened;
  };
  const refusal = async (databaseUrl?: string): Promise<string> =>
    open(databaseUrl).then(
      () => 'it was opened',
      (error: Error) => error.message,
    );
  const saveOrder = async ({ transactions }: OpenDatabase, id: string): Promise<void> =>
    transactions.run(({ orders }) => orders.save(aRecordedOrder(anOrder({ id }))));
  const isStored = async ({ transactions }: OpenDatabase, id: string): Promise<boolean> =>
    (await transactions.read(({ orders }) => orders.find(id as OrderId))) !== undefined;

  /** Another connection to the file, as an operator would open it. */
  const fromOutside = async <T>(look: (connection: DataSource) => Promise<T>): Promise<T> => {
    const file = join(folder.path, 'data/test.sqlite');
    const connection = await new DataSource({ type: 'sqlite', database: file }).initialize();
    try {
      return await look(connection);
    } finally {
      await connection.destroy();
    }
  };

  it('keeps an order that is saved in one transaction and read in another', async () => {
    const baseFolder = folder.path;
    const order = aRecordedOrder();
    // #region open-database
    const database = await openDatabase({ databaseUrl: 'sqlite:./data/distribution.sqlite', baseFolder });
    await database.transactions.run(({ orders }) => orders.save(order));
    const found = await database.transactions.read(({ orders }) => orders.find(order.id));
    await database.close();
    // #endregion open-database
    expect(found?.snapshot).to.deep.equal({ ...order.snapshot, revision: 1 });
  });

  it('is made with its folder, relative to the base folder, in WAL mode', async () => {
    await open('sqlite:./data/deep/er/test.sqlite');
    expect(await readdir(join(folder.path, 'data/deep/er'))).to.include.members(['test.sqlite', 'test.sqlite-wal']);
  });

  it('keeps what was committed over closing and opening', async () => {
    const first = await open();
    await saveOrder(first, 'KEPT');
    await first.close();
    expect(await isStored(await open(), 'KEPT')).to.equal(true);
  });

  it('has its journal in WAL mode, and its migrations in the database', async () => {
    await open();
    await fromOutside(async (connection) => {
      expect(await connection.query('PRAGMA journal_mode')).to.deep.equal([{ journal_mode: 'wal' }]);
      expect(await connection.query('SELECT name FROM ticket_distribution_migrations')).to.deep.equal(
        migrations.map(({ name }) => ({ name })),
      );
    });
  });

  it('refuses a schema that a newer version made, and leaves it as it is', async () => {
    await (await open()).close();
    await fromOutside((connection) =>
      connection.query(
        `INSERT INTO ticket_distribution_migrations (timestamp, name) VALUES (1999999999999, 'AddPrices1999999999999')`,
      ),
    );
    expect(await refusal()).to.match(/test\.sqlite cannot be opened: .*AddPrices1999999999999.*newer/);
  });

  it('runs each migration once', async () => {
    await (await open()).close();
    await (await open()).close();
    await fromOutside(async (connection) => {
      expect(await connection.query('SELECT count(*) AS count FROM ticket_distribution_migrations')).to.deep.equal([
        { count: migrations.length },
      ]);
    });
  });

  for (const url of [
    'postgres://user@localhost',
    'mysql:tickets',
    './data/test.sqlite',
    'sqlite:',
    'sqlite::memory:',
  ]) {
    it(`is not what ${url} names, and the refusal says what would be`, async () => {
      expect(await refusal(url)).to.include('sqlite:./data/file.sqlite');
    });
  }

  it('does not repeat a password of a URL that it refuses', async () => {
    expect(await refusal('postgres://user:secret@localhost')).to.not.include('secret');
  });

  it('says which folder cannot be made, and which file is no database', async () => {
    await writeFile(join(folder.path, 'data'), 'a file where the folder should be');
    expect(await refusal()).to.match(/data\/test\.sqlite cannot be opened: /);
    await mkdir(join(folder.path, 'other'));
    await writeFile(
      join(folder.path, 'other/test.sqlite'),
      'no database at all, but long enough to be read as one'.repeat(40),
    );
    expect(await refusal('sqlite:./other/test.sqlite')).to.match(
      /other\/test\.sqlite cannot be opened: .*not a database/,
    );
  });

  it('says what failed in a statement, and nothing of what was to be stored', async () => {
    const { snapshot } = aDelivery();
    const broken = Delivery.restore({ ...snapshot, correlationId: null as unknown as string });
    const saving = (await open()).transactions.run(({ deliveries }) => deliveries.save(broken));
    const error = await saving.catch((reason: Error) => reason);
    expect(error)
      .to.be.instanceOf(Error)
      .with.property('message')
      .that.matches(/NOT NULL .*correlation_id/);
    expect(inspect(error, { depth: 5 })).to.not.include(snapshot.handOver.orderId);
  });

  it('is ready while it is open, and takes on nothing afterwards', async () => {
    const current = await open();
    expect(await current.isReady()).to.equal(true);
    const closing = current.close();
    expect(await current.isReady()).to.equal(false);
    await Promise.all([closing, current.close()]);
    const refused = await saveOrder(current, 'LATE').catch((error: Error) => error.message);
    expect(refused).to.equal('The database is closed.');
  });

  it('reads what was committed before a read came, also where that waited behind another read', async () => {
    const current = await open();
    let [begun, end] = [(): void => {}, (): void => {}];
    const hasBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const mayEnd = new Promise<void>((resolve) => {
      end = resolve;
    });
    const early = current.transactions.read(async ({ orders }) => {
      const before = await orders.linesOf('LATER' as OrderId);
      begun();
      await mayEnd;
      return (await orders.linesOf('LATER' as OrderId))?.length === before?.length;
    });
    await hasBegun;
    await saveOrder(current, 'LATER');
    const late = isStored(current, 'LATER');
    end();
    expect([await early, await late]).to.deep.equal([true, true]);
  });

  it('finishes queued work before it closes', async () => {
    const current = await open();
    const ids = Array.from({ length: 20 }, (_, index) => `order-${index}`);
    const saving = Promise.all(ids.map((id) => saveOrder(current, id)));
    await current.close();
    await saving;
    const again = await open();
    for (const id of ids) expect(await isStored(again, id), id).to.equal(true);
  });

  it('leaves no file open: its folder can be removed and made anew', async () => {
    await (await open()).close();
    const left = await access(join(folder.path, 'data/test.sqlite-wal')).then(
      () => true,
      () => false,
    );
    expect(left).to.equal(false);
  });
});
