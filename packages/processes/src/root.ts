import { fileURLToPath } from 'node:url';

/** The root of the repository, from packages/processes/dist. */
export const root: string = fileURLToPath(new URL('../../..', import.meta.url));
