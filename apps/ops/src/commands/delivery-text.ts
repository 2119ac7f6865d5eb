import type { ReadDeskDelivery } from '@ticket-distribution/client/schemas';
import { duration } from '../output/duration.js';
import { facts, table } from '../output/table.js';

/** A hand-over with its calls, as people read it. */
export function deliveryText(delivery: ReadDeskDelivery): string {
  const { operation, purpose, attempts } = delivery;
  const about = facts([
    ['key', delivery.key],
    ['revision', delivery.revision],
    ['state', delivery.state],
    ['ticket system', delivery.fulfillmentMethod],
    ['tells', purpose === null || purpose === operation ? operation : `${operation} (${purpose})`],
    ['order', `${delivery.orderId}, line ${delivery.orderLineId}, organisation ${delivery.organisationId}`],
    ['tickets', delivery.ticketDistributionIds.join(', ')],
    ['age', duration(delivery.ageSeconds)],
    ['next call', delivery.nextAttemptAt],
    ['last error', delivery.lastError],
    ['correlation id', delivery.correlationId],
  ]);
  const calls = table(attempts, [
    { heading: 'CALL', of: ({ number }) => number },
    { heading: 'BEGUN', of: ({ startedAt }) => startedAt },
    { heading: 'MS', of: ({ durationMs }) => durationMs },
    { heading: 'OUTCOME', of: ({ outcome }) => outcome },
    { heading: 'MESSAGE', of: ({ message }) => message },
  ]);
  return attempts.length === 0 ? `${about}\nno call was made` : `${about}\n\n${calls}`;
}
