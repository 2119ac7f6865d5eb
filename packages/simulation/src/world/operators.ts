import { type FulfillmentMethod, isAnswered } from '@ticket-distribution/domain';
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

/** An operator has one of the open hand-overs tried now. */
export async function retry(world: World, pick: number): Promise<void> {
  const open = [...world.store.committed.deliveries.values()].filter(({ state }) => !isAnswered(state));
  const delivery = chosen(open, pick);
  if (delivery === undefined) return;
  const { key, revision } = delivery;
  const { refusal } = await ask(world, `retry ${key}`, (engine) =>
    engine.retryDelivery.execute({ key, revision, reason: 'simulated', caller }),
  );
  if (refusal === null) count(world.counts, 'retries by operators');
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
