import { malformed } from '../shared/domain-error.js';
import type { Instant } from '../shared/instant.js';

export const MEDIA = ['QR_CODE', 'TRAVEL_CARD'] as const;
/** How a NOD ticket is picked up: as QR code with animation, or on a travel card. */
export type Medium = (typeof MEDIA)[number];

/** Whether the QR code carries a signed checksum (our choice of values; SIGNED is the default). */
export const QR_CHECKSUM_TYPES = ['SIGNED', 'NONE'] as const;
export type QrChecksumType = (typeof QR_CHECKSUM_TYPES)[number];

/** What paid for a ticket: the NeTEx payment methods (our choice of values). */
export const PAYMENT_MEANS_TYPES = [
  'CASH',
  'CASH_AND_CARD',
  'COIN',
  'BANKNOTE',
  'CREDIT_CARD',
  'DEBIT_CARD',
  'CONTACTLESS_PAYMENT_CARD',
  'CARDS_ONLY',
  'TRAVEL_CARD',
  'CONTACTLESS_TRAVEL_CARD',
  'SMS',
  'MOBILE_PHONE',
  'CHEQUE',
  'COMPANY_CHEQUE',
  'TRAVELLERS_CHEQUE',
  'POSTAL_ORDER',
  'VOUCHER',
  'TOKEN',
  'WARRANT',
  'OTHER',
] as const;
export type PaymentMeansType = (typeof PAYMENT_MEANS_TYPES)[number];

export interface QrCodePickup {
  readonly medium: 'QR_CODE';
  /** The earliest moment of the pickup; the hand-over is not held back. */
  readonly deliverAfter: Instant | null;
  readonly qrChecksumType: QrChecksumType;
}

export interface TravelCardPickup {
  readonly medium: 'TRAVEL_CARD';
  readonly mediaSerialNumberId: string;
  /** Whether the ticket starts to count on the card at once. */
  readonly activate: boolean;
  readonly paymentMeansType: PaymentMeansType | null;
}

export type Pickup = QrCodePickup | TravelCardPickup;

/** What a caller may ask of the pickup; everything absent: QR code, signed, at once. */
export interface PickupRequest {
  readonly deliverAfter?: Instant;
  readonly qrChecksumType?: QrChecksumType;
  readonly travelCard?: {
    readonly mediaSerialNumberId: string;
    readonly activate?: boolean;
    readonly paymentMeansType?: PaymentMeansType;
  };
}

/** The form of a media serial number (our choice): 1 to 20 digits. */
export const MEDIA_SERIAL_NUMBER_PATTERN: RegExp = /^[0-9]{1,20}$/;

/**
 * The pickup that a request means.
 *
 * @throws DomainError `request/malformed` for a media serial number that is not 1 to 20 digits, and for `deliverAfter`
 *   together with a travel card
 */
export function pickupOf(request: PickupRequest): Pickup {
  const { travelCard, deliverAfter, qrChecksumType } = request;
  if (travelCard === undefined) {
    return { medium: 'QR_CODE', deliverAfter: deliverAfter ?? null, qrChecksumType: qrChecksumType ?? 'SIGNED' };
  }
  const violations = [];
  if (!MEDIA_SERIAL_NUMBER_PATTERN.test(travelCard.mediaSerialNumberId)) {
    violations.push({ field: 'travelCard.mediaSerialNumberId', message: 'must be 1 to 20 digits' });
  }
  if (deliverAfter !== undefined) {
    violations.push({ field: 'deliverAfter', message: 'must be absent together with travelCard' });
  }
  if (violations.length > 0) throw malformed(violations);
  return {
    medium: 'TRAVEL_CARD',
    mediaSerialNumberId: travelCard.mediaSerialNumberId,
    activate: travelCard.activate ?? false,
    paymentMeansType: travelCard.paymentMeansType ?? null,
  };
}

/** Whether two pickups reach the same medium: the QR code, or the same card. */
export function sameMedium(
  one: { readonly medium: Medium | null; readonly mediaSerialNumberId?: string | null },
  other: { readonly medium: Medium | null; readonly mediaSerialNumberId?: string | null },
): boolean {
  return one.medium === other.medium && (one.mediaSerialNumberId ?? null) === (other.mediaSerialNumberId ?? null);
}
