import type { DeliverySnapshot, Drift, GroupSnapshot, OrderSnapshot } from '@ticket-distribution/domain';
import type { Change } from '../store/simulated-store.js';

/** A committed change in words: only what a reader of a story needs. */
export function tellChange({ kind, key, before, after }: Change): readonly string[] {
  switch (kind) {
    case 'orders':
      return [
        `order ${key} is at version ${(after as OrderSnapshot).versions.map(({ document }) => document.version).join(', ')}`,
      ];
    case 'groups':
      return tellGroup(before as GroupSnapshot | undefined, after as GroupSnapshot);
    case 'deliveries':
      return tellDelivery(before as DeliverySnapshot | undefined, after as DeliverySnapshot);
    case 'drifts': {
      const { kind: what, ticketDistributionId, state } = after as Drift;
      return [`drift ${what} of ${ticketDistributionId} is ${state}`];
    }
    default:
      return [];
  }
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
