import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** What `npm run keys` runs. */
const COMMAND = fileURLToPath(new URL('../../../http/dist/commands/keys.js', import.meta.url));

/** Makes the keys that codes are signed with, as an operator does. */
export async function makeKeys(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await promisify(execFile)(process.execPath, [COMMAND, file, '--issuer', 'Demo Rail']);
}
