import {
  Delivery,
  type DeliveryKey,
  type FulfillmentMethod,
  type Instant,
  type IssueHandOver,
  type OrderId,
  type OrderLineId,
  type TicketDistributionGroupId,
  type TicketDistributionId,
  type Urgency,
} from '@ticket-distribution/domain';
import { aProduct } from './a-product.js';

export interface DeliveryOptions {
  readonly key?: string;
  readonly group?: string;
  /** Default 1. */
  readonly ordinal?: number;
  /** Default NOD. */
  readonly method?: FulfillmentMethod;
  /** Default one ticket. */
  readonly tickets?: readonly string[];
  /** When it is stored and due. */
  readonly at?: Instant;
  readonly correlationId?: string;
  /** Default 1. */
  readonly organisation?: number;
  readonly urgency?: Urgency;
}

/** A delivery that issues tickets, due at once; never saved. */
export function aDelivery({
  key = 'group-1.issue.1.1',
  group = 'group-1',
  ordinal = 1,
  method = 'NOD',
  tickets = ['ticket-1'],
  at = '2026-12-01T09:30:00.250Z' as Instant,
  correlationId = 'correlation-1',
  organisation = 1,
  urgency = 'by-itself',
}: DeliveryOptions = {}): Delivery {
  const handOver: IssueHandOver = {
    operation: 'issue',
    purpose: 'issue',
    key: key as DeliveryKey,
    fulfillmentMethod: method,
    orderId: '9KX4T2QH' as OrderId,
    orderLineId: 'line-1' as OrderLineId,
    ticketDistributionGroupId: group as TicketDistributionGroupId,
    organisationId: organisation,
    ownerCustomerId: '1000042',
    holderCustomerId: '1000077',
    customerAccountRef: null,
    language: 'nob',
    pickup: null,
    tickets: tickets.map(issuedTicket),
  };
  return Delivery.of(handOver, ordinal, { correlationId, urgency }, at);
}

function issuedTicket(id: string): IssueHandOver['tickets'][number] {
  const product = aProduct();
  const { startOfValidity, endOfValidity } = product;
  return { ticketDistributionId: id as TicketDistributionId, product, startOfValidity, endOfValidity };
}
