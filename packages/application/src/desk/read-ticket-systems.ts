import type { DeliveryState, FulfillmentMethod } from '@ticket-distribution/domain';
import type { Gates } from '../gates/gates.js';
import type { BreakerReading } from '../ports/circuit-breaker.js';
import type { OpenDeliveries } from '../ports/delivery-repository.js';
import type { SystemPause } from '../ports/pause-repository.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';

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
    private readonly work: UnitOfWork,
    private readonly gates: Gates,
  ) {}

  /** @returns each fulfillment method's system, in the order in which they were registered */
  execute(): Promise<readonly TicketSystemReading[]> {
    return this.work.read(async ({ pauses, deliveries }) => {
      const [paused, open] = [await pauses.all(), await deliveries.countOpen()];
      return this.gates.methods.map((fulfillmentMethod) => {
        const ofSystem = open.filter((counted) => counted.fulfillmentMethod === fulfillmentMethod);
        return {
          fulfillmentMethod,
          pause: paused.find((pause) => pause.fulfillmentMethod === fulfillmentMethod) ?? null,
          breaker: this.gates.of(fulfillmentMethod).breakerReading,
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
