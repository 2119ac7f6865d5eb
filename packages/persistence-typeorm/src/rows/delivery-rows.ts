import { EntitySchema } from 'typeorm';
import { integer, key, optional, text } from '../shared/columns.js';

export interface DeliveryRow {
  readonly key: string;
  readonly revision: number;
  readonly groupId: string;
  readonly ordinal: number;
  readonly fulfillmentMethod: string;
  /** 0: older code did not write it down. */
  readonly organisationId: number;
  /** The place in `PRIORITIES`. */
  readonly priority: number;
  /** JSON: a `HandOver`. */
  readonly handOver: string;
  readonly state: string;
  readonly attemptCount: number;
  readonly trialCount: number;
  readonly nextAttemptAt: string | null;
  readonly claimedBy: string | null;
  readonly claimedSince: string | null;
  /** Null although claimed: by a version that knew no leases. */
  readonly claimedUntil: string | null;
  readonly lastError: string | null;
  readonly correlationId: string;
  readonly traceparent: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A ticket that a delivery names. */
export interface DeliveryTicketRow {
  readonly deliveryKey: string;
  readonly ticketDistributionId: string;
}

/** One call made for a delivery; append-only. */
export interface DeliveryAttemptRow {
  readonly deliveryKey: string;
  readonly number: number;
  readonly startedAt: string;
  readonly durationMs: number;
  readonly outcome: string;
  readonly message: string | null;
  readonly correlationId: string;
  readonly request: string | null;
  readonly answer: string | null;
}

export const deliverySchema: EntitySchema<DeliveryRow> = new EntitySchema<DeliveryRow>({
  name: 'Delivery',
  tableName: 'deliveries',
  columns: {
    key: key(text('key')),
    revision: integer('revision'),
    groupId: text('group_id'),
    ordinal: integer('ordinal'),
    fulfillmentMethod: text('fulfillment_method'),
    organisationId: integer('organisation_id'),
    priority: integer('priority'),
    handOver: text('hand_over'),
    state: text('state'),
    attemptCount: integer('attempt_count'),
    trialCount: integer('trial_count'),
    nextAttemptAt: optional(text('next_attempt_at')),
    claimedBy: optional(text('claimed_by')),
    claimedSince: optional(text('claimed_since')),
    claimedUntil: optional(text('claimed_until')),
    lastError: optional(text('last_error')),
    correlationId: text('correlation_id'),
    traceparent: optional(text('traceparent')),
    createdAt: text('created_at'),
    updatedAt: text('updated_at'),
  },
});

export const deliveryTicketSchema: EntitySchema<DeliveryTicketRow> = new EntitySchema<DeliveryTicketRow>({
  name: 'DeliveryTicket',
  tableName: 'delivery_tickets',
  columns: {
    deliveryKey: key(text('delivery_key')),
    ticketDistributionId: key(text('ticket_distribution_id')),
  },
});

export const deliveryAttemptSchema: EntitySchema<DeliveryAttemptRow> = new EntitySchema<DeliveryAttemptRow>({
  name: 'DeliveryAttempt',
  tableName: 'delivery_attempts',
  columns: {
    deliveryKey: key(text('delivery_key')),
    number: key(integer('number')),
    startedAt: text('started_at'),
    durationMs: integer('duration_ms'),
    outcome: text('outcome'),
    message: optional(text('message')),
    correlationId: text('correlation_id'),
    request: optional(text('request')),
    answer: optional(text('answer')),
  },
});
