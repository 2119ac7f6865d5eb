import { type CloudEvent, EVENT_SOURCE, type EventPage, type StoredEvent } from '@ticket-distribution/application';
import { GROUP_EVENTS, eventKey, millisecondsOf } from '@ticket-distribution/domain';
import {
  INSTANT,
  OPEN_OBJECT,
  type Schema,
  TEXT,
  WHOLE_NUMBER,
  component,
  listSchema,
  objectSchema,
} from '../schema/schema.js';
import { enumComponent } from '../schema/enums.js';

/** An event as a record of the topic that consumers of the real service read; the contents stand under the type's own name. */
export interface EventRecordView {
  readonly position: number;
  /** Records with one key stay in their order. */
  readonly key: string;
  /** Milliseconds since 1970, in digits. */
  readonly timestamp: string;
  readonly value: Readonly<Record<string, unknown>>;
}

export interface EventPageView {
  readonly items: readonly (CloudEvent | EventRecordView)[];
  /** The `after` to read on with. */
  readonly next: number;
}

export function toEventPageView(
  { events, position }: EventPage,
  view: (event: StoredEvent) => CloudEvent | EventRecordView,
): EventPageView {
  return { items: events.map(view), next: events.at(-1)?.position ?? position };
}

/** The contents of events of other types are there and null, as a producer with one schema for all of them writes it. */
export function toEventRecordView({ type, at, position, correlationId, data, id }: StoredEvent): EventRecordView {
  const contents = GROUP_EVENTS.map((one) => [keyOf(one), one === type ? { eventId: id, ...data } : null]);
  return {
    position,
    key: eventKey(data),
    timestamp: String(millisecondsOf(at)),
    value: { type, correlationId, timestamp: at, ...Object.fromEntries(contents) },
  };
}

function keyOf(type: string): string {
  return type.charAt(0).toLowerCase() + type.slice(1);
}

const CLOUD_EVENT: Schema = objectSchema<CloudEvent>(
  {
    specversion: { type: 'string', const: '1.0' },
    id: { type: 'string', description: 'By which an event is known again: it may come twice.' },
    source: { type: 'string', const: EVENT_SOURCE },
    type: enumComponent('EventType'),
    subject: { type: 'string', description: 'The ticket, the group, the order or the webhook that it is about.' },
    time: INSTANT,
    datacontenttype: { type: 'string', const: 'application/json' },
    sequence: { type: 'string', description: 'The position, with zeros before it: later events sort behind.' },
    partitionkey: { type: 'string', description: 'The order, or the webhook: events of one stay in their order.' },
    organisationid: WHOLE_NUMBER,
    correlationid: TEXT,
    data: { ...OPEN_OBJECT, description: 'References, and nothing of a person; which ones is a matter of the type.' },
  },
  'Something that happened, as CloudEvents 1.0 writes it.',
);

const EVENT_RECORD: Schema = objectSchema<EventRecordView>(
  {
    position: WHOLE_NUMBER,
    key: TEXT,
    timestamp: { type: 'string', description: 'Milliseconds since 1970.' },
    value: {
      ...OPEN_OBJECT,
      description: 'type, correlationId, timestamp, and the contents under the name of the type.',
    },
  },
  'An event as a record of a topic.',
);

export const EVENT_SCHEMAS: Readonly<Record<string, Schema>> = {
  CloudEvent: CLOUD_EVENT,
  EventRecord: EVENT_RECORD,
  EventPage: objectSchema<EventPageView>({
    items: listSchema(
      { anyOf: [component('CloudEvent'), component('EventRecord')] },
      'In the order in which they happened; CloudEvents unless records are asked for.',
    ),
    next: { type: 'integer', description: 'The after to read on with.' },
  }),
};
