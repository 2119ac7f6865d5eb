import type { DeliveryReading } from '@ticket-distribution/application';
import {
  type Attempt,
  type DeliveryOperation,
  type DeliveryState,
  type FulfillmentMethod,
  type HandOverPurpose,
  type Instant,
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

/** One call made for a delivery, as it crossed the wire. */
export type AttemptView = Omit<Attempt, 'deliveryKey'>;

/** One hand-over that names the ticket, with the calls made for it. */
export interface TicketDeliveryView {
  readonly key: string;
  readonly operation: DeliveryOperation;
  /** Null for a change in place and for a transfer. */
  readonly purpose: HandOverPurpose | null;
  readonly fulfillmentMethod: FulfillmentMethod;
  readonly state: DeliveryState;
  readonly attempts: readonly AttemptView[];
  readonly nextAttemptAt: Instant | null;
  readonly lastError: string | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** The deliveries of a ticket, in the order in which they were stored. */
export interface DeliveriesView {
  readonly items: readonly TicketDeliveryView[];
}

export function toDeliveriesView(readings: readonly DeliveryReading[]): DeliveriesView {
  return { items: readings.map(toTicketDeliveryView) };
}

function toTicketDeliveryView({ delivery, attempts }: DeliveryReading): TicketDeliveryView {
  const { key, handOver, state, nextAttemptAt, lastError, createdAt, updatedAt } = delivery;
  return {
    key,
    operation: handOver.operation,
    purpose: 'purpose' in handOver ? handOver.purpose : null,
    fulfillmentMethod: handOver.fulfillmentMethod,
    state,
    attempts: attempts.map(toAttemptView),
    nextAttemptAt,
    lastError,
    createdAt,
    updatedAt,
  };
}

export function toAttemptView(attempt: Attempt): AttemptView {
  const { number, startedAt, durationMs, outcome, message, correlationId, request, answer } = attempt;
  return { number, startedAt, durationMs, outcome, message, correlationId, request, answer };
}

export const DELIVERIES_SCHEMAS: Readonly<Record<string, Schema>> = {
  TicketDeliveries: objectSchema<DeliveriesView>({
    items: listSchema(component('TicketDelivery'), 'In the order in which they were stored.'),
  }),
  TicketDelivery: objectSchema<TicketDeliveryView>(
    {
      key: { type: 'string', description: 'The name under which both sides remember the hand-over.' },
      operation: enumComponent('DeliveryOperation'),
      purpose: nullable(enumComponent('HandOverPurpose', 'Null for a change in place and for a transfer.')),
      fulfillmentMethod: component('FulfillmentMethod'),
      state: enumComponent('DeliveryState'),
      attempts: listSchema(component('Attempt'), 'By number.'),
      nextAttemptAt: nullable(INSTANT),
      lastError: nullable(TEXT),
      createdAt: INSTANT,
      updatedAt: INSTANT,
    },
    'One hand-over that names the ticket.',
  ),
  Attempt: objectSchema<AttemptView>(
    {
      number: { type: 'integer', description: 'From 1.' },
      startedAt: INSTANT,
      durationMs: WHOLE_NUMBER,
      outcome: enumComponent('AttemptOutcome'),
      message: nullable(TEXT),
      correlationId: TEXT,
      request: nullable({ type: 'string', description: 'What was sent, without secrets and personal data.' }),
      answer: nullable({ type: 'string', description: 'What came back, likewise. Null: nothing did.' }),
    },
    'One call.',
  ),
};
