import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CallbackOptions } from './callbacks/callbacks.js';
import { contractJsonSystems, type JsonSystem } from './state/json-system.js';
import { readJsonSystems } from './json-systems/read-json-systems.js';
import type { SandboxOptions } from './start-sandbox.js';

const repositoryRoot = fileURLToPath(new URL('../../../', import.meta.url));

type Settings = Required<Pick<SandboxOptions, 'port' | 'host' | 'dataFolder' | 'callback' | 'jsonSystems'>>;

/**
 * The settings from the environment; relative paths are relative to the repository root. Throws an Error for a port that is none, a system
 * that is none, a callback address that is not one of HTTP, and one without a secret.
 */
export const settingsFrom = (env: NodeJS.ProcessEnv): Settings => {
  const port = env['SANDBOX_PORT'] || '3100';
  if (!/^[0-9]{1,5}$/.test(port) || Number(port) > 65_535) throw new Error(`SANDBOX_PORT is not a port: ${port}`);
  return {
    port: Number(port),
    host: env['SANDBOX_HOST'] || '127.0.0.1',
    dataFolder: resolve(repositoryRoot, env['SANDBOX_DATA'] || './data/sandbox'),
    jsonSystems: jsonSystemsFrom(env['SANDBOX_JSON_SYSTEMS'] || null),
    callback: callbackFrom(env['SANDBOX_CALLBACK_URL'] || null, env['SANDBOX_CALLBACK_SECRET'] || null),
  };
};

const jsonSystemsFrom = (names: string | null): readonly JsonSystem[] => {
  if (names === null) return contractJsonSystems;
  try {
    return readJsonSystems(names);
  } catch (error) {
    throw new Error(`SANDBOX_JSON_SYSTEMS: ${(error as Error).message}`, { cause: error });
  }
};

const callbackFrom = (url: string | null, secret: string | null): CallbackOptions | null => {
  if (url === null) return null;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new Error('SANDBOX_CALLBACK_URL is not an address of HTTP.');
  }
  if (secret === null) throw new Error('SANDBOX_CALLBACK_URL needs SANDBOX_CALLBACK_SECRET to sign with.');
  return { url, secret };
};
