import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SandboxOptions } from './start-sandbox.js';

const repositoryRoot = fileURLToPath(new URL('../../../', import.meta.url));

/** The settings from the environment; relative paths are relative to the repository root. Throws an Error for a port that is none. */
export const settingsFrom = (env: NodeJS.ProcessEnv): Pick<SandboxOptions, 'port' | 'host' | 'dataFolder'> => {
  const port = env['SANDBOX_PORT'] || '3100';
  if (!/^[0-9]{1,5}$/.test(port) || Number(port) > 65_535) throw new Error(`SANDBOX_PORT is not a port: ${port}`);
  return {
    port: Number(port),
    host: env['SANDBOX_HOST'] || '127.0.0.1',
    dataFolder: resolve(repositoryRoot, env['SANDBOX_DATA'] || './data/sandbox'),
  };
};
