// Installs what is missing and builds, with progress. Needs nothing but Node and npm.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules', '.installed-lock');

/** Makes the checkout ready to run: dependencies as locked, everything compiled. */
export async function prepare() {
  refuseOldNode();
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
    await step('Installing dependencies (the SQLite driver is compiled from source where no binary fits)', 'npm', [
      'ci',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ]);
    writeFileSync(stamp, lock);
  }
  await step('Building', process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-b']);
  await step('Making one file of the app', process.execPath, [join(root, 'scripts', 'bundle.mjs')]);
}

/** Runs a command at the root with its output shown; resolves with its exit code. */
export function run(command, args, env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(signal === null ? code : 1));
  });
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Node ${process.versions.node} is too old: this project needs 20.19 or newer.`);
  process.exit(1);
}

/** One quiet step: its output is shown only when it fails. */
async function step(title, command, args) {
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  console.log(`… ${title}`);
  const ticking = setInterval(() => console.log(`  still at it after ${seconds()}`), 15_000);
  const { code, output } = await quietly(command, args);
  clearInterval(ticking);
  if (code === 0) return console.log(`  done in ${seconds()}`);
  console.error(output);
  console.error(`${title} failed (${command} ${args.join(' ')}).`);
  process.exit(1);
}

function quietly(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('exit', (code) => resolve({ code, output }));
  });
}
