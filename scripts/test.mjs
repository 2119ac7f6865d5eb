// `npm test`: the whole gate. Installs what is missing, builds, and runs every suite beside what judges the sources.
// With an option of the gate that much of it; with any other argument what mocha makes of the arguments, and no more.
import { join } from 'node:path';
import { prepare, root, run } from './prepare.mjs';

const OF_THE_GATE = new Set(['--fast', '--record']);

await prepare();
const given = process.argv.slice(2);
if (given.every((argument) => OF_THE_GATE.has(argument))) {
  await import('./gate.mjs');
} else {
  process.exit(await run(join(root, 'node_modules', '.bin', 'mocha'), given));
}
