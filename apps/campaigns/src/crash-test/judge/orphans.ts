import type { TrackedOrder } from '../load/tracked-order.js';
import type { CrashWorld } from '../world/crash-world.js';
import type { Violation } from './violation.js';

/** Tickets that are valid at a ticket system and that the app does not know: somebody is in who should not be. */
export async function orphans(world: CrashWorld, orders: Iterable<TrackedOrder>): Promise<readonly Violation[]> {
  const known = new Set<string>();
  for (const { id } of orders) {
    for (const { ticketDistributions } of await world.app.groupsOf(id)) {
      for (const ticket of ticketDistributions) known.add(ticket.id);
    }
  }
  const held = (await world.client.tickets()).filter(({ status }) => !status.startsWith('CANCELLED'));
  return held
    .filter(({ ticketDistributionId }) => !known.has(ticketDistributionId))
    .map(({ system, key, ticketDistributionId }) => ({
      orderId: 'none',
      promise: 'ended-is-ended' as const,
      text: `ticket ${ticketDistributionId} is valid at ${system} under ${key}, and the app does not know it`,
    }));
}
