import type { FulfillmentMethod, OrderDocument, OrderLineDocument } from '@ticket-distribution/domain';
import { aJourney, aTraveller, firstOrder, next, withLines } from './first-order.js';
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

/** Two products of other travellers. */
const others = ['t2', 't3'].map((id) => aJourney({ ref: id, travellers: [aTraveller(id)] }));

/** The line is cancelled, and another takes its place. */
const exchange = (first: OrderDocument): OrderDocument => {
  const ended = withLines(first, () => ({ status: 'CANCELLED' }));
  const fresh = first.orderLines.map((line) => ({
    ...line,
    id: 'new' as OrderLineDocument['id'],
    replacesOrderLineIds: [line.id],
  }));
  return { ...ended, orderLines: [...ended.orderLines, ...fresh] };
};

/** A second, equal ticket is handed over and used; then one of the two is refunded. */
async function oneOfTwo(stage: Stage, first: OrderDocument, method: FulfillmentMethod): Promise<void> {
  const alike = first.orderLines.flatMap(({ fareProducts }) => fareProducts.map((one) => ({ ...one, ref: null })));
  const two = withLines(first, () => ({ fareProducts: [...alike, ...alike] }));
  await stage.record(two);
  await stage.distribute();
  await stage.settle();
  const second = (await stage.liveTickets()).at(-1);
  if (second?.standing.held) stage.systems[method].pickUp(second.standing.held.key);
  await stage.look();
  await stage.record(withLines(two, () => ({ fareProducts: alike })));
}

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
    name: 'One of two equal tickets is in use, and one is refunded',
    meaning:
      'The line gets a second product that equals the first in all it says. The traveller begins to use the second ticket (B); then one of the two is refunded, and the order does not say which.',
    method: 'BIFROST',
    play: (stage, first, method) => oneOfTwo(stage, first, method),
  },
  {
    name: 'One of two equal tickets is on the phone, and one is refunded',
    meaning: 'The same with a second ticket (B) that was picked up.',
    method: 'NOD',
    play: (stage, first, method) => oneOfTwo(stage, first, method),
  },
  {
    name: 'One ticket of several is refused',
    meaning:
      'The line gets two products more (B and C), handed over in one call. NOD refuses it and does not say for which ticket, so that each is told once alone, and one of them is refused again. When the seller asks again later, that one is handed over too.',
    method: 'NOD',
    play: async (stage, first, method) => {
      stage.systems[method].meet('refuse', 'refuse');
      await stage.record(withLines(first, ({ fareProducts }) => ({ fareProducts: [...fareProducts, ...others] })));
      await stage.distribute();
      await stage.settle();
    },
  },
  {
    name: 'An exchange goes back before the new ticket is out',
    meaning:
      'The line is exchanged for another that names it (`replacesOrderLineIds`); NOD is away, and before it takes the new ticket the order goes back.',
    method: 'NOD',
    play: async (stage, first, method) => {
      stage.systems[method].meet('unavailable');
      await stage.record(exchange(first));
      await stage.record(next(exchange(first), { orderLines: first.orderLines }));
    },
  },
  {
    name: 'The new ticket of an exchange is refused',
    meaning: 'The line is exchanged for another that names it; NOD refuses the new ticket for good.',
    method: 'NOD',
    play: refusing((stage, first) => stage.record(exchange(first))),
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
