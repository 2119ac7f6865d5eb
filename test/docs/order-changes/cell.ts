import {
  type FulfillmentMethod,
  type TicketDistribution,
  type TicketDistributionId,
  fulfillmentPolicies,
} from '@ticket-distribution/domain';
import { expectAccounted } from './expect-accounted.js';
import { firstOrder } from './first-order.js';
import { type Sight, Stage } from './stage.js';
import type { State } from './states.js';
import type { Way } from './way.js';

/** What was seen of a change: before it, when the engine came to rest, and when the seller's system had asked again. */
export interface Seen {
  readonly before: Sight;
  readonly settled: Sight;
  readonly after: Sight;
}

/**
 * Plays one way to change an order from one state of its tickets, on the real engine.
 *
 * @throws AssertionError when a ticket is lost, doubled or left on the way
 */
export async function playedCell(way: Way, method: FulfillmentMethod, state: State): Promise<Seen> {
  const stage = new Stage();
  const policy = fulfillmentPolicies[method];
  const document = firstOrder(method, state.namesAccount(policy));
  const first = way.before?.(document) ?? document;
  await state.reach(stage, first, method);
  const before = await stage.sight();
  expectState(before, state);
  for (const version of way.versions(first)) {
    await stage.record(version);
    await stage.settle();
    await stage.repair('outcome-unknown');
  }
  await stage.look();
  const settled = await stage.sight();
  await stage.askAgain();
  await stage.settle();
  await stage.look();
  const after = await stage.sight();
  expectAccounted(after);
  expectEffectiveDates(way, before, after);
  return { before, settled, after };
}

/** Every cancel says from when it counts, where the order says so. */
function expectEffectiveDates({ effectiveDate }: Way, before: Sight, { deliveries }: Sight): void {
  const known = new Set(before.deliveries.map(({ key }) => key));
  for (const { key, handOver } of deliveries) {
    if (known.has(key) || handOver.operation !== 'cancel' || handOver.purpose !== 'cancel') continue;
    if (handOver.effectiveDate !== (effectiveDate ?? null))
      throw new Error(`${key} counts from ${handOver.effectiveDate}`);
  }
}

function expectState({ tickets }: Sight, { name, status }: State): void {
  const others = tickets.filter((ticket) => ticket.status !== status);
  if (tickets.length === 0 || others.length > 0) {
    throw new Error(`${name} was not reached: ${tickets.map((ticket) => ticket.status).join(', ')}`);
  }
}

/** @throws Error when there is none */
export function ticketIn({ tickets }: Sight, id: TicketDistributionId): TicketDistribution {
  const found = tickets.find((ticket) => ticket.id === id);
  if (found === undefined) throw new Error(`Ticket ${id} is gone`);
  return found;
}
