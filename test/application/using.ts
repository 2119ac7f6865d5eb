import type { FulfillmentMethod, OrderLineDocument, TicketDistribution } from '@ticket-distribution/domain';
import { distribute, settled } from './story.js';
import { type World, nth } from './world.js';

const WATCH_INTERVAL_MS = 60_000;

/** The time passes in which every ticket system is looked at, and what it shows is known. */
export async function looked(world: World): Promise<void> {
  await world.clock.advance(WATCH_INTERVAL_MS);
  await world.engine.statusPoller.look();
  await settled();
}

/** The travellers begin to use these tickets, each of which was issued under a key of its own. */
export async function used(world: World, ...tickets: readonly TicketDistribution[]): Promise<void> {
  for (const { fulfillmentMethod, standing } of tickets) {
    if (standing.held !== null) world.systems[fulfillmentMethod].pickUp(standing.held.key);
  }
  await looked(world);
}

/** The pickup of these tickets is complete: they stand on the phone or the card. */
export async function pickedUp(world: World, ...tickets: readonly TicketDistribution[]): Promise<void> {
  await used(world, ...tickets);
  for (const { standing } of tickets) if (standing.held !== null) world.nod.complete(standing.held.key);
  await looked(world);
}

/** Sells these lines one after the other, each version with one product more, so that every ticket has a key of its own. */
export async function soldOneByOne(world: World, line: OrderLineDocument): Promise<readonly TicketDistribution[]> {
  for (let count = 1; count <= line.fareProducts.length; count += 1) {
    await world.sells({ ...line, fareProducts: line.fareProducts.slice(0, count) });
  }
  return ticketsOf(world);
}

/** All tickets of the order, in the order in which they were made. */
export async function ticketsOf(world: World): Promise<readonly TicketDistribution[]> {
  return (await world.groups()).flatMap(({ tickets }) => tickets);
}

/** The tickets with these ids, as they stand now. */
export async function again(
  world: World,
  tickets: readonly TicketDistribution[],
): Promise<readonly TicketDistribution[]> {
  const now = await ticketsOf(world);
  return tickets.map(({ id }) => nth(now.filter((ticket) => ticket.id === id)));
}

/** The tickets that are valid at a ticket system now, by id. */
export function validAt(world: World, method: FulfillmentMethod): readonly string[] {
  return world.systems[method].tickets.toSorted();
}

/** Hands over what waits, and lets everything come to its end. */
export async function distributed(world: World, more: Parameters<typeof distribute>[1] = {}): Promise<void> {
  await distribute(world.engine, more);
  await settled();
  await world.rest();
}
