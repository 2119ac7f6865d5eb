import type { FulfillmentMethod, OrderDocument } from '@ticket-distribution/domain';
import { firstOrder, withLines } from './first-order.js';
import type { Stage } from './stage.js';
import type { Way } from './way.js';
import { waysOfContent } from './ways-of-content.js';

/** Something that meets an order change on its way, or a refusal of what follows from it. */
export interface Race {
  readonly name: string;
  readonly meaning: string;
  readonly method: FulfillmentMethod;
  /** From a ticket that was handed over. */
  readonly play: (stage: Stage, first: OrderDocument, method: FulfillmentMethod) => Promise<void>;
}

const [departure] = waysOfContent as readonly [Way];

const changes = async (stage: Stage, first: OrderDocument): Promise<void> => {
  for (const version of departure.versions(first)) await stage.record(version);
};

const cancels = (stage: Stage, first: OrderDocument): Promise<void> =>
  stage.record(withLines(first, () => ({ status: 'CANCELLED' })));

/** The traveller picks up, or begins to use, what is valid; nobody tells us. */
const picksUp = (stage: Stage, method: FulfillmentMethod): void => {
  const system = stage.systems[method];
  for (const { key } of system.valid) system.pickUp(key);
};

export const races: readonly Race[] = [
  {
    name: 'A cancel comes before the pickup',
    meaning: 'The line is cancelled; when the traveller tries to pick the ticket up, it is not there any more.',
    method: 'NOD',
    play: async (stage, first, method) => {
      await cancels(stage, first);
      await stage.settle();
      picksUp(stage, method);
    },
  },
  {
    name: 'A pickup comes before the cancel',
    meaning: 'The traveller picks the ticket up a moment before the line is cancelled; we learn it from the refusal.',
    method: 'NOD',
    play: async (stage, first, method) => {
      picksUp(stage, method);
      await cancels(stage, first);
    },
  },
  {
    name: 'A pickup comes before a change',
    meaning: 'The traveller picks the ticket up a moment before the order moves to another departure.',
    method: 'NOD',
    play: async (stage, first, method) => {
      picksUp(stage, method);
      await changes(stage, first);
    },
  },
  {
    name: 'The first use comes before a change',
    meaning: 'The traveller begins to use the ticket a moment before the order moves to another departure.',
    method: 'BIFROST',
    play: async (stage, first, method) => {
      picksUp(stage, method);
      await changes(stage, first);
    },
  },
  {
    name: 'A call lands late',
    meaning:
      'The order moves to another departure; the call hangs, is made again under the same key, and reaches the ticket system at last when all is over.',
    method: 'NOD',
    play: async (stage, first, method) => {
      stage.systems[method].meet('land-late');
      await changes(stage, first);
      await stage.settle();
      stage.systems[method].land();
    },
  },
  {
    name: 'A replacement is refused',
    meaning: 'The order moves to another departure; the ticket system refuses the new ticket for good.',
    method: 'INTERNATIONAL',
    play: refusing(changes),
  },
  {
    name: 'An issue in a new form is refused',
    meaning: 'The order moves to another departure before the pickup; NOD refuses the new form for good.',
    method: 'NOD',
    play: refusing(changes),
  },
  {
    name: 'An update is refused',
    meaning: 'The order moves to another departure; the ticket system refuses the update for good.',
    method: 'ACCOUNT_BASED_TICKETING',
    play: refusing(changes),
  },
  {
    name: 'A cancel is refused',
    meaning: 'The line is cancelled; the ticket system refuses that for good.',
    method: 'NOD',
    play: refusing(cancels),
  },
  {
    name: 'The ticket system cancels by itself, then the order changes',
    meaning: 'The ticket is gone at its system while the order still wants it, and then moves to another departure.',
    method: 'BIFROST',
    play: async (stage, first, method) => {
      for (const { id } of await stage.liveTickets()) stage.systems[method].cancelFromOutside(id);
      await stage.look();
      await changes(stage, first);
    },
  },
];

/** Version 1, handed over. */
export async function handedOverFirst(stage: Stage, method: FulfillmentMethod): Promise<OrderDocument> {
  const first = firstOrder(method, true);
  await stage.record(first);
  await stage.distribute();
  await stage.settle();
  return first;
}

function refusing(change: (stage: Stage, first: OrderDocument) => Promise<void>): Race['play'] {
  return async (stage, first, method) => {
    stage.systems[method].meet('refuse');
    await change(stage, first);
  };
}
