import {
  type DeliveryKey,
  type FulfillmentMethod,
  type TicketDistributionGroupId,
  isUnderWay,
} from '@ticket-distribution/domain';
import type { Clock, Timer } from '../ports/clock.js';
import type { Signals } from '../ports/signals.js';
import type { Snapshot } from '../ports/transactions.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';

/** The longest time between two looks for answers that other processes write, milliseconds; a signal ends it. */
const LOOK_EVERY_MS = 200;

/** Waits for the answers that other processes hear and write. */
export class AnswersOfOthers {
  constructor(
    private readonly work: UnitOfWork,
    private readonly signals: Signals,
    private readonly clock: Clock,
    /** Whether the system of a method counts as away: nobody knows for how long it gets no calls. */
    private readonly isAway: (method: FulfillmentMethod) => boolean,
  ) {}

  /**
   * Resolves when none of the deliveries, nor what followed from them, is under way in any process (they may be due again
   * later), at the latest when the pause is over.
   */
  async wait(keys: readonly DeliveryKey[], { over }: Timer): Promise<void> {
    const waiting = { isOver: false };
    void over.finally(() => {
      waiting.isOver = true;
    });
    const groups = await this.work.read((snapshot) => groupsOf(snapshot, keys));
    let look = this.clock.timer(LOOK_EVERY_MS);
    const heard = this.signals.onOutcomeWritten((id) => {
      if (groups.has(id)) look.end();
    });
    try {
      // What is heard while one looks belongs to the next look: its pause has begun by then.
      while (!waiting.isOver && (await this.work.read((snapshot) => anyUnderWay(snapshot, groups, this.isAway)))) {
        await Promise.race([look.over, over]);
        look.end();
        look = this.clock.timer(LOOK_EVERY_MS);
      }
    } finally {
      heard.end();
      look.end();
    }
  }
}

async function groupsOf(
  { deliveries }: Snapshot,
  keys: readonly DeliveryKey[],
): Promise<ReadonlySet<TicketDistributionGroupId>> {
  const found = await Promise.all(keys.map((key) => deliveries.find(key)));
  return new Set(found.flatMap((delivery) => delivery?.snapshot.handOver.ticketDistributionGroupId ?? []));
}

/** What followed from a delivery is in its group. Nobody knows for how long a paused system is called by nobody. */
async function anyUnderWay(
  { deliveries, pauses }: Snapshot,
  groups: ReadonlySet<TicketDistributionGroupId>,
  isAway: (method: FulfillmentMethod) => boolean,
): Promise<boolean> {
  const open = (await deliveries.openOf([...groups])).map(({ snapshot }) => snapshot);
  const paused = new Set((await pauses.all()).map(({ fulfillmentMethod }) => fulfillmentMethod));
  return open.some((delivery) => {
    const { ticketDistributionGroupId: id, fulfillmentMethod } = delivery.handOver;
    if (delivery.claim === null && (paused.has(fulfillmentMethod) || isAway(fulfillmentMethod))) return false;
    return isUnderWay(
      delivery,
      open.filter(({ handOver }) => handOver.ticketDistributionGroupId === id),
    );
  });
}
