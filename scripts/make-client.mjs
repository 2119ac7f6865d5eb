// `npm run client`: writes the part of packages/client that is made from the OpenAPI document. With --check nothing is
// written, and what is not current ends it with 1.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApiDocument } from '@ticket-distribution/http';
import { operationsFile } from './client/operations-file.mjs';
import { schemasFile } from './client/schemas-file.mjs';
import { root } from './prepare.mjs';

const folder = join(root, 'packages', 'client', 'src', 'generated');
const document = openApiDocument();
const files = { 'schemas.ts': schemasFile(document), 'operations.ts': operationsFile(document) };

const stale = Object.entries(files)
  .map(([name, text]) => ({ path: join(folder, name), text: formatted(text, name) }))
  .filter(({ path, text }) => read(path) !== text);

if (process.argv.includes('--check')) {
  for (const { path } of stale) console.error(`${path} is not what the OpenAPI document makes: npm run client`);
  process.exit(stale.length === 0 ? 0 : 1);
}
for (const { path, text } of stale) writeFileSync(path, text);

function formatted(text, name) {
  const biome = join(root, 'node_modules', '.bin', 'biome');
  const options = { cwd: root, input: text, encoding: 'utf8' };
  return execFileSync(biome, ['format', `--stdin-file-path=${join(folder, name)}`], options);
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
