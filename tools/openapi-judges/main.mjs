// `npm run check:openapi`: two linters find nothing in the OpenAPI document, and what three generators make of it compiles.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openApiDocument } from '@ticket-distribution/http';
import { installTools, told, tool } from '../judging.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const made = join(here, 'made');
const document = join(made, 'openapi.json');

await installTools(here, 'the OpenAPI document');
rmSync(made, { recursive: true, force: true });
mkdirSync(made);
writeFileSync(document, JSON.stringify(openApiDocument(), null, 2));

const CHECKS = [
  ['redocly', ['lint', document, '--max-problems=20']],
  ['spectral', ['lint', document, '--ruleset', join(here, '.spectral.yaml'), '--fail-severity=hint']],
  ['openapi-typescript', [document, '--output', join(made, 'openapi-typescript', 'schema.ts')]],
  ['openapi-ts', ['--input', document, '--output', join(made, 'hey-api')]],
  [
    'orval',
    ['--input', document, '--output', join(made, 'orval', 'client.ts'), '--client', 'fetch', '--mode', 'split'],
  ],
  ['tsc', ['--project', here]],
];

const findings = [];
for (const [name, args] of CHECKS) findings.push(told(name, judged(name, await tool(here, name, args))));
process.exit(findings.every(Boolean) ? 0 : 1);

/** Redocly ends well when all that it has are warnings. */
function judged(name, { code, output }) {
  return { code: name === 'redocly' && /You have \d+ warning/.test(output) ? 1 : code, output };
}
