import {
  Delivery,
  type FulfillmentMethod,
  type Instant,
  type IssueHandOver,
  type Urgency,
  deliveryKey,
  instant,
  orderId,
  orderLineId,
  ticketDistributionGroupId,
  ticketDistributionId,
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
  at = instant('2026-12-01T09:30:00.250Z'),
  correlationId = 'correlation-1',
  organisation = 1,
  urgency = 'by-itself',
}: DeliveryOptions = {}): Delivery {
  const handOver: IssueHandOver = {
    operation: 'issue',
    purpose: 'issue',
    key: deliveryKey(key),
    fulfillmentMethod: method,
    orderId: orderId('9KX4T2QH'),
    orderLineId: orderLineId('line-1'),
    ticketDistributionGroupId: ticketDistributionGroupId(group),
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
  return { ticketDistributionId: ticketDistributionId(id), product, startOfValidity, endOfValidity };
}
