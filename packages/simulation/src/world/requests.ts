import type { EntryOutcome, GroupReading } from '@ticket-distribution/application';
import {
  type GroupSnapshot,
  type OrderId,
  type TicketDistribution,
  type TicketDistributionId,
  plusMilliseconds,
} from '@ticket-distribution/domain';
import type { AskedTicket } from '../oracle/order-model.js';
import type { Act } from '../scenario/scenario.js';
import { ask } from './caller.js';
import { count } from './counts.js';
import type { Call } from './keyed-call.js';
import type { World } from './world.js';

const HOUR_MS = 3_600_000;
/** The idempotency key of a request; null: it has none. */
type Key = string | null;
type ActOf<Kind extends Act['kind']> = Extract<Act, { readonly kind: Kind }>;

export async function sendVersion(world: World, { order, version }: ActOf<'version'>, key: Key = null): Promise<void> {
  const document = world.scenario.orders[order]?.find((candidate) => candidate.version === version);
  if (document === undefined) return;
  const { refusal, span } = await ask(
    world,
    `record ${document.id} version ${version}`,
    (engine, caller) => engine.recordOrderVersion.execute({ document, caller }),
    key,
  );
  if (refusal === null) world.models[order]?.record(version, span);
  else world.violate('no-surprise', `version ${version} of ${document.id} was refused: ${refusal}`);
}

export async function generate(
  world: World,
  { order }: Pick<ActOf<'generate'>, 'order'>,
  key: Key = null,
): Promise<void> {
  const orderId = orderIdOf(world, order);
  const call: Call<unknown> = (engine, caller) => engine.generateGroups.execute({ orderId, caller });
  await ask(world, `generate ${orderId}`, call, key);
}

/**
 * The same call so many times at once: all that see the same version, or have the same key, get the same answer. A ticket that
 * takes another's place meanwhile, because its system could not change that one or lost it, may come between two answers.
 */
export async function distribute(
  world: World,
  { order, copies, card, one }: Pick<ActOf<'distribute'>, 'order' | 'copies' | 'card' | 'one'>,
  key: Key = null,
): Promise<void> {
  const orderId = orderIdOf(world, order);
  const asked = { orderId, pickup: pickup(card), language: 'nob', ...meantBy(world, order, one) } as const;
  const call: Call<GroupReading[]> = (engine, caller) => engine.distributeGroups.execute({ ...asked, caller });
  const asking = Array.from({ length: copies }, () => ask(world, `distribute ${orderId}`, call, key));
  const answers = await Promise.all(asking);
  if (copies > 1) count(world.counts, 'equal calls at once', copies);
  if (one !== null) count(world.counts, 'requests for one ticket');
  expectEqual(
    world,
    orderId,
    answers.flatMap(({ value }) => value ?? []),
  );
  if (key !== null) expectIdentical(world, orderId, answers);
}

export async function redistribute(
  world: World,
  { order, card, one }: ActOf<'redistribute'>,
  key: Key = null,
): Promise<void> {
  const orderId = orderIdOf(world, order);
  const meant = meantBy(world, order, one);
  const asked = { orderId, pickup: pickup(card), language: 'nob', reason: 'lost', ...meant } as const;
  const isAsked = (): void => {
    for (const name of meant.ticketDistributionIds ?? [orderId]) {
      world.redistributions.set(name, (world.redistributions.get(name) ?? 0) + 1);
    }
  };
  if (key !== null) isAsked();
  if (one !== null) count(world.counts, 'requests for one ticket');
  const call: Call<unknown> = (engine, caller) => {
    if (key === null) isAsked();
    return engine.redistributeGroups.execute({ ...asked, caller });
  };
  await ask(world, `redistribute ${orderId}`, call, key);
}

/** All of an order, or one of the tickets that it has at the moment. */
function meantBy(
  world: World,
  order: number,
  one: number | null,
): { readonly ticketDistributionIds?: readonly TicketDistributionId[] } {
  const found = one === null ? undefined : chosen(ticketsOf(world, order), one);
  return found === undefined ? {} : { ticketDistributionIds: [found.ticket.id] };
}

export async function moveValidity(
  world: World,
  { order, pick, hours }: ActOf<'move-validity'>,
  key: Key = null,
): Promise<void> {
  const found = chosen(ticketsOf(world, order), pick);
  if (found === undefined) return;
  const { ticket, asked } = found;
  const startOfValidity = plusMilliseconds(ticket.product.startOfValidity, hours * HOUR_MS);
  const updates = [{ ticketDistributionId: ticket.id, startOfValidity }];
  const { value, span, mayComeLater, isRepeated } = await ask(
    world,
    `move ${ticket.id} to ${startOfValidity}`,
    (engine, caller) => engine.updateValidities.execute({ updates, caller }),
    key,
  );
  const result = value?.[0];
  const wasRefused = result?.outcome !== 'done' && result?.outcome !== 'under-way';
  if (result?.refusal?.code === 'validity/refused' || (wasRefused && isRepeated)) {
    world.models[order]?.unmoved(asked, span);
  }
  if (result?.outcome === 'under-way' && mayBeInUse(world)) world.models[order]?.unmoved(asked, span);
  else if (isDone(result)) {
    count(world.counts, 'validities moved');
    world.models[order]?.moved(asked, startOfValidity, span);
  }
  if (mayComeLater) world.models[order]?.doubt(ticket.id);
}

