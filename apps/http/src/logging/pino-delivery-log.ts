import type { DeliveryLog } from '@ticket-distribution/application';
import type { FastifyBaseLogger } from 'fastify';
import { loggedError } from './logged-error.js';

/** Writes one line per call to a ticket system; what crossed the wire is kept with the attempt and stays out. */
export function pinoDeliveryLog(logger: FastifyBaseLogger): DeliveryLog {
  return {
    attempted({ correlationId, deliveryKey, number, outcome, durationMs }, state) {
      logger.info({ correlationId, deliveryKey, attempt: number, outcome, durationMs, state }, 'ticket system called');
    },
    failed(deliveryKey, error) {
      logger.error({ deliveryKey, err: loggedError(error) }, 'delivering failed inside and is taken up again');
    },
  };
}
