import { type NodeProcess, type NodeProcessOptions, startNodeProcess } from './node-process.js';

export interface SandboxOptions extends Omit<NodeProcessOptions, 'env'> {
  /** Where it keeps its journal. */
  readonly folder: string;
  /** Default: a free one. */
  readonly port?: string;
  readonly settings?: Readonly<Record<string, string>>;
}

/** Starts the ticket systems as `npm run sandbox` does. */
export function startSandbox({ folder, port = '0', settings = {}, ...options }: SandboxOptions): Promise<NodeProcess> {
  return startNodeProcess('apps/sandbox/dist/main.js', {
    ...options,
    env: { SANDBOX_PORT: port, SANDBOX_DATA: folder, ...settings },
  });
}
