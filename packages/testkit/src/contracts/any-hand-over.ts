import {
  type DeliveryKey,
  FULFILLMENT_METHODS,
  type HandOver,
  type OrderId,
  type OrderLineId,
  PAYMENT_MEANS_TYPES,
  type Pickup,
  QR_CHECKSUM_TYPES,
  type TicketDistributionGroupId,
  type TicketDistributionId,
} from '@ticket-distribution/domain';
import * as fc from 'fast-check';
import { anyInstant } from '../builders/any-instant.js';
import { anyProduct } from '../builders/any-product.js';
import { anyText } from '../builders/any-text.js';

export const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });

export const anyTicketId = anyText as fc.Arbitrary<TicketDistributionId>;

export const anyPickup: fc.Arbitrary<Pickup> = fc.oneof(
  fc.record({
    medium: fc.constant('QR_CODE' as const),
    deliverAfter: orNull(anyInstant),
    qrChecksumType: fc.constantFrom(...QR_CHECKSUM_TYPES),
  }),
  fc.record({
    medium: fc.constant('TRAVEL_CARD' as const),
    mediaSerialNumberId: anyText,
    activate: fc.boolean(),
    paymentMeansType: orNull(fc.constantFrom(...PAYMENT_MEANS_TYPES)),
  }),
);

const anyTickets = fc.uniqueArray(anyTicketId, { minLength: 1, maxLength: 3 });

const base = {
  key: fc.constant('' as DeliveryKey),
  fulfillmentMethod: fc.constantFrom(...FULFILLMENT_METHODS),
  orderId: anyText as fc.Arbitrary<OrderId>,
  orderLineId: anyText as fc.Arbitrary<OrderLineId>,
  ticketDistributionGroupId: anyText as fc.Arbitrary<TicketDistributionGroupId>,
  organisationId: fc.nat(),
};
const issueKey = fc.constant('issued before' as DeliveryKey);

const anyTicket = fc.tuple(anyTicketId, anyProduct).map(([ticketDistributionId, product]) => ({
  ticketDistributionId,
  product,
  startOfValidity: product.startOfValidity,
  endOfValidity: product.endOfValidity,
}));

/** What any ticket system may be told, under an empty key. */
export const anyHandOver: fc.Arbitrary<HandOver> = fc.oneof(
  fc.record({
    ...base,
    operation: fc.constant('issue' as const),
    purpose: fc.constantFrom('issue', 'update', 'redistribute'),
    ownerCustomerId: anyText,
    holderCustomerId: anyText,
    customerAccountRef: orNull(anyText),
    language: orNull(fc.constantFrom('nob', 'eng')),
    pickup: orNull(anyPickup),
    tickets: fc.uniqueArray(anyTicket, {
      minLength: 1,
      maxLength: 3,
      selector: ({ ticketDistributionId }) => ticketDistributionId,
    }),
  }),
  fc.record({
    ...base,
    operation: fc.constant('cancel' as const),
    purpose: fc.constantFrom('cancel', 'update', 'redistribute'),
    issueKey,
    medium: orNull(fc.constantFrom('QR_CODE', 'TRAVEL_CARD')),
    mediaSerialNumberId: orNull(anyText),
    pickedUp: fc.boolean(),
    ticketDistributionIds: anyTickets,
    effectiveDate: orNull(anyInstant),
  }),
  fc.record({
    ...base,
    operation: fc.constantFrom('update' as const, 'update-validity' as const),
    issueKey,
    ticket: anyTicket,
  }),
  fc.record({
    ...base,
    operation: fc.constant('transfer' as const),
    issueKey,
    ticketDistributionId: anyTicketId,
    holderCustomerId: anyText,
    customerAccountRef: anyText,
  }),
);
