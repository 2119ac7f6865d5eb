// Makes a few files of the compiled HTTP app and the libraries that it loads: it starts in half the time and memory, as Node
// reads a few modules instead of two thousand. What is loaded only when it is set has a file of its own. `npm start` runs it; what
// is published is not bundled.
import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const dist = fileURLToPath(new URL('../apps/http/dist', import.meta.url));

/** What is loaded as it is installed: native drivers, and what reads files beside itself. */
const INSTALLED = ['sqlite3', 'better-sqlite3', '@fastify/swagger-ui', '@ticket-distribution/artefact-*'];

/** What the files are called besides the first. */
const PART = 'start-part-';

/** Drivers of other databases and other additions that TypeORM and pg would load if they were there. */
const NOT_THERE = [
  'mysql',
  'mysql2',
  'oracledb',
  'mssql',
  'mongodb',
  'redis',
  'ioredis',
  'sql.js',
  'hdb-pool',
  'ts-node',
  'pg-native',
  'pg-query-stream',
  'typeorm-aurora-data-api-driver',
  'react-native-sqlite-storage',
  '@sap/hana-client',
  '@sap/hana-client/*',
  '@google-cloud/spanner',
];

/** Libraries of the older kind of module find in it what Node gives them. */
const FOR_OLDER_MODULES = `
import { createRequire as bundledRequire } from 'node:module';
import { fileURLToPath as bundledPath } from 'node:url';
const __filename = bundledPath(import.meta.url);
const __dirname = bundledPath(new URL('.', import.meta.url));
const require = bundledRequire(import.meta.url);
require.main ??= { filename: __filename };
`;

const parts = (await readdir(dist)).filter((name) => name.startsWith(PART));
for (const name of parts) await rm(join(dist, name));

/**
 * V8 keeps a source with one letter beyond Latin-1 in twice the memory. Strings are written in ASCII by esbuild, regular expressions
 * are not, and those of this library have letters of many scripts.
 */
const inAscii = {
  name: 'in-ascii',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]node_modules[\\/]validator[\\/]/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(/[^\0-\x7F]/g, escaped),
      loader: 'js',
    }));
  },
};

function escaped(unit) {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

await build({
  entryPoints: [{ in: join(dist, 'main.js'), out: 'start' }],
  outdir: dist,
  chunkNames: `${PART}[hash]`,
  splitting: true,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  external: [...INSTALLED, ...NOT_THERE],
  banner: { js: FOR_OLDER_MODULES },
  minifyWhitespace: true,
  minifySyntax: true,
  sourcemap: 'linked',
  sourcesContent: false,
  legalComments: 'linked',
  plugins: [inAscii],
  logLevel: 'error',
});
