import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, link, mkdir, readdir, rename, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { StoreUnavailable } from '@ticket-distribution/application';
import type { OrderId } from '@ticket-distribution/domain';
import { type OpenDatabase, migrateDatabase, openDatabase } from '@ticket-distribution/persistence-typeorm';
import { aRecordedOrder, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { root } from '../architecture/source-files.js';
import { temporaryFolder } from './temporary-folder.js';

const PACKAGE = pathToFileURL(join(root, 'packages/persistence-typeorm/dist/index.js')).href;

/** What another process runs: it opens the database, says so or why not, and keeps it. */
const HOLD = `
  const { openDatabase } = await import(${JSON.stringify(PACKAGE)});
  await openDatabase({ databaseUrl: process.argv[1], baseFolder: '.' }).then(
    () => { console.log('open'); setInterval(() => {}, 1000); },
    (error) => { console.log(error.message); },
  );
`;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let opened: OpenDatabase[] = [];

/** For each test of a suite a folder of its own, from which everything is closed and removed. */
const folderForEach = (): void => {
  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(async () => {
    await Promise.all(opened.map((database) => database.close()));
    opened = [];
    await folder.remove();
  });
};

const at = (name: string): string => join(folder.path, name);
const open = async (file: string): Promise<OpenDatabase> => {
  const database = await openDatabase({ databaseUrl: `sqlite:${file}`, baseFolder: '.' });
  opened.push(database);
  return database;
};
const migrated = (file: string): Promise<void> => migrateDatabase({ databaseUrl: `sqlite:${file}`, baseFolder: '.' });
const refusal = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'it was not refused',
    (error: Error) => error.message,
  );
const saving = ({ transactions }: OpenDatabase, id: string): Promise<unknown> =>
  transactions
    .run(({ orders }) => orders.save(aRecordedOrder(anOrder({ id }))))
    .then(
      () => 'stored',
      (error: unknown) => error,
    );
const isStored = async ({ transactions }: OpenDatabase, id: string): Promise<boolean> =>
  (await transactions.read(({ orders }) => orders.find(id as OrderId))) !== undefined;

describe('A place where no SQLite database can be', () => {
  folderForEach();

  it('is refused with its name and a reason, and nothing hangs', async () => {
    await writeFile(at('file'), 'no folder');
    await promisify(execFile)('mkfifo', [at('pipe')]);
    await mkdir(at('folder'));
    for (const [place, reason] of [
      [at('folder'), /it is no file/],
      [at('pipe'), /it is no file/],
      ['/dev/full', /it is no file/],
      ['/dev/null', /it is no file/],
      ['/proc/x', /it cannot be written \(ENOENT\)/],
      ['/proc/1/x/y/z', /ENOENT/],
      ['/proc/version', /cannot be \w+: ./],
      [at('file/below/database'), /is no folder/],
      [at('file/database'), /is no folder/],
      [at('x'.repeat(300)), /ENAMETOOLONG/],
    ] as const) {
      for (const work of [open, migrated]) {
        expect(await refusal(work(place)), place)
          .to.match(reason)
          .and.include(place);
      }
    }
    expect(await readdir(folder.path), 'nothing is left behind').to.have.members(['file', 'pipe', 'folder']);
  });
});

describe('A SQLite file that is removed or replaced while it is open', () => {
  folderForEach();

  const file = (): string => at('data/test.sqlite');

  /** What makes it another file, and what makes it the same one again, if that is possible. */
  const harms: Readonly<Record<string, { harm: () => Promise<unknown>; undo: (() => Promise<unknown>) | null }>> = {
    'is removed': { harm: () => rm(file()), undo: null },
    'is moved away': { harm: () => rename(file(), at('away')), undo: () => rename(at('away'), file()) },
    'has its folder moved away': {
      harm: () => rename(at('data'), at('other')),
      undo: () => rename(at('other'), at('data')),
    },
    'is replaced by a copy of itself': {
      harm: async () => {
        await copyFile(file(), at('copy'));
        await rename(at('copy'), file());
      },
      undo: null,
    },
    'is emptied': { harm: () => truncate(file()), undo: null },
    'loses its journal': { harm: () => rm(`${file()}-wal`), undo: null },
  };

  for (const [what, { harm, undo }] of Object.entries(harms)) {
    it(`acknowledges nothing and is not ready when it ${what}`, async () => {
      const database = await open(file());
      expect(await saving(database, 'BEFORE')).to.equal('stored');
      expect(await database.isReady()).to.equal(true);
      await harm();
      expect(await saving(database, 'LOST')).to.be.instanceOf(StoreUnavailable);
      expect(await saving(database, 'LOST-TOO')).to.be.instanceOf(StoreUnavailable);
      expect(await database.isReady()).to.equal(false);
      if (undo === null) return;
      await undo();
      expect(await saving(database, 'AFTER')).to.equal('stored');
      while (!(await database.isReady())) await new Promise((resolve) => setTimeout(resolve, 100));
    });
  }

  it('is found out by readiness alone, without a write', async () => {
    const database = await open(file());
    await rm(file());
    expect(await database.isReady()).to.equal(false);
  });

  it('is found out when its name is a link that leads elsewhere now', async () => {
    await (await open(at('one'))).close();
    await (await open(at('two'))).close();
    await symlink(at('one'), at('current'));
    const database = await open(at('current'));
    expect(await saving(database, 'BEFORE')).to.equal('stored');
    await rm(at('current'));
    await symlink(at('two'), at('current'));
    expect(await saving(database, 'LOST')).to.be.instanceOf(StoreUnavailable);
    expect(await database.isReady()).to.equal(false);
  });
});

