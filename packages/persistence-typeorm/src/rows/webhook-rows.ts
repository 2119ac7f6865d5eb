import type { WebhookAttempt, Webhook } from '@ticket-distribution/domain';
import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { integer, key, optional, text } from '../shared/columns.js';

/** A position of the feed: more than 32 bits, which drivers give as a number or in digits. */
type Position = number | string;

export interface WebhookRow {
  readonly id: string;
  readonly revision: number;
  readonly organisationId: number;
  readonly url: string;
  readonly description: string | null;
  /** JSON: which events are wanted. */
  readonly filter: string;
  /** JSON: why and when it was disabled. */
  readonly disabled: string | null;
  /** JSON: a list of secrets. */
  readonly secrets: string;
  readonly position: Position;
  readonly claimedBy: string | null;
  readonly claimedUntil: string | null;
  readonly failures: number;
  readonly failingSince: string | null;
  readonly nextAttemptAt: string | null;
  readonly attemptCount: number;
  /** JSON: a list of what is to be sent besides. */
  readonly errands: string;
  readonly madeBy: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface WebhookAttemptRow {
  readonly webhookId: string;
  readonly number: number;
  readonly at: string;
  readonly kind: string;
  readonly messageId: string;
  readonly type: string;
  readonly position: Position | null;
  readonly status: number | null;
  readonly fault: string | null;
  readonly durationMs: number;
}

const position: EntitySchemaColumnOptions = { name: 'position', type: 'bigint' };

export const webhookSchema: EntitySchema<WebhookRow> = new EntitySchema<WebhookRow>({
  name: 'Webhook',
  tableName: 'webhooks',
  columns: {
    id: key(text('id')),
    revision: integer('revision'),
    organisationId: integer('organisation_id'),
    url: text('url'),
    description: optional(text('description')),
    filter: text('filter'),
    disabled: optional(text('disabled')),
    secrets: text('secrets'),
    position,
    claimedBy: optional(text('claimed_by')),
    claimedUntil: optional(text('claimed_until')),
    failures: integer('failures'),
    failingSince: optional(text('failing_since')),
    nextAttemptAt: optional(text('next_attempt_at')),
    attemptCount: integer('attempt_count'),
    errands: text('errands'),
    madeBy: optional(text('made_by')),
    createdAt: text('created_at'),
    updatedAt: text('updated_at'),
  },
});

export const webhookAttemptSchema: EntitySchema<WebhookAttemptRow> = new EntitySchema<WebhookAttemptRow>({
  name: 'WebhookAttempt',
  tableName: 'webhook_attempts',
  columns: {
    webhookId: key(text('webhook_id')),
    number: key(integer('number')),
    at: text('attempted_at'),
    kind: text('kind'),
    messageId: text('message_id'),
    type: text('type'),
    position: optional(position),
    status: optional(integer('status')),
    fault: optional(text('fault')),
    durationMs: integer('duration_ms'),
  },
});

export function toWebhookRow({ claim, filter, disabled, secrets, errands, ...webhook }: Webhook): WebhookRow {
  return {
    ...webhook,
    filter: JSON.stringify(filter),
    disabled: disabled && JSON.stringify(disabled),
    secrets: JSON.stringify(secrets),
    errands: JSON.stringify(errands),
    claimedBy: claim?.by ?? null,
    claimedUntil: claim?.until ?? null,
  };
}

export function toWebhook(row: WebhookRow): Webhook {
  const { claimedBy: by, claimedUntil: until, filter, disabled, secrets, errands, position: reached, ...columns } = row;
  const parsed = (json: string): unknown => JSON.parse(json);
  return {
    ...columns,
    filter: parsed(filter),
    disabled: disabled === null ? null : parsed(disabled),
    secrets: parsed(secrets),
    errands: parsed(errands),
    position: Number(reached),
    claim: by === null ? null : { by, until },
  } as Webhook;
}

export function toWebhookAttempt({ position: reached, ...row }: WebhookAttemptRow): WebhookAttempt {
  return { ...row, position: reached === null ? null : Number(reached) } as WebhookAttempt;
}
