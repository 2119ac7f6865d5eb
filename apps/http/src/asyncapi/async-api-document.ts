import { createRequire } from 'node:module';
import { EVENT_SOURCE, PING_TYPE } from '@ticket-distribution/application';
import { EVENT_TYPES, FULFILLMENT_METHODS, type FulfillmentMethod } from '@ticket-distribution/domain';
import { ENUM_SCHEMAS, type EnumName } from '../schema/enums.js';
import { INSTANT, type Schema, TEXT, WHOLE_NUMBER, component, enumSchema } from '../schema/schema.js';
import { EVENT_DATA_SCHEMAS, PING_DATA } from '../views/event-data-schemas.js';
import { EVENT_SCHEMAS } from '../views/event-view.js';

/** A message as AsyncAPI writes it. */
export interface MessageDocument {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly contentType: string;
  readonly headers: Schema;
  readonly payload: Schema;
}

/** An AsyncAPI 3.0 document. */
export interface AsyncApiDocument {
  readonly asyncapi: '3.0.0';
  readonly info: Readonly<Record<string, unknown>>;
  readonly defaultContentType: string;
  readonly channels: Readonly<Record<string, unknown>>;
  readonly operations: Readonly<Record<string, unknown>>;
  readonly components: {
    readonly messages: Readonly<Record<string, MessageDocument>>;
    readonly schemas: Readonly<Record<string, Schema>>;
  };
}

const CONTENT_TYPE = 'application/cloudevents+json';

/** The lists of words that events hold. */
const ENUM_NAMES = ['EventType', 'TicketStatus', 'DriftKind', 'DeliveryOperation'] as const satisfies EnumName[];

const { version } = createRequire(import.meta.url)('@ticket-distribution/http/package.json') as {
  readonly version: string;
};

/**
 * The document of what is sent to webhooks, made from the schemas of the feed.
 *
 * @param methods those that are registered
 */
export function asyncApiDocument(methods: readonly FulfillmentMethod[] = FULFILLMENT_METHODS): AsyncApiDocument {
  const messages = Object.fromEntries([...EVENT_TYPES.map(eventMessage), pingMessage()].map((one) => [one.name, one]));
  const names = Object.keys(messages);
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Ticket Distribution: events',
      version,
      description:
        'What is sent to webhooks, as CloudEvents 1.0 signed by Standard Webhooks. An event may come twice and is known again by its webhook-id; none is missing; events of one order come in their order.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: CONTENT_TYPE,
    channels: {
      webhook: {
        title: 'A webhook',
        description: 'The address of a webhook, as it was made with POST /v1/webhooks.',
        address: null,
        messages: Object.fromEntries(names.map((name) => [name, { $ref: `#/components/messages/${name}` }])),
      },
    },
    operations: {
      sendToWebhook: {
        action: 'send',
        channel: { $ref: '#/channels/webhook' },
        summary: 'Send an event to the receiver of a webhook. It is taken when the answer is 2xx.',
        bindings: { http: { method: 'POST', bindingVersion: '0.3.0' } },
      },
    },
    components: { messages, schemas: schemas(methods) },
  };
}

function schemas(methods: readonly FulfillmentMethod[]): Readonly<Record<string, Schema>> {
  return {
    FulfillmentMethod: enumSchema(methods, 'A fulfillment method, and the ticket system that keeps its tickets.'),
    ...Object.fromEntries(ENUM_NAMES.map((name) => [name, ENUM_SCHEMAS[name]])),
    CloudEvent: EVENT_SCHEMAS['CloudEvent'] ?? {},
    WebhookHeaders: HEADERS,
    ...Object.fromEntries(EVENT_TYPES.map((type) => [`${type}Data`, EVENT_DATA_SCHEMAS[type]])),
    WebhookPingData: PING_DATA,
  };
}

/** What every message carries besides its body. */
const HEADERS: Schema = {
  type: 'object',
  required: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
  properties: {
    'webhook-id': { type: 'string', description: 'By which a message is known again: that of an event is its id.' },
    'webhook-timestamp': { type: 'string', description: 'When it was sent, seconds since 1970.' },
    'webhook-signature': {
      type: 'string',
      description:
        'v1, and the HMAC-SHA256 over "<webhook-id>.<webhook-timestamp>.<body>" in Base64; several with spaces between while a secret is rotated.',
    },
  },
};

function eventMessage(type: (typeof EVENT_TYPES)[number]): MessageDocument {
  const payload = {
    allOf: [
      component('CloudEvent'),
      { type: 'object', properties: { type: { const: type }, data: component(`${type}Data`) } },
    ],
  };
  return message(type, String(EVENT_DATA_SCHEMAS[type]['description']), payload);
}

function pingMessage(): MessageDocument {
  const properties = {
    specversion: { const: '1.0' },
    id: TEXT,
    source: { const: EVENT_SOURCE },
    type: { const: PING_TYPE },
    subject: { type: 'string', description: 'The webhook.' },
    time: INSTANT,
    datacontenttype: { const: 'application/json' },
    organisationid: WHOLE_NUMBER,
    data: component('WebhookPingData'),
  };
  const payload = { type: 'object', additionalProperties: false, required: Object.keys(properties), properties };
  return message(PING_TYPE, String(PING_DATA['description']), payload);
}

function message(name: string, summary: string, payload: Schema): MessageDocument {
  return { name, title: name, summary, contentType: CONTENT_TYPE, headers: component('WebhookHeaders'), payload };
}
