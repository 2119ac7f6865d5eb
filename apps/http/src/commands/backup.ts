import { fileURLToPath } from 'node:url';
import { backupDatabase } from '@ticket-distribution/container';
import { settingProblemsText } from '../settings/settings-help.js';
import { readSettings } from '../settings/settings.js';

const USAGE = `npm run backup -- FILE

Copies the SQLite database (DATABASE_URL) to FILE as it is at one moment, also while the app uses it. FILE must not
exist; it gets its name when it is whole. To restore: stop the app, put the copy in the place of the database, remove
the files -wal and -shm beside it, start the app.`;

/** The root of the repository, from apps/http/dist/commands. */
const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

const [file, ...others] = process.argv.slice(2);

if (file === '--help') {
  console.log(USAGE);
} else if (file === undefined || file.startsWith('-') || others.length > 0) {
  console.error(`One file has to be named.\n\n${USAGE}`);
  process.exitCode = 1;
} else {
  await run(file).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}

async function run(copy: string): Promise<void> {
  const reading = readSettings({ DATABASE_URL: process.env['DATABASE_URL'] });
  if ('problems' in reading) throw new Error(settingProblemsText(reading.problems));
  const { databaseUrl } = reading.settings;
  console.log(`Backed up to ${await backupDatabase({ databaseUrl, baseFolder: ROOT }, copy)}`);
}
