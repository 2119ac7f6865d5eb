import { type Holding, type Instant, type TicketDistribution, heldByCode } from '@ticket-distribution/domain';

export const WITHHELD_REASONS = [
  'not-offered',
  'not-handed-over',
  'ended',
  'given-away',
  'on-travel-card',
  'pickup-later',
] as const;
/**
 * Why a ticket shows no code: nobody has set keys for it; its ticket system does not hold it yet; it has ended; it is another
 * customer's; it is on a travel card; it cannot be picked up yet.
 */
export type WithheldReason = (typeof WITHHELD_REASONS)[number];

/** A ticket whose code may be shown. */
export interface ShownTicket {
  readonly ticket: TicketDistribution;
  readonly held: Holding;
  readonly codeNumber: number;
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
): ShownTicket | WithheldReason {
  const { status, standing } = ticket;
  const held = heldByCode(ticket);
  if (held === null) return status === 'GENERATED' || standing.code.number === 0 ? 'not-handed-over' : 'ended';
  if (customerId !== undefined && customerId !== held.holderCustomerId) return 'given-away';
  if (held.pickup?.medium === 'TRAVEL_CARD') return 'on-travel-card';
  if (held.pickup !== null && (held.pickup.deliverAfter ?? at) > at) return 'pickup-later';
  return { ticket, held, codeNumber: standing.code.number };
}
