// `npm run simulate`: the deterministic simulation. Installs what is missing, builds, runs it.
import { join } from 'node:path';
import { prepare, root, run } from './prepare.mjs';

await prepare();
process.exit(
  await run(process.execPath, [join(root, 'apps', 'simulate', 'dist', 'main.js'), ...process.argv.slice(2)]),
);
