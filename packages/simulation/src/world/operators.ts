import { type FulfillmentMethod, type HandOver, isAnswered, ticketsOf } from '@ticket-distribution/domain';
import { ask } from './caller.js';
import { count } from './counts.js';
import { chosen } from './requests.js';
import type { World } from './world.js';

/** An operator repairs one of the drifts that are listed. */
export async function repair(world: World, pick: number): Promise<void> {
  const drift = chosen(
    [...world.store.committed.drifts.values()].filter(({ state }) => state === 'OPEN'),
    pick,
  );
  if (drift === undefined) return;
  count(world.counts, 'repairs');
  await ask(world, `repair ${drift.kind} of ${drift.ticketDistributionId}`, (engine, caller) =>
    engine.repairDrift.execute({ id: drift.id, caller }),
  );
}

/** An operator has one of the open hand-overs tried now. */
export async function retry(world: World, pick: number): Promise<void> {
  const open = [...world.store.committed.deliveries.values()].filter(({ state }) => !isAnswered(state));
  const delivery = chosen(open, pick);
  if (delivery === undefined) return;
  const { key, revision } = delivery;
  const { refusal } = await ask(world, `retry ${key}`, (engine, caller) =>
    engine.retryDelivery.execute({ key, revision, reason: 'simulated', caller }),
  );
  if (refusal === null) count(world.counts, 'retries by operators');
}

/** An operator asks the ticket system how the tickets of an issue or a cancel stand, and ends the hand-over by that. */
export async function skip(world: World, pick: number): Promise<void> {
  const open = [...world.store.committed.deliveries.values()].filter(
    ({ state, handOver }) => !isAnswered(state) && (handOver.operation === 'issue' || handOver.operation === 'cancel'),
  );
  const delivery = chosen(open, pick);
  if (delivery === undefined) return;
  const { key, revision, handOver } = delivery;
  const tickets = seen(world, handOver);
  if (tickets === null) return;
  if (handOver.operation === 'issue' && tickets === 'not-there') world.givenUp.add(key);
  if (handOver.operation === 'cancel' && tickets === 'there') world.calledThere.add(handOver.issueKey);
  const { refusal } = await ask(world, `skip ${key}, as its tickets are ${tickets}`, (engine, caller) =>
    engine.skipDelivery.execute({ key, revision, tickets, reason: 'simulated', caller }),
  );
  if (refusal === null) count(world.counts, 'skips by operators');
}

/** Null: some are there and some are not. */
function seen({ systems }: World, handOver: HandOver): 'there' | 'not-there' | null {
  const issueKey = 'issueKey' in handOver ? handOver.issueKey : handOver.key;
  const valid = systems[handOver.fulfillmentMethod].valid.filter(({ key }) => key === issueKey);
  if (valid.length === 0) return 'not-there';
  return valid.length === ticketsOf(handOver).length ? 'there' : null;
}

export async function pause(world: World, fulfillmentMethod: FulfillmentMethod): Promise<void> {
  await ask(world, `pause ${fulfillmentMethod}`, (engine, caller) =>
    engine.pauseTicketSystem.execute({ fulfillmentMethod, reason: 'simulated', caller }),
  );
}

export async function resume(world: World, fulfillmentMethod: FulfillmentMethod): Promise<void> {
  await ask(world, `resume ${fulfillmentMethod}`, (engine, caller) =>
    engine.resumeTicketSystem.execute({ fulfillmentMethod, caller }),
  );
}
