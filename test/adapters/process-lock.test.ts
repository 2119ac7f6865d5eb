import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { migrateDatabase, openDatabase, planMigration } from '@ticket-distribution/persistence-typeorm';
import { aRecordedOrder, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { DataSource } from 'typeorm';
import { root } from '../architecture/source-files.js';
import { temporaryFolder } from './temporary-folder.js';

const PACKAGE = pathToFileURL(join(root, 'packages/persistence-typeorm/dist/index.js')).href;

/** What another process runs: it opens the database, says so, and keeps it. */
const HOLD = `
  const { openDatabase } = await import(${JSON.stringify(PACKAGE)});
  await openDatabase({ databaseUrl: process.argv[1], baseFolder: '.' });
  console.log('open');
  setInterval(() => {}, 1000);
`;

describe('A SQLite database that a process has open', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let file: string;
  let other: ChildProcess;

  beforeEach(async () => {
    folder = await temporaryFolder();
    file = join(folder.path, 'data', 'test.sqlite');
    other = await holding();
  });
  afterEach(async () => {
    await end(other, 'SIGKILL');
    await folder.remove();
  });

  const holding = async (): Promise<ChildProcess> => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', HOLD, `sqlite:${file}`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    return child;
  };
  const end = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  };
  const options = () => ({ databaseUrl: `sqlite:${file}`, baseFolder: '.' });
  const refusal = async (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'it was not refused',
      (error: Error) => error.message,
    );

  it('is refused to a second one, and to a migration, with a message that says what to do', async () => {
    for (const work of [openDatabase, migrateDatabase]) {
      expect(await refusal(work(options()))).to.match(
        /test\.sqlite cannot be \w+: another process uses it\..* end the other one, or use PostgreSQL/,
      );
    }
  });

  it('is free at once when that process is killed', async () => {
    await end(other, 'SIGKILL');
    const database = await openDatabase(options());
    await database.transactions.run(({ orders }) => orders.save(aRecordedOrder()));
    expect(await refusal(openDatabase(options())), 'in the same process, too').to.include('another process');
    await database.close();
    await (await openDatabase(options())).close();
  });

  it('leaves the tables of another prefix to others, who write beside it', async () => {
    const database = await openDatabase({ ...options(), tablePrefix: 'beside_' });
    await database.transactions.run(({ orders }) => orders.save(aRecordedOrder()));
    expect(await database.isReady()).to.equal(true);
    await database.close();
    expect(await refusal(openDatabase(options()))).to.include('another process');
  });

  it('can be looked at and backed up meanwhile, and the backup be opened', async () => {
    expect((await planMigration(options())).pending).to.deep.equal([]);
    await end(other, 'SIGKILL');
    const database = await openDatabase(options());
    await database.transactions.run(({ orders }) => orders.save(aRecordedOrder()));
    const backup = join(folder.path, 'backup.sqlite');
    const outside = await new DataSource({ type: 'sqlite', database: file }).initialize();
    await outside.query('VACUUM INTO ?', [backup]);
    await outside.destroy();
    await database.transactions.run(({ orders }) => orders.save(aRecordedOrder(anOrder({ id: 'LATER' }))));
    await database.close();
    const restored = await openDatabase({ databaseUrl: `sqlite:${backup}`, baseFolder: '.' });
    const found = await restored.transactions.read(async ({ orders }) => [
      (await orders.find(anOrder().id))?.id,
      await orders.find(anOrder({ id: 'LATER' }).id),
    ]);
    await restored.close();
    expect(found).to.deep.equal([anOrder().id, undefined]);
  });
});
