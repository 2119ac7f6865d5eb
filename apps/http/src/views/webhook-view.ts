import type { AttemptPage } from '@ticket-distribution/application';
import type {
  DisabledReason,
  EventStream,
  EventType,
  Instant,
  Webhook,
  WebhookAttempt,
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
import { PAGE_FIELDS, type PageView, toPageView } from './page-view.js';

/** Where events are sent to, and how that stands; without its secrets. */
export interface WebhookView {
  readonly id: string;
  readonly organisationId: number;
  readonly url: string;
  readonly description: string | null;
  readonly stream: EventStream | null;
  readonly types: readonly EventType[] | null;
  readonly state: 'ENABLED' | 'DISABLED';
  readonly disabledReason: DisabledReason | null;
  readonly disabledAt: Instant | null;
  readonly position: number;
  readonly failures: number;
  readonly failingSince: Instant | null;
  readonly nextAttemptAt: Instant | null;
  readonly waiting: readonly WaitingView[];
  readonly secrets: readonly SecretView[];
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** The same when it is made, or has a new secret: the only time that it is told. */
export interface WebhookWithSecretView extends WebhookView {
  readonly secret: string;
}

interface WaitingView {
  readonly kind: 'ping' | 'replay';
  readonly id: string;
}

interface SecretView {
  readonly until: Instant | null;
}

export function toWebhookView(webhook: Webhook): WebhookView {
  const { disabled, filter, errands, secrets } = webhook;
  return {
    id: webhook.id,
    organisationId: webhook.organisationId,
    url: webhook.url,
    description: webhook.description,
    stream: filter.stream,
    types: filter.types,
    state: disabled === null ? 'ENABLED' : 'DISABLED',
    disabledReason: disabled?.reason ?? null,
    disabledAt: disabled?.at ?? null,
    position: webhook.position,
    failures: webhook.failures,
    failingSince: webhook.failingSince,
    nextAttemptAt: webhook.nextAttemptAt,
    waiting: errands.map(({ kind, id }) => ({ kind, id })),
    secrets: secrets.map(({ until }) => ({ until })),
    createdAt: webhook.createdAt,
    updatedAt: webhook.updatedAt,
  };
}

export function toWebhookWithSecretView(webhook: Webhook): WebhookWithSecretView {
  return { ...toWebhookView(webhook), secret: webhook.secrets[0]?.secret ?? '' };
}

/** What was sent to a webhook, and what came of it. */
export type WebhookAttemptView = Omit<WebhookAttempt, 'webhookId'>;

export function toAttemptPageView(
  { items, totalItems }: AttemptPage,
  asked: { readonly page: number; readonly perPage: number },
): PageView<WebhookAttemptView> {
  return toPageView(
    items.map(({ webhookId: _known, ...attempt }) => attempt),
    totalItems,
    asked,
  );
}

const WEBHOOK = {
  id: TEXT,
  organisationId: WHOLE_NUMBER,
  url: TEXT,
  description: nullable(TEXT),
  stream: nullable(enumComponent('EventStream', 'A part of the feed; null: all of it.')),
  types: nullable(listSchema(enumComponent('EventType'), 'null: of every type.')),
  state: enumComponent('WebhookState'),
  disabledReason: nullable(enumComponent('WebhookDisabledReason')),
  disabledAt: nullable(INSTANT),
  position: { type: 'integer', description: 'Up to here every event was taken, or is not wanted.' },
  failures: { type: 'integer', description: 'Attempts in a row that were not taken.' },
  failingSince: nullable(INSTANT),
  nextAttemptAt: nullable(INSTANT),
  waiting: listSchema(
    objectSchema<WaitingView>({ kind: enumComponent('AskedWebhookMessage'), id: TEXT }),
    'What is to be sent besides what happens. The id of a ping is that of its message.',
  ),
  secrets: listSchema(
    objectSchema<SecretView>({ until: nullable(INSTANT) }),
    'What messages are signed with, the one in use first; until: when it signs no longer.',
  ),
  createdAt: INSTANT,
  updatedAt: INSTANT,
};

export const WEBHOOK_SCHEMAS: Readonly<Record<string, Schema>> = {
  Webhook: objectSchema<WebhookView>(WEBHOOK, 'Where events of an organisation are sent to.'),
  WebhookWithSecret: objectSchema<WebhookWithSecretView>({
    ...WEBHOOK,
    secret: { type: 'string', description: 'What messages are verified with. It is told here and never again.' },
  }),
  Webhooks: objectSchema<{ readonly items: readonly WebhookView[] }>({
    items: listSchema(component('Webhook'), 'The oldest first.'),
  }),
  WebhookAttemptPage: objectSchema<PageView<WebhookAttemptView>>({
    items: listSchema(component('WebhookAttempt'), 'The newest first.'),
    ...PAGE_FIELDS,
  }),
  WebhookAttempt: objectSchema<WebhookAttemptView>(
    {
      number: { type: 'integer', description: 'From 1 on.' },
      at: INSTANT,
      kind: enumComponent('WebhookMessageKind'),
      messageId: { type: 'string', description: 'The webhook-id: of an event its id.' },
      type: { type: 'string', description: 'The type of the event, or WebhookPing.' },
      position: nullable(WHOLE_NUMBER),
      status: nullable({ type: 'integer', description: 'The status of the answer; null: there was none.' }),
      fault: nullable({ type: 'string', description: 'Why it was not taken; null: it was.' }),
      durationMs: WHOLE_NUMBER,
    },
    'One message that was sent, and what came of it.',
  ),
};