describe('A SQLite file that a process has open, under another name', () => {
  folderForEach();

  const started: ReturnType<typeof spawn>[] = [];
  afterEach(async () => {
    for (const child of started.splice(0)) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  });

  /** What another process says that opens it: `open`, or why it is not let in. */
  const elsewhere = async (name: string): Promise<string> => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', HOLD, `sqlite:${name}`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    started.push(child);
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    return said.toString().trim();
  };

  it('is refused to another process through a symbolic link, also one that was there before the file', async () => {
    await symlink(at('test.sqlite'), at('early'));
    expect(await elsewhere(at('early'))).to.equal('open');
    await symlink(at('test.sqlite'), at('late'));
    for (const name of ['test.sqlite', 'late', 'early']) {
      expect(await elsewhere(at(name)), name).to.include('another process uses it');
    }
  });

  it('is refused to another process through a hard link, in whatever folder', async () => {
    expect(await elsewhere(at('test.sqlite'))).to.equal('open');
    await mkdir(at('other'));
    await link(at('test.sqlite'), at('other/linked.sqlite'));
    expect(await elsewhere(at('other/linked.sqlite'))).to.include('another process uses it');
    expect(await refusal(open(at('other/linked.sqlite')))).to.include('another process uses it');
  });

  it('is refused to another process after it was moved, and let in when the first one is gone', async () => {
    expect(await elsewhere(at('test.sqlite'))).to.equal('open');
    await rename(at('test.sqlite'), at('moved.sqlite'));
    expect(await elsewhere(at('moved.sqlite'))).to.include('another process uses it');
    started[0]?.kill('SIGKILL');
    await once(started[0] as NonNullable<(typeof started)[0]>, 'exit');
    expect(await elsewhere(at('moved.sqlite'))).to.equal('open');
  });

  it('keeps its locks when a second one is refused within the same process', async () => {
    const database = await open(at('test.sqlite'));
    expect(await refusal(open(at('test.sqlite')))).to.include('another process uses it');
    expect(await elsewhere(at('test.sqlite'))).to.include('another process uses it');
    expect(await saving(database, 'STILL')).to.equal('stored');
  });

  it('is refused to everybody while it has several names: its journal stands beside one of them', async () => {
    const database = await open(at('test.sqlite'));
    await saving(database, 'BEFORE');
    await database.close();
    await link(at('test.sqlite'), at('linked.sqlite'));
    for (const name of ['test.sqlite', 'linked.sqlite']) {
      expect(await refusal(open(at(name)))).to.match(/it has 2 names \(hard links\)/);
    }
    await rm(at('test.sqlite'));
    expect(await isStored(await open(at('linked.sqlite')), 'BEFORE')).to.equal(true);
  });
});

describe('The readiness of a SQLite database', () => {
  folderForEach();

  it('is asked by a write that takes no room, however often', async () => {
    const database = await open(at('test.sqlite'));
    const size = async (): Promise<number[]> =>
      Promise.all(['test.sqlite', 'test.sqlite-wal'].map(async (name) => (await stat(at(name))).size));
    for (let written = 0; written < 1100; written += 1) await saving(database, `ORDER-${written}`);
    const before = await size();
    for (let asked = 0; asked < 3; asked += 1) {
      await Promise.all(Array.from({ length: 1000 }, () => database.isReady()));
      await new Promise((resolve) => setTimeout(resolve, 1100));
    }
    expect(await size()).to.deep.equal(before);
  });
});
