import type { FulfillmentMethod } from '@ticket-distribution/domain';
import { aCaller } from '@ticket-distribution/testkit';
import { ask } from './caller.js';
import { count } from './counts.js';
import { chosen } from './requests.js';
import type { World } from './world.js';

const caller = aCaller();

/** An operator repairs one of the drifts that are listed. */
export async function repair(world: World, pick: number): Promise<void> {
  const drift = chosen(
    [...world.store.committed.drifts.values()].filter(({ state }) => state === 'OPEN'),
    pick,
  );
  if (drift === undefined) return;
  count(world.counts, 'repairs');
  await ask(world, `repair ${drift.kind} of ${drift.ticketDistributionId}`, (engine) =>
    engine.repairDrift.execute({ id: drift.id, caller }),
  );
}

export async function pause(world: World, fulfillmentMethod: FulfillmentMethod): Promise<void> {
  await ask(world, `pause ${fulfillmentMethod}`, (engine) =>
    engine.pauseTicketSystem.execute({ fulfillmentMethod, reason: 'simulated', caller }),
  );
}

export async function resume(world: World, fulfillmentMethod: FulfillmentMethod): Promise<void> {
  await ask(world, `resume ${fulfillmentMethod}`, (engine) =>
    engine.resumeTicketSystem.execute({ fulfillmentMethod, caller }),
  );
}
