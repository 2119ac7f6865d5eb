// Runs the suites that whoever embeds the engine relies on under another Node: `node scripts/other-node.mjs 22`.
// The npm package `node` brings the binary. Where it cannot be fetched, that is said, and is no failure.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { run } from './prepare.mjs';

const SUITES = ['packaging', 'domain', 'application', 'http'];
const QUIET = ['--no-audit', '--no-fund', '--loglevel=error'];

const [version] = process.argv.slice(2);
if (version === undefined) throw new Error('Which Node? Such as: node scripts/other-node.mjs 22');
const folder = mkdtempSync(join(tmpdir(), 'ticket-distribution-node-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

const fetched = await fetchNode();
if (fetched === null) process.exit(0);
console.log(`Under Node ${fetched}: ${SUITES.join(', ')}`);
const env = { ...process.env, PATH: `${bin()}${delimiter}${process.env.PATH}` };
const gate = ['scripts/gate.mjs', '--no-checks', `--only=${SUITES.join(',')}`];
process.exit(await run(join(bin(), 'node'), gate, env));

function bin() {
  return join(folder, 'node_modules', 'node', 'bin');
}

/** The version that runs, or null after saying why none does. */
async function fetchNode() {
  try {
    const installed = ['install', ...QUIET, '--prefix', folder, `node@${version}`];
    await promisify(execFile)('npm', installed, { cwd: folder });
    const { stdout } = await promisify(execFile)(join(bin(), 'node'), ['--version']);
    return stdout.trim();
  } catch (error) {
    const [reason = ''] = String(error.stderr || error.message)
      .trim()
      .split('\n');
    console.log(`Node ${version} is skipped: it cannot be fetched or does not run here (${reason}).`);
    return null;
  }
}
