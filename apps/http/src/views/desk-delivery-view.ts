import type { DeliveryPage, DeliveryReading } from '@ticket-distribution/application';
import {
  type DeliveryOperation,
  type DeliverySnapshot,
  type DeliveryState,
  type FulfillmentMethod,
  type HandOverPurpose,
  type Instant,
  millisecondsOf,
  ticketsOf,
} from '@ticket-distribution/domain';
import { enumComponent } from '../schema/enums.js';
import {
  INSTANT,
  type Schema,
  TEXT,
  WHOLE_NUMBER,
  component,
  listSchema,
  nullable,
  objectSchema,
} from '../schema/schema.js';
import { type AttemptView, toAttemptView } from './deliveries-view.js';
import { PAGE_FIELDS, type PageView, toPageView } from './page-view.js';

/** A hand-over as an operator sees it. */
export interface DeskDeliveryView {
  readonly key: string;
  /** Named by whoever acts on it. */
  readonly revision: number;
  readonly state: DeliveryState;
  readonly fulfillmentMethod: FulfillmentMethod;
  readonly operation: DeliveryOperation;
  readonly purpose: HandOverPurpose | null;
  readonly orderId: string;
  readonly orderLineId: string;
  readonly ticketDistributionGroupId: string;
  readonly organisationId: number;
  readonly ticketDistributionIds: readonly string[];
  readonly attemptCount: number;
  readonly nextAttemptAt: Instant | null;
  /** Since when a call is being made. */
  readonly callingSince: Instant | null;
  readonly lastError: string | null;
  readonly correlationId: string;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly ageSeconds: number;
}

/** The same with the calls made for it. */
export interface ReadDeskDeliveryView extends DeskDeliveryView {
  readonly attempts: readonly AttemptView[];
}

export function toDeliveryView(delivery: DeliverySnapshot, now: Instant): DeskDeliveryView {
  const { handOver, createdAt } = delivery;
  return {
    key: delivery.key,
    revision: delivery.revision,
    state: delivery.state,
    fulfillmentMethod: handOver.fulfillmentMethod,
    operation: handOver.operation,
    purpose: 'purpose' in handOver ? handOver.purpose : null,
    orderId: handOver.orderId,
    orderLineId: handOver.orderLineId,
    ticketDistributionGroupId: handOver.ticketDistributionGroupId,
    organisationId: handOver.organisationId,
    ticketDistributionIds: ticketsOf(handOver),
    attemptCount: delivery.attemptCount,
    nextAttemptAt: delivery.nextAttemptAt,
    callingSince: delivery.claim?.since ?? null,
    lastError: delivery.lastError,
    correlationId: delivery.correlationId,
    createdAt,
    updatedAt: delivery.updatedAt,
    ageSeconds: Math.max(0, Math.floor((millisecondsOf(now) - millisecondsOf(createdAt)) / 1000)),
  };
}

export function toReadDeskDeliveryView({ delivery, attempts }: DeliveryReading, now: Instant): ReadDeskDeliveryView {
  return { ...toDeliveryView(delivery, now), attempts: attempts.map(toAttemptView) };
}

export function toDeskDeliveryPageView(
  { items, totalItems }: DeliveryPage,
  asked: { readonly page: number; readonly perPage: number },
  now: Instant,
): PageView<DeskDeliveryView> {
  return toPageView(
    items.map((delivery) => toDeliveryView(delivery, now)),
    totalItems,
    asked,
  );
}

const FIELDS = {
  key: { type: 'string', description: 'The name under which both sides remember the hand-over.' },
  revision: { type: 'integer', description: 'Rises with every change; to be named by whoever acts on it.' },
  state: enumComponent('DeliveryState'),
  fulfillmentMethod: component('FulfillmentMethod'),
  operation: enumComponent('DeliveryOperation'),
  purpose: nullable(enumComponent('HandOverPurpose', 'Null for a change in place and for a transfer.')),
  orderId: TEXT,
  orderLineId: TEXT,
  ticketDistributionGroupId: TEXT,
  organisationId: WHOLE_NUMBER,
  ticketDistributionIds: listSchema(TEXT, 'The tickets that it names.'),
  attemptCount: { type: 'integer', description: 'How many calls were begun.' },
  nextAttemptAt: nullable(INSTANT),
  callingSince: nullable(INSTANT),
  lastError: nullable({ type: 'string', description: 'Why the last call did not end it.' }),
  correlationId: TEXT,
  createdAt: INSTANT,
  updatedAt: INSTANT,
  ageSeconds: { type: 'integer', minimum: 0, description: 'Since it was stored.' },
};

export const DESK_DELIVERY_SCHEMAS: Readonly<Record<string, Schema>> = {
  DeskDeliveryPage: objectSchema<PageView<DeskDeliveryView>>({
    items: listSchema(component('DeskDelivery'), 'The longest waiting first.'),
    ...PAGE_FIELDS,
  }),
  DeskDelivery: objectSchema<DeskDeliveryView>(FIELDS, 'One hand-over to one ticket system.'),
  ReadDeskDelivery: objectSchema<ReadDeskDeliveryView>(
    { ...FIELDS, attempts: listSchema(component('Attempt'), 'By number.') },
    'One hand-over with the calls made for it.',
  ),
};
