// `npm run check:packages`: what is packed for npm is whole (publint), its types resolve where it is imported (attw), and no
// dependency, file or export is left unused (knip).
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ended, installTools, told, tool } from '../judging.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(dirname(here));

await installTools(here, 'what is published');
const findings = [await checked('knip', ['--no-progress'])];
for (const folder of publishedFolders()) findings.push(...(await checkedPackage(folder)));
process.exit(findings.every(Boolean) ? 0 : 1);

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
    const packed = await ended('npm', ['pack', '--silent', '--pack-destination', target], folder);
    if (packed.code !== 0) return [told(`npm pack of ${folder}`, packed)];
    const tarball = join(target, packed.output.trim());
    return [
      await checked('publint', ['run', tarball, '--strict']),
      await checked('attw', [tarball, '--profile', 'esm-only', '--no-emoji']),
    ];
  } finally {
    await rm(target, { recursive: true });
  }
}

async function checked(name, args) {
  const tarball = args.find((arg) => arg.endsWith('.tgz')) ?? '';
  return told(`${name} ${basename(tarball)}`.trim(), await tool(here, name, args, root));
}
