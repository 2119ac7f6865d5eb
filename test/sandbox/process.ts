import { join } from 'node:path';
import { type NodeProcess, root, startSandbox } from '@ticket-distribution/processes';

/** What `npm run sandbox` runs. */
export const mainFile: string = join(root, 'apps/sandbox/dist/main.js');

/** The sandbox as `npm run sandbox` starts it, in a process of its own on a free port. */
export type SandboxProcess = NodeProcess;

export const spawnSandbox = (
  folder: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<SandboxProcess> => startSandbox({ folder, settings });
