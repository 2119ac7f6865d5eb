import {
  type CallOutcome,
  type Delivery,
  type DeliveryKey,
  FULFILLMENT_METHODS,
  type HandOver,
  type Instant,
  type OrderId,
  type OrderLineId,
  type TicketDistributionGroupId,
  type TicketDistributionId,
  plusMilliseconds,
} from '@ticket-distribution/domain';
import * as fc from 'fast-check';
import { anyInstant } from '../builders/any-instant.js';
import { anyProduct } from '../builders/any-product.js';
import { anyText } from '../builders/any-text.js';

const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });

const anyTickets = fc.uniqueArray(anyText as fc.Arbitrary<TicketDistributionId>, { minLength: 1, maxLength: 3 });

const anyBase = fc.record({
  key: fc.constant('' as DeliveryKey),
  fulfillmentMethod: fc.constantFrom(...FULFILLMENT_METHODS),
  orderId: anyText as fc.Arbitrary<OrderId>,
  orderLineId: anyText as fc.Arbitrary<OrderLineId>,
  ticketDistributionGroupId: anyText as fc.Arbitrary<TicketDistributionGroupId>,
  organisationId: fc.nat(),
});

const anyIssue: fc.Arbitrary<HandOver> = fc
  .tuple(
    anyBase,
    anyTickets,
    fc.record({ holderCustomerId: anyText, customerAccountRef: orNull(anyText), product: anyProduct }),
  )
  .map(([base, tickets, { product, ...parties }]) => ({
    ...base,
    ...parties,
    operation: 'issue',
    ownerCustomerId: '1000042',
    language: 'nob',
    pickup: { medium: 'QR_CODE', deliverAfter: product.startOfValidity, qrChecksumType: 'SIGNED' },
    tickets: tickets.map((ticketDistributionId) => ({
      ticketDistributionId,
      product,
      startOfValidity: product.startOfValidity,
      endOfValidity: product.endOfValidity,
    })),
  }));

const anyCancel: fc.Arbitrary<HandOver> = fc
  .tuple(anyBase, anyTickets, orNull(anyInstant))
  .map(([base, ticketDistributionIds, effectiveDate]) => ({
    ...base,
    operation: 'cancel',
    issueKey: 'issued before' as DeliveryKey,
    medium: 'TRAVEL_CARD',
    ticketDistributionIds,
    effectiveDate,
  }));

/** One call: its outcome, or null when the process ended during it. */
interface Call {
  readonly outcome: CallOutcome | null;
  readonly request: string | null;
  readonly answer: string | null;
  readonly milliseconds: number;
}

const anyCall: fc.Arbitrary<Call> = fc.record({
  outcome: fc.oneof(
    fc.constant(null),
    fc.record({
      kind: fc.constantFrom('unknown', 'no-effect', 'unknown', 'no-effect', 'refused', 'not-found'),
      reason: anyText,
    }),
    fc.constant({ kind: 'applied' as const, references: [] }),
  ),
  request: orNull(anyText),
  answer: orNull(anyText),
  milliseconds: fc.nat(9999),
});

/** What is handed over, and the calls made for it until it needs no more. */
export interface DeliveryStory {
  readonly handOver: HandOver;
  readonly correlationId: string;
  readonly at: Instant;
  readonly calls: readonly Call[];
}

export const anyDeliveryStory: fc.Arbitrary<DeliveryStory> = fc.record({
  handOver: fc.oneof(anyIssue, anyCancel),
  correlationId: anyText,
  at: anyInstant,
  calls: fc.array(anyCall, { maxLength: 4 }),
});

/** Ends the running call of a claimed delivery. */
export function endCall(delivery: Delivery, { outcome, milliseconds, ...transcript }: Call): void {
  const { claim } = delivery.snapshot;
  if (claim === null) throw new Error('The delivery was claimed');
  const at = plusMilliseconds(claim.since, milliseconds);
  if (outcome === null) return delivery.interrupt(at);
  const schedule = { attempts: 3, firstDelayMs: 501, longestDelayMs: 15_000 };
  delivery.settle(claim.by, { outcome, transcript, at, schedule, fraction: 0.25 });
}
