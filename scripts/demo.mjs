// `npm run demo`: the whole story. Installs what is missing, builds, tells it.
import { join } from 'node:path';
import { prepare, root, run } from './prepare.mjs';

await prepare();
process.exit(await run(process.execPath, [join(root, 'apps', 'demo', 'dist', 'main.js'), ...process.argv.slice(2)]));
