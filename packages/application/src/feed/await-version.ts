import type { OrderId } from '@ticket-distribution/domain';
import type { Clock } from '../ports/clock.js';
import type { StoredEvent } from '../ports/event-repository.js';
import type { Snapshot } from '../ports/transactions.js';
import type { Caller } from '../shared/caller.js';
import { mayReach } from '../shared/may-reach.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import type { FeedTail } from './feed-tail.js';
import { type Patience, beginToWait } from './waiting.js';

export interface AwaitVersionCommand extends Patience {
  readonly orderId: OrderId;
  readonly orderVersion: number;
  readonly caller: Caller;
}

/** How a version of an order stands: nobody recorded or generated it yet, or it is still to be told; or its end. */
export type VersionStanding = 'awaited' | 'settled' | 'superseded';

/** Waits until a version of an order is settled, or a newer one came first. Waiting costs nothing. */
export class AwaitVersion {
  constructor(
    private readonly work: UnitOfWork,
    private readonly tail: FeedTail,
    private readonly clock: Clock,
  ) {}

  /** @returns how it stands then; `awaited` also for an order that is unknown, or out of the caller's reach */
  async execute({ orderId, orderVersion, caller, ...patience }: AwaitVersionCommand): Promise<VersionStanding> {
    const waiting = beginToWait(this.clock, patience);
    const isMeant = ({ type, data }: StoredEvent): boolean =>
      type === 'OrderVersionSettled' && data.orderId === orderId;
    try {
      while (true) {
        const [now, end] = await this.work.read(async (snapshot) => {
          const position = await snapshot.events.end();
          return [await standing(snapshot, orderId, orderVersion, caller), position] as const;
        });
        if (now !== 'awaited' || waiting.isOver) return now;
        await this.tail.comes(end, isMeant, waiting.pause);
      }
    } finally {
      waiting.pause.end();
    }
  }
}

async function standing(
  { orders, unsettled }: Snapshot,
  orderId: OrderId,
  orderVersion: number,
  caller: Caller,
): Promise<VersionStanding> {
  const order = await orders.find(orderId);
  if (order === undefined || !mayReach(caller, 'read', order.organisationId)) return 'awaited';
  const { reconciledVersion } = order.snapshot;
  if (reconciledVersion === null || reconciledVersion < orderVersion) return 'awaited';
  if (reconciledVersion > orderVersion) return 'superseded';
  return (await unsettled.find(orderId)) === undefined ? 'settled' : 'awaited';
}