/** Whether a ticket system may find out only now that the use has begun, and refuse what is on its way. */
function mayBeInUse({ scenario: { acts } }: World): boolean {
  return acts.some(({ kind }) => kind === 'pick-up');
}

/** Gives one ticket away, or all that its line has. */
export async function transfer(
  world: World,
  { order, pick, to, alone }: ActOf<'transfer'>,
  key: Key = null,
): Promise<void> {
  const found = chosen(ticketsOf(world, order), pick);
  if (found === undefined) return;
  const { ticket, group } = found;
  const account = `ENT:CustomerAccount:gift-${to}`;
  const which = alone ? { ticketDistributionIds: [ticket.id] } : { ticketDistributionGroupIds: [group.id] };
  const asked = { ...which, to: { distributionHolderCustomerId: '1000099', customerAccountRef: account } };
  const { value, span, mayComeLater, isRepeated } = await ask(
    world,
    `transfer ${alone ? ticket.id : group.id} to ${account}`,
    (engine, caller) => engine.transferHolder.execute({ ...asked, caller }),
    key,
  );
  const model = world.models[order];
  const done = (value ?? []).filter(isDone);
  for (const { ticketDistributionId: id, refusal } of value ?? []) {
    if (id !== null && refusal?.code === 'transfer/refused') model?.ungiven({ ...found.asked, id }, span);
  }
  if (isRepeated) {
    const named = alone ? [ticket.id] : found.asked.siblings;
    for (const id of named.filter((one) => !done.some(({ ticketDistributionId }) => ticketDistributionId === one))) {
      model?.ungiven({ ...found.asked, id }, span);
    }
  }
  for (const { ticketDistributionId: id } of done) {
    if (id === null) continue;
    count(world.counts, alone ? 'transfers of one ticket' : 'transfers');
    model?.transferred({ ...found.asked, id }, account, span);
  }
  if (mayComeLater) model?.doubt(alone ? ticket.id : group.orderLineId);
}

function isDone(result: EntryOutcome | undefined): boolean {
  return result?.outcome === 'done' || result?.outcome === 'under-way';
}

export function chosen<T>(all: readonly T[], pick: number): T | undefined {
  return all[pick % Math.max(1, all.length)];
}

export function orderIdOf({ scenario }: World, order: number): OrderId {
  return (scenario.orders[order]?.[0]?.id ?? '') as OrderId;
}

/** Every ticket of an order with what the model of the order is told of it. */
function ticketsOf(world: World, order: number) {
  return groupsOf(world, order).flatMap((group) => {
    const siblings = group.tickets.map(({ id }) => id as string);
    return group.tickets.map((ticket) => {
      const asked: AskedTicket = { id: ticket.id, line: group.orderLineId, siblings };
      return { group, ticket, asked };
    });
  });
}

function groupsOf(world: World, order: number): readonly GroupSnapshot[] {
  const orderId = orderIdOf(world, order);
  return [...world.store.committed.groups.values()].filter((group) => group.orderId === orderId);
}

function pickup(card: string | null) {
  return card === null ? {} : { travelCard: { mediaSerialNumberId: card } };
}

function expectEqual(
  world: World,
  orderId: OrderId,
  answers: readonly GroupReading[] | readonly GroupReading[][],
): void {
  const byVersion = new Map<string, string>();
  for (const reading of answers.flat()) {
    const { orderLineId, orderVersion, id, tickets } = reading.group;
    const place = `${orderLineId} at version ${orderVersion}`;
    const members = [id, ...tickets.filter((ticket) => !isExchangedHere(ticket, tickets)).map(idOf)].join(' ');
    const known = byVersion.get(place) ?? members;
    byVersion.set(place, known);
    if (known !== members) {
      world.violate('equal-answers', `${orderId} ${place} was answered as ${known} and as ${members}`);
    }
  }
}

function expectIdentical(world: World, orderId: OrderId, answers: readonly { readonly value: unknown }[]): void {
  const given = new Set(answers.filter(({ value }) => value !== null).map(({ value }) => JSON.stringify(value)));
  if (given.size > 1) world.violate('equal-answers', `one key of ${orderId} was answered ${[...given].join(' and ')}`);
}

/** Whether a ticket took the place of another one of its group: for the callers the two are one. */
function isExchangedHere(
  { standing: { replaces } }: TicketDistribution,
  tickets: readonly TicketDistribution[],
): boolean {
  return tickets.some((other) => other.id === replaces);
}

function idOf({ id }: TicketDistribution): string {
  return id;
}
