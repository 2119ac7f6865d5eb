import { copyFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { backupDatabase, migrateDatabase } from '@ticket-distribution/persistence-typeorm';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { Running } from '../http/running.js';
import { RestoredWorld } from './restored-world.js';

describe('A backup of a SQLite database', () => {
  let world: RestoredWorld;
  before(async () => {
    world = await RestoredWorld.open();
  });
  after(async () => {
    await Running.endAll();
    await world.close();
  });

  const inFolder = (name: string): string => join(world.folder, name);
  const backUp = (...args: readonly string[]) =>
    Running.start('commands/backup.js', args, { DATABASE_URL: `sqlite:${inFolder('lost.sqlite')}` }).ended();

  it('is taken while the app works, and an app that is started on it loses nothing and doubles nothing', async () => {
    await world.start(`sqlite:${inFolder('lost.sqlite')}`);
    await world.live();
    const { code, stdout } = await backUp(inFolder('copy.sqlite'));
    expect([code, stdout]).to.deep.equal([0, `Backed up to ${inFolder('copy.sqlite')}\n`]);
    await world.lose();
    await copyFile(inFolder('copy.sqlite'), inFolder('restored.sqlite'));
    await world.start(`sqlite:${inFolder('restored.sqlite')}`);
    await world.expectAllOnce();
  });

  it('replaces no file and makes no database, and says so', async () => {
    await writeFile(inFolder('taken.sqlite'), 'something else');
    await migrateDatabase({ databaseUrl: 'sqlite:./lost.sqlite', baseFolder: world.folder });
    const taken = await backUp(inFolder('taken.sqlite'));
    expect(taken.code).to.equal(1);
    expect(taken.stderr).to.include('taken.sqlite exists already; a backup replaces nothing.');
    expect((await stat(inFolder('taken.sqlite'))).size).to.equal('something else'.length);
    const missing = backupDatabase(
      { databaseUrl: 'sqlite:./missing.sqlite', baseFolder: world.folder },
      'other.sqlite',
    );
    expect(await missing.catch(({ message }: Error) => message)).to.match(
      /missing\.sqlite cannot be backed up: ENOENT/,
    );
    expect(await readdir(world.folder)).to.not.include.members(['missing.sqlite', 'other.sqlite']);
  });

  it('needs one file to be named', async () => {
    for (const args of [[], ['one', 'two'], ['--all']]) {
      const { code, stderr } = await backUp(...args);
      expect(code).to.equal(1);
      expect(stderr).to.include('One file has to be named.');
    }
    expect((await backUp('--help')).stdout).to.include('npm run backup -- FILE');
  });

  it('is left to the tools of PostgreSQL there', async () => {
    const asked = backupDatabase({ databaseUrl: 'postgres://127.0.0.1/tickets', baseFolder: world.folder }, 'copy');
    expect(await asked.catch(({ message }: Error) => message)).to.include('pg_basebackup');
  });
});
