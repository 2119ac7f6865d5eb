import type { FastifyBaseLogger } from 'fastify';
import { loggedError } from './logging/logged-error.js';

/**
 * Ends the process at the first SIGTERM or SIGINT once `close` has finished what is in flight; at once at the second.
 */
export function shutDownOnSignal(close: () => Promise<void>, logger: FastifyBaseLogger): void {
  let isClosing = false;
  const end = async (signal: string): Promise<void> => {
    if (isClosing) process.exit(1);
    isClosing = true;
    logger.info({ signal }, 'shutting down; a second signal ends it at once');
    await close();
    logger.info('shut down');
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      end(signal).catch((error: unknown) => {
        logger.fatal({ err: loggedError(error) }, 'shutting down failed');
        process.exit(1);
      });
    });
  }
}
