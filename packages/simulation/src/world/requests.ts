import type { GroupReading } from '@ticket-distribution/application';
import {
  type GroupSnapshot,
  type OrderId,
  type OrderLineId,
  type TicketDistribution,
  plusMilliseconds,
} from '@ticket-distribution/domain';
import type { Act } from '../scenario/scenario.js';
import { aCaller } from '@ticket-distribution/testkit';
import { ask } from './caller.js';
import { count } from './counts.js';
import type { World } from './world.js';

const HOUR_MS = 3_600_000;
const caller = aCaller();

type ActOf<Kind extends Act['kind']> = Extract<Act, { readonly kind: Kind }>;

export async function sendVersion(world: World, { order, version }: ActOf<'version'>): Promise<void> {
  const document = world.scenario.orders[order]?.find((candidate) => candidate.version === version);
  if (document === undefined) return;
  const { refusal, span } = await ask(world, `record ${document.id} version ${version}`, (engine) =>
    engine.recordOrderVersion.execute({ document, caller }),
  );
  if (refusal === null) world.models[order]?.record(version, span);
  else world.violate('no-surprise', `version ${version} of ${document.id} was refused: ${refusal}`);
}

export async function generate(world: World, order: number): Promise<void> {
  const orderId = orderIdOf(world, order);
  await ask(world, `generate ${orderId}`, (engine) => engine.generateGroups.execute({ orderId, caller }));
}

type Distribute = Pick<ActOf<'distribute'>, 'order' | 'copies' | 'card'> & {
  /** Absent: all. */
  readonly orderLineIds?: readonly OrderLineId[];
};

/** The same call so many times at once: all that see the same version get the same answer. */
export async function distribute(
  world: World,
  { order, copies, card, ...lines }: Distribute,
): Promise<readonly (string | null)[]> {
  const orderId = orderIdOf(world, order);
  const asked = Array.from({ length: copies }, () =>
    ask(world, `distribute ${orderId}`, (engine) =>
      engine.distributeGroups.execute({ orderId, pickup: pickup(card), language: 'nob', caller, ...lines }),
    ),
  );
  const answers = await Promise.all(asked);
  if (copies > 1) count(world.counts, 'equal calls at once', copies);
  expectEqual(
    world,
    orderId,
    answers.flatMap(({ value }) => value ?? []),
  );
  return answers.map(({ refusal }) => refusal);
}

export async function redistribute(world: World, { order, card }: ActOf<'redistribute'>): Promise<void> {
  const orderId = orderIdOf(world, order);
  const asked = { orderId, pickup: pickup(card), language: 'nob', reason: 'lost', caller } as const;
  await ask(world, `redistribute ${orderId}`, (engine) => engine.redistributeGroups.execute(asked));
}

export async function moveValidity(world: World, { order, pick, hours }: ActOf<'move-validity'>): Promise<void> {
  const found = chosen(
    groupsOf(world, order).flatMap((group) => group.tickets.map((ticket) => ({ group, ticket }))),
    pick,
  );
  if (found === undefined) return;
  const { ticket, group } = found;
  const startOfValidity = plusMilliseconds(ticket.product.startOfValidity, hours * HOUR_MS);
  const updates = [{ ticketDistributionId: ticket.id, startOfValidity }];
  const { value, span, mayComeLater } = await ask(world, `move ${ticket.id} to ${startOfValidity}`, (engine) =>
    engine.updateValidities.execute({ updates, caller }),
  );
  const done = value?.[0]?.outcome;
  if (done === 'done' || done === 'under-way') {
    count(world.counts, 'validities moved');
    world.models[order]?.moved(ticket.id, group.orderLineId, startOfValidity, span);
  }
  if (mayComeLater) world.models[order]?.doubt(ticket.id);
}

export async function transfer(world: World, { order, pick, to }: ActOf<'transfer'>): Promise<void> {
  const group = chosen(groupsOf(world, order), pick);
  if (group === undefined) return;
  const customerAccountRef = `ENT:CustomerAccount:gift-${to}`;
  const asked = {
    ticketDistributionGroupIds: [group.id],
    to: { distributionHolderCustomerId: '1000099', customerAccountRef },
    caller,
  };
  const { value, span, mayComeLater } = await ask(world, `transfer ${group.id} to ${customerAccountRef}`, (engine) =>
    engine.transferHolder.execute(asked),
  );
  const done = value?.[0]?.outcome;
  if (done === 'done' || done === 'under-way') {
    count(world.counts, 'transfers');
    world.models[order]?.transferred(group.orderLineId, customerAccountRef, span);
  }
  if (mayComeLater) world.models[order]?.doubt(group.orderLineId);
}

export function chosen<T>(all: readonly T[], pick: number): T | undefined {
  return all[pick % Math.max(1, all.length)];
}

export function orderIdOf({ scenario }: World, order: number): OrderId {
  return (scenario.orders[order]?.[0]?.id ?? '') as OrderId;
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
    const members = [id, ...tickets.map(idOf)].join(' ');
    const known = byVersion.get(place) ?? members;
    byVersion.set(place, known);
    if (known !== members) {
      world.violate('equal-answers', `${orderId} ${place} was answered as ${known} and as ${members}`);
    }
  }
}

function idOf({ id }: TicketDistribution): string {
  return id;
}
