import {
  type FulfillmentMethod,
  type FulfillmentPolicy,
  type OrderDocument,
  type TicketStatus,
} from '@ticket-distribution/domain';
import type { TicketSystemFault } from '@ticket-distribution/testkit';
import type { Stage } from './stage.js';

/** Where a ticket can stand when its order changes. */
export interface State {
  readonly name: string;
  readonly meaning: string;
  /** What every ticket is then. */
  readonly status: TicketStatus;
  /** Why no ticket of a method ever stands here; null: it can. */
  readonly absent: (policy: FulfillmentPolicy) => string | null;
  /** Whether the order line names a customer account. */
  readonly namesAccount: (policy: FulfillmentPolicy) => boolean;
  /** Brings version 1 of an order there. */
  readonly reach: (stage: Stage, first: OrderDocument, method: FulfillmentMethod) => Promise<void>;
}

const occursAlways = { absent: () => null, namesAccount: () => true } as const;

export const states: readonly State[] = [
  {
    ...occursAlways,
    name: 'GENERATED',
    meaning: 'made, not handed over yet (account-based: the order line names no customer account)',
    status: 'GENERATED',
    namesAccount: ({ handedOverBy }) => handedOverBy !== 'generate',
    reach: (stage, first) => stage.record(first),
  },
  {
    ...occursAlways,
    name: 'DISTRIBUTING',
    meaning: 'handed over; the answer was lost, so nobody here knows yet that the ticket is there',
    status: 'DISTRIBUTING',
    reach: (stage, first, method) => handedOver(stage, first, method, ['lose-answer']),
  },
  {
    ...occursAlways,
    name: 'DISTRIBUTING, set aside',
    meaning: 'the same, and all attempts to learn the answer are used up; an operator asks again after the change',
    status: 'DISTRIBUTING',
    reach: async (stage, first, method) => {
      await handedOver(stage, first, method, ['lose-answer', 'lose-request']);
      await stage.settle();
    },
  },
  {
    ...occursAlways,
    name: 'FAILED',
    meaning: 'the ticket system refused it for good',
    status: 'FAILED',
    reach: async (stage, first, method) => {
      await handedOver(stage, first, method, ['refuse']);
      await stage.settle();
    },
  },
  {
    ...occursAlways,
    name: 'DISTRIBUTED',
    meaning: 'the ticket system has it; a NOD ticket waits to be picked up',
    status: 'DISTRIBUTED',
    reach: (stage, first, method) => handedOver(stage, first, method, []),
  },
  {
    ...occursAlways,
    name: 'ACTIVATED',
    meaning: 'picked up (NOD), or its use has begun (every other method)',
    status: 'ACTIVATED',
    reach: pickedUp,
  },
  {
    ...occursAlways,
    name: 'COMMITTED',
    meaning: 'the pickup is complete: the ticket stands on the phone or the card',
    status: 'COMMITTED',
    absent: (policy) => (policy.pickup({}) === null ? 'no pickup that could be completed' : null),
    reach: async (stage, first, method) => {
      await pickedUp(stage, first, method);
      for (const key of await issueKeys(stage)) stage.systems[method].complete(key);
      await stage.look();
    },
  },
  {
    ...occursAlways,
    name: 'CANCELLED_EXTERNALLY',
    meaning: 'its ticket system cancelled it by itself',
    status: 'CANCELLED_EXTERNALLY',
    reach: async (stage, first, method) => {
      await handedOver(stage, first, method, []);
      for (const { id } of await stage.liveTickets()) stage.systems[method].cancelFromOutside(id);
      await stage.look();
    },
  },
];

/**
 * Every hand-over of the order meets the faults, one after another. Tickets that are refused together are each told once
 * more alone, and refused then too.
 */
async function handedOver(
  stage: Stage,
  first: OrderDocument,
  method: FulfillmentMethod,
  faults: readonly TicketSystemFault[],
): Promise<void> {
  for (const fault of faults) {
    const calls = first.orderLines.flatMap(({ fareProducts: { length } }) =>
      Array.from({ length: fault === 'refuse' && length > 1 ? 1 + length : 1 }, () => fault),
    );
    stage.systems[method].meet(...calls);
  }
  await stage.record(first);
  await stage.distribute();
}

async function pickedUp(stage: Stage, first: OrderDocument, method: FulfillmentMethod): Promise<void> {
  await handedOver(stage, first, method, []);
  for (const key of await issueKeys(stage)) stage.systems[method].pickUp(key);
  await stage.look();
}

async function issueKeys(stage: Stage) {
  const { deliveries } = await stage.sight();
  return deliveries.map(({ key }) => key);
}
