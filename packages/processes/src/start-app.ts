import { FULFILLMENT_METHODS } from '@ticket-distribution/domain';
import { isBundleCurrent } from './is-bundle-current.js';
import { type NodeProcess, type NodeProcessOptions, startNodeProcess } from './node-process.js';
import { root } from './root.js';

export interface AppOptions extends Omit<NodeProcessOptions, 'env'> {
  readonly databaseUrl: string;
  /** The address at which all ticket systems are reached: that of a sandbox. */
  readonly ticketSystems: string;
  /** Default: a free one. */
  readonly port?: string;
  readonly settings?: Readonly<Record<string, string>>;
}

/** Starts the app as `npm start` does, or out of the compiled files when its one file is older than one of them. */
export function startApp(options: AppOptions): Promise<NodeProcess> {
  const { databaseUrl, ticketSystems, port = '0', settings = {}, ...others } = options;
  const script = isBundleCurrent(others.baseFolder ?? root) ? 'start.js' : 'main.js';
  return startNodeProcess(`apps/http/dist/${script}`, {
    ...others,
    env: {
      PORT: port,
      DATABASE_URL: databaseUrl,
      ...Object.fromEntries(FULFILLMENT_METHODS.map((method) => [`${method}_URL`, ticketSystems])),
      ...settings,
    },
  });
}
