import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrations, schemaOptions } from '@ticket-distribution/persistence-typeorm';
import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { DataSource } from 'typeorm';
import { Running } from './running.js';

const NAMES = migrations.map((step) => new step().name);

describe('npm run migrate', () => {
  let folder = '';
  let file = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'http-migrate-'));
    file = join(folder, 'app.sqlite');
  });
  afterEach(async () => {
    await Running.endAll();
    await rm(folder, { recursive: true, force: true });
  });

  const run = (...args: string[]) =>
    Running.start('commands/migrate.js', args, { DATABASE_URL: `sqlite:${file}` }).ended();
  const startApp = () =>
    Running.start('main.js', [], { DATABASE_URL: `sqlite:${file}`, PORT: '0', NOD_URL: 'http://127.0.0.1:9' });
  /** A database as the release before has left it. */
  const older = async (): Promise<void> => {
    const connection = await new DataSource({
      type: 'sqlite',
      database: file,
      ...schemaOptions(),
      migrations: migrations.slice(0, 2),
      migrationsTableName: 'migrations',
    }).initialize();
    await connection.runMigrations({ transaction: 'each' });
    await connection.destroy();
  };

  it('shows what is pending and does nothing on a dry run, of a database that is there or not', async () => {
    const empty = await run('--dry-run');
    expect(empty.code).to.equal(2);
    expect(empty.stdout).to.include('has none of our tables yet').and.include(`1. ${NAMES[0]}: makes the tables`);
    await older();
    for (const time of ['first', 'second']) {
      const { code, stdout } = await run('--dry-run');
      expect(code, time).to.equal(2);
      expect(stdout)
        .to.include('older schema')
        .and.include('1. OwnMigrationsTable: ')
        .and.include(`2. ${NAMES[2]}: `)
        .and.not.include(`${NAMES[1]}`);
    }
  });

  it('asks nobody where nobody can be asked, and says how it is done', async () => {
    await older();
    const { code, stdout, stderr } = await run();
    expect(code).to.equal(1);
    expect(stdout).to.include(NAMES[2]);
    expect(stderr).to.include('npm run migrate -- --yes');
    expect((await run('--dry-run')).code).to.equal(2);
  });

  it('lets the app start that refused an older schema', async () => {
    await older();
    const refused = await startApp().ended();
    expect(refused.code).to.equal(1);
    expect(refused.stdout).to.include('its schema is older').and.include('npm run migrate');
    const { code, stdout } = await run('--yes');
    expect(code).to.equal(0);
    expect(stdout).to.include(NAMES.at(-1)).and.include('Done.');
    expect(await run('--yes')).to.deep.include({ code: 0 });
    await startApp().said(/listening at/);
  }).timeout(180_000);

  it('makes the tables of a prefix beside those that are there, and the app uses them', async () => {
    await older();
    const prefix = { DATABASE_URL: `sqlite:${file}`, TABLE_PREFIX: 'red_' };
    const { code, stdout } = await Running.start('commands/migrate.js', ['--yes'], prefix).ended();
    expect(code).to.equal(0);
    expect(stdout).to.include('(tables red_…) has none of our tables yet');
    await Running.start('main.js', [], { ...prefix, PORT: '0', NOD_URL: 'http://127.0.0.1:9' }).said(/listening at/);
    expect((await run('--dry-run')).stdout, 'without a prefix').to.include('older schema');
    const wrong = await Running.start('commands/migrate.js', [], { ...prefix, TABLE_PREFIX: 'Red-' }).ended();
    expect(wrong.stderr).to.include('TABLE_PREFIX must be up to 24 lower-case letters');
  });

  it('refuses while the app has the file open, and leaves it be', async () => {
    const app = startApp();
    await app.said(/listening at/);
    expect((await run()).stdout).to.include('up to date');
    const second = await startApp().ended();
    expect(second.code).to.equal(1);
    expect(second.stdout).to.include('another process uses it');
  });

  it('refuses unknown options and bad settings', async () => {
    const unknown = await run('--now');
    expect(unknown.code).to.equal(1);
    expect(unknown.stderr).to.include('Unknown argument --now');
    const bad = await Running.start('commands/migrate.js', [], { DATABASE_URL: 'mysql://a/b' }).ended();
    expect(bad.code).to.equal(1);
    expect(bad.stderr).to.include('DATABASE_URL must be sqlite: or better-sqlite3:');
    expect((await run('--help')).stdout).to.include('--dry-run');
  });
});
