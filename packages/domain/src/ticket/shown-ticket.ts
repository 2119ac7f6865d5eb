import type { Pickup } from '../hand-over/pickup.js';
import type { Instant } from '../shared/instant.js';
import { heldByCode } from './ticket-code.js';
import type { TicketDistribution } from './ticket-distribution.js';
import type { Holding } from './ticket-standing.js';

export const NOT_SHOWN_REASONS = ['not-handed-over', 'ended', 'given-away', 'on-travel-card', 'pickup-later'] as const;
/**
 * Why a ticket shows no code: its ticket system does not hold it yet; it has ended; it is another customer's; it is on a travel
 * card; it cannot be picked up yet.
 */
export type NotShownReason = (typeof NOT_SHOWN_REASONS)[number];

/** A ticket whose code may be shown. */
export interface ShownTicket {
  readonly ticket: TicketDistribution;
  readonly held: Holding;
  readonly codeNumber: number;
  /** Since when the codes before count no more, nor anything else that shows the ticket as it was; null: there were none. */
  readonly since: Instant | null;
}

/**
 * What is shown of a ticket: what its ticket system holds, or why nothing is.
 *
 * @param customerId who looks at it; absent: nobody in particular
 */
export function shownTicket(
  ticket: TicketDistribution,
  at: Instant,
  customerId?: string,
): ShownTicket | NotShownReason {
  const { status, standing } = ticket;
  const { number: codeNumber, revoked } = standing.code;
  const held = heldByCode(ticket);
  if (held === null) return status === 'GENERATED' || codeNumber === 0 ? 'not-handed-over' : 'ended';
  if (customerId !== undefined && customerId !== held.holderCustomerId) return 'given-away';
  if (held.pickup?.medium === 'TRAVEL_CARD') return 'on-travel-card';
  if ((pickupBegin(held.pickup) ?? at) > at) return 'pickup-later';
  return { ticket, held, codeNumber, since: revoked?.at ?? null };
}

/** From when on a ticket can be picked up, where that is not at once; null: at once. */
export function pickupBegin(pickup: Pickup | null): Instant | null {
  return pickup?.medium === 'QR_CODE' ? pickup.deliverAfter : null;
}
