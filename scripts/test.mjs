// `npm test`: the whole gate. Installs what is missing, builds, checks, runs every test (or those named as arguments).
import { join } from 'node:path';
import { prepare, root, run } from './prepare.mjs';

await prepare();
const bin = (name) => join(root, 'node_modules', '.bin', name);
const given = process.argv.slice(2);
const checked =
  given.length > 0 ||
  ((await run(bin('oxlint'), ['--type-aware'])) === 0 && (await run(bin('biome'), ['format', '.'])) === 0);
const tested = (await run(bin('mocha'), given)) === 0;
process.exit(checked && tested ? 0 : 1);
