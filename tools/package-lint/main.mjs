// `npm run check:packages`: what is packed for npm is whole (publint), its types resolve where it is imported (attw), and no
// dependency, file or export is left unused (knip).
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(dirname(here));

await installOnce();
const findings = [await checked('knip', ['--no-progress'])];
for (const folder of publishedFolders()) findings.push(...(await checkedPackage(folder)));
process.exit(findings.every(Boolean) ? 0 : 1);

/** The tools as they are locked here. */
async function installOnce() {
  const lock = readFileSync(join(here, 'package-lock.json'), 'utf8');
  const installed = join(here, 'node_modules', '.installed-lock');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === lock) return;
  const { code, output } = await ended('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], here);
  if (code !== 0) {
    console.error(output);
    // On a machine that reaches no registry CI says so and goes on.
    const isSkipped = process.argv.includes('--or-skip');
    console.log(`The tools cannot be fetched${isSkipped ? ': what is published is not checked' : ''}.`);
    process.exit(isSkipped ? 0 : 1);
  }
  writeFileSync(installed, lock);
}

function publishedFolders() {
  return ['packages', 'apps']
    .flatMap((kind) => readdirSync(join(root, kind)).map((name) => join(root, kind, name)))
    .filter((folder) => existsSync(join(folder, 'package.json')))
    .filter((folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).private !== true);
}

/** Packs a package, and holds the tarball against both tools. */
async function checkedPackage(folder) {
  const target = await mkdtemp(join(tmpdir(), 'ticket-distribution-pack-'));
  try {
    const { code, output } = await ended('npm', ['pack', '--silent', '--pack-destination', target], folder);
    if (code !== 0) return [told(`npm pack of ${folder}`, code, output)];
    const tarball = join(target, output.trim());
    return [
      await checked('publint', ['run', tarball, '--strict']),
      await checked('attw', [tarball, '--profile', 'esm-only', '--no-emoji']),
    ];
  } finally {
    await rm(target, { recursive: true });
  }
}

/** Runs a tool at the root; its output is shown only when it finds something. */
async function checked(tool, args) {
  const { code, output } = await ended(join(here, 'node_modules', '.bin', tool), args, root);
  const tarball = args.find((arg) => arg.endsWith('.tgz')) ?? '';
  return told(`${tool} ${basename(tarball)}`.trim(), code, output);
}

function told(title, code, output) {
  console.log(`${code === 0 ? '✔' : '✘'} ${title}`);
  if (code !== 0) console.error(output);
  return code === 0;
}

function ended(command, args, cwd) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('exit', (code) => resolve({ code, output }));
  });
}
