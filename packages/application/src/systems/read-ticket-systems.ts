import { type DeliveryState, FULFILLMENT_METHODS, type FulfillmentMethod } from '@ticket-distribution/domain';
import type { BreakerReading, CircuitBreakers } from '../ports/circuit-breaker.js';
import type { OpenDeliveries } from '../ports/delivery-repository.js';
import type { SystemPause } from '../ports/pause-repository.js';
import type { Transactions } from '../ports/transactions.js';

/** How a ticket system stands. */
export interface TicketSystemReading {
  readonly fulfillmentMethod: FulfillmentMethod;
  /** Null: it is not paused. */
  readonly pause: SystemPause | null;
  /** Whether this process takes it to be away; each process finds out for itself. */
  readonly breaker: BreakerReading;
  /** How many deliveries wait for a call (PENDING or UNKNOWN), due or not yet. */
  readonly waiting: number;
  /** How many first calls are under way, from any process; one that is asked again counts as waiting. */
  readonly underWay: number;
  /** How many deliveries wait for an operator. */
  readonly setAside: number;
}

/** Reads how every ticket system stands: whether it is paused or away, and how much waits for it. */
export class ReadTicketSystems {
  constructor(
    private readonly transactions: Transactions,
    private readonly breakers: CircuitBreakers,
  ) {}

  /** @returns each fulfillment method's system, in the order of `FULFILLMENT_METHODS` */
  execute(): Promise<readonly TicketSystemReading[]> {
    return this.transactions.read(async ({ pauses, deliveries }) => {
      const [paused, open] = [await pauses.all(), await deliveries.countOpen()];
      return FULFILLMENT_METHODS.map((fulfillmentMethod) => {
        const ofSystem = open.filter((counted) => counted.fulfillmentMethod === fulfillmentMethod);
        return {
          fulfillmentMethod,
          pause: paused.find((pause) => pause.fulfillmentMethod === fulfillmentMethod) ?? null,
          breaker: this.breakers.byMethod[fulfillmentMethod].read(),
          waiting: countIn(ofSystem, 'PENDING') + countIn(ofSystem, 'UNKNOWN'),
          underWay: countIn(ofSystem, 'IN_FLIGHT'),
          setAside: countIn(ofSystem, 'SET_ASIDE'),
        };
      });
    });
  }
}

function countIn(open: readonly OpenDeliveries[], state: DeliveryState): number {
  return open.find((counted) => counted.state === state)?.count ?? 0;
}
