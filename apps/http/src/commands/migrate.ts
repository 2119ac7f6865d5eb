import { fileURLToPath } from 'node:url';
import { migrateDatabase, planMigration } from '@ticket-distribution/container';
import { confirmed } from './migrate/confirmed.js';
import { migrationText } from './migrate/migration-text.js';
import { settingProblemsText } from '../settings/settings-help.js';
import { readSettings } from '../settings/settings.js';

const USAGE = `npm run migrate -- [--dry-run | --yes]

Brings the schema of the database (DATABASE_URL, TABLE_PREFIX) up to date. Shows first what it will do.
  --dry-run  show it, and do nothing; ends with 2 when something is pending
  --yes      do it without asking; needed where nobody sits at a terminal`;

/** The root of the repository, from apps/http/dist/commands. */
const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const FLAGS = new Set(['--dry-run', '--yes', '--help']);

const given = process.argv.slice(2);
const unknown = given.filter((argument) => !FLAGS.has(argument));

if (given.includes('--help')) {
  console.log(USAGE);
} else if (unknown.length > 0 || given.length > 1) {
  console.error(
    `${unknown.length > 0 ? `Unknown argument ${unknown.join(' ')}` : 'One option at a time'}.\n\n${USAGE}`,
  );
  process.exitCode = 1;
} else {
  await run().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}

async function run(): Promise<void> {
  const reading = readSettings({
    DATABASE_URL: process.env['DATABASE_URL'],
    TABLE_PREFIX: process.env['TABLE_PREFIX'],
  });
  if ('problems' in reading) throw new Error(settingProblemsText(reading.problems));
  const { databaseUrl, tablePrefix } = reading.settings;
  const database = { databaseUrl, tablePrefix, baseFolder: ROOT };
  const plan = await planMigration(database);
  console.log(migrationText(plan));
  if (plan.pending.length === 0) return;
  if (given.includes('--dry-run')) process.exitCode = 2;
  else if (await isWanted()) await carryOut(database);
}

async function carryOut(database: Parameters<typeof migrateDatabase>[0]): Promise<void> {
  await migrateDatabase(database);
  console.log('Done.');
}

/** @throws Error when nobody can be asked */
async function isWanted(): Promise<boolean> {
  if (given.includes('--yes')) return true;
  if (!process.stdin.isTTY) throw new Error('Nobody can be asked here: npm run migrate -- --yes does it.');
  if (await confirmed('Go on?')) return true;
  console.log('Nothing was changed.');
  process.exitCode = 1;
  return false;
}
