import { duration } from '../output/duration.js';
import { facts, table } from '../output/table.js';

/** A hand-over as the API tells it, as far as it is shown. */
export interface DeliveryJson {
  readonly key: string;
  readonly revision: number;
  readonly state: string;
  readonly fulfillmentMethod: string;
  readonly operation: string;
  readonly purpose: string | null;
  readonly orderId: string;
  readonly orderLineId: string;
  readonly organisationId: number;
  readonly ticketDistributionIds: readonly string[];
  readonly attemptCount: number;
  readonly nextAttemptAt: string | null;
  readonly lastError: string | null;
  readonly correlationId: string;
  readonly ageSeconds: number;
}

export interface AttemptJson {
  readonly number: number;
  readonly startedAt: string;
  readonly durationMs: number;
  readonly outcome: string;
  readonly message: string | null;
}

export interface ReadDeliveryJson extends DeliveryJson {
  readonly attempts: readonly AttemptJson[];
}

export const deliveryPath = (key: string): string => `/v1/deliveries/${encodeURIComponent(key)}`;

/** A hand-over with its calls, as people read it. */
export function deliveryText(delivery: ReadDeliveryJson): string {
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
