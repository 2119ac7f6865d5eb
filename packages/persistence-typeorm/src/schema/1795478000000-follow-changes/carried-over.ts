import type { OldDelivery, OldHandOver, OldIssue, OldTicket } from './old-rows.js';

/** The standing of a ticket that no ticket system holds. */
export const NOT_HELD = {
  held: null,
  outdated: [],
  replaces: null,
  cancellation: null,
  redistribution: null,
  changeRefused: null,
} as const;

const HELD_STATUSES = new Set(['DISTRIBUTED', 'ACTIVATED', 'COMMITTED', 'CANCELLING']);
const DAY_MS = 24 * 60 * 60 * 1000;

/** A hand-over with what the second schema says besides; what it says already stays. */
export function handOverNow(handOver: OldHandOver): object {
  return handOver.operation === 'issue'
    ? { purpose: 'issue', ...handOver }
    : { purpose: 'cancel', mediaSerialNumberId: null, pickedUp: false, ...handOver };
}

/** Whether the ticket system that confirmed the ticket's issue holds it still. */
export function isHeld({ status }: OldTicket): boolean {
  return HELD_STATUSES.has(status);
}

/** The standing of a ticket whose issue was confirmed, and which is held since. */
export function heldStanding(key: string, issue: OldIssue, { id, status }: OldTicket): object {
  const told = issue.tickets.find(({ ticketDistributionId }) => ticketDistributionId === id);
  if (told === undefined) throw new Error(`Delivery ${key} names no ticket ${id}`);
  const { product, startOfValidity, endOfValidity } = told;
  const { holderCustomerId, customerAccountRef, language, pickup } = issue;
  const pickedUp = status === 'ACTIVATED' || status === 'COMMITTED';
  const validity = { startOfValidity, endOfValidity };
  const parties = { holderCustomerId, customerAccountRef };
  return {
    ...NOT_HELD,
    held: { key, product, validity, ...parties, language, pickup, pickedUp, cancelRefused: null },
  };
}

/** The row of the watch over the held tickets of an issue, due at once; null: nobody needs to look at them any more. */
export function statusCheckRow(
  { key, group_id, fulfillment_method, updated_at }: OldDelivery,
  held: readonly OldTicket[],
  now: Date,
): readonly unknown[] | null {
  const ends = held.map(({ end_of_validity }) => new Date(end_of_validity).getTime());
  const until = Math.max(0, ...ends) + DAY_MS;
  if (until <= now.getTime()) return null;
  return [key, fulfillment_method, group_id, updated_at, null, new Date(until).toISOString()];
}
