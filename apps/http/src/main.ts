import { fileURLToPath } from 'node:url';
import { contractMethods } from '@ticket-distribution/container';
import { runApp } from './run-app.js';

/** The root of the repository, from apps/http/dist. */
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

await runApp({ methods: contractMethods, baseFolder: ROOT });
