import type { Language } from '../shared/language.js';
import type { TicketReferences } from '../hand-over/hand-over.js';
import type { Pickup } from '../hand-over/pickup.js';
import type { DistributionDetails } from './ticket-distribution.js';

/** What a caller adds to what the group knows itself. */
export interface HandOverRequest {
  readonly pickup: Pickup | null;
  /** Null: the caller could not say (the deprecated operations). */
  readonly language: Language | null;
  readonly distributionChannelId: string | null;
  readonly organisationId: number;
}

/** What a request lets a ticket remember. */
export function detailsOf({
  pickup,
  language,
}: Pick<HandOverRequest, 'pickup' | 'language'>): Partial<DistributionDetails> {
  if (pickup === null) return { language };
  const card = pickup.medium === 'TRAVEL_CARD' ? pickup : null;
  const qr = pickup.medium === 'QR_CODE' ? pickup : null;
  return {
    medium: pickup.medium,
    mediaSerialNumberId: card?.mediaSerialNumberId ?? null,
    deliverAfter: qr?.deliverAfter ?? null,
    qrChecksumType: qr?.qrChecksumType ?? null,
    language,
  };
}

/** The names that a ticket system gave; one once given stays until another takes its place. */
export function knownNames(
  details: DistributionDetails,
  given: Omit<TicketReferences, 'ticketDistributionId'>,
): Partial<DistributionDetails> {
  return {
    externalReference: given.externalReference ?? details.externalReference,
    fareContractRef: given.fareContractRef ?? details.fareContractRef,
    customerAccountRef: given.customerAccountRef ?? details.customerAccountRef,
  };
}
