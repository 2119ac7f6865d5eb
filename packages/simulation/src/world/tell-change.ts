import type { DeliverySnapshot, Drift, GroupSnapshot, OrderSnapshot } from '@ticket-distribution/domain';
import type { Change } from '../store/simulated-store.js';

type Tell = (before: unknown, after: unknown) => readonly string[];

/** A committed change in words: only what a reader of a story needs. */
export function tellChange({ kind, before, after }: Change): readonly string[] {
  return TELLS[kind]?.(before, after) ?? [];
}

const TELLS: Readonly<Partial<Record<Change['kind'], Tell>>> = {
  orders: (_, after) => tellOrder(after as OrderSnapshot),
  groups: (before, after) => tellGroup(before as GroupSnapshot | undefined, after as GroupSnapshot),
  deliveries: (before, after) => tellDelivery(before as DeliverySnapshot | undefined, after as DeliverySnapshot),
  drifts: (_, after) => tellDrift(after as Drift),
};

function tellOrder({ id, versions }: OrderSnapshot): readonly string[] {
  return [`order ${id} has version ${versions.map(({ document }) => document.version).join(', ')}`];
}

function tellDrift({ kind, ticketDistributionId, state }: Drift): readonly string[] {
  return [`drift ${kind} of ${ticketDistributionId} is ${state}`];
}

function tellGroup(before: GroupSnapshot | undefined, after: GroupSnapshot): readonly string[] {
  return after.tickets.flatMap(({ id, status, validity }) => {
    const earlier = before?.tickets.find((ticket) => ticket.id === id);
    const moved = earlier !== undefined && earlier.validity.startOfValidity !== validity.startOfValidity;
    return [
      ...(earlier?.status === status ? [] : [`${id}: ${earlier?.status ?? 'new'} → ${status}`]),
      ...(moved ? [`${id} begins at ${validity.startOfValidity}`] : []),
    ];
  });
}

function tellDelivery(before: DeliverySnapshot | undefined, after: DeliverySnapshot): readonly string[] {
  const { key, state, claim } = after;
  const claimed = claim === null || before?.claim?.by === claim.by ? '' : `, claimed by ${claim.by}`;
  return before?.state === state && claimed === '' ? [] : [`${key}: ${before?.state ?? 'new'} → ${state}${claimed}`];
}
