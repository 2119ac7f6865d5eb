import type { Caller } from '@ticket-distribution/application';
import type { DeliverySnapshot, HandOver, TicketStatement } from '@ticket-distribution/domain';
import type { TestEngineOptions, TicketSystemFault } from '@ticket-distribution/testkit';
import { distribute, settled } from './story.js';
import { World, lineOf, nth } from './world.js';

export const operator: Caller = { correlationId: 'correlation-9', client: 'example-desk', identity: null };
export const other: Caller = { correlationId: 'correlation-10', client: 'example-night-desk', identity: null };

/** Two attempts, then a delivery is set aside. */
export const IMPATIENT = { attempts: 2, firstDelayMs: 500, longestDelayMs: 500 };

/** A world whose only ticket of BIFROST was handed over, with every call met by that fault, and set aside. */
export async function setAside(fault: TicketSystemFault, options: TestEngineOptions = {}): Promise<World> {
  const world = new World({ schedule: IMPATIENT, ...options });
  await world.says(lineOf('BIFROST'));
  world.bifrost.meet(fault, fault);
  await distribute(world.engine);
  await world.pass();
  return world;
}

/** The same of what the next version of the order lets it tell of a ticket that is out. */
export async function changeSetAside(
  fault: TicketSystemFault,
  ...lines: readonly ReturnType<typeof lineOf>[]
): Promise<World> {
  const world = new World({ schedule: IMPATIENT });
  await world.sells(lineOf('BIFROST'));
  world.bifrost.meet(fault, fault);
  await world.says(...lines);
  await settled();
  await world.pass();
  return world;
}

/** The newest delivery that tells so. */
export async function newest(world: World, operation?: HandOver['operation']): Promise<DeliverySnapshot> {
  const told = (await world.deliveries()).filter(
    ({ handOver }) => handOver.operation === (operation ?? handOver.operation),
  );
  return nth(told, told.length - 1);
}

/** Ends the delivery on the word of an operator who has just read it. */
export function skip(world: World, { key, revision }: DeliverySnapshot, tickets: TicketStatement, caller = operator) {
  return world.engine.skipDelivery.execute({ key, revision, tickets, reason: 'asked by telephone', caller });
}

/** Has it tried now by an operator who has just read it. */
export function retry(world: World, { key, revision }: DeliverySnapshot, caller = operator) {
  return world.engine.retryDelivery.execute({ key, revision, reason: 'it is back', caller });
}

/** Every act in short, the newest first. */
export async function audit(world: World): Promise<readonly string[]> {
  const { items } = await world.engine.searchAudit.execute({ caller: operator, page: 0, perPage: 99 });
  return items.map(({ by, kind, subject, outcome }) => `${by} ${kind} ${subject}: ${outcome}`);
}
