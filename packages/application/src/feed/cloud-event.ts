import { type EventType, type Instant, eventKey } from '@ticket-distribution/domain';
import type { StoredEvent } from '../ports/event-repository.js';

/** An event in the form of CloudEvents 1.0. Names of extension attributes are lower case by its rule. */
export interface CloudEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: EventType;
  /** The ticket, the group or the order that it is about. */
  readonly subject: string;
  readonly time: Instant;
  readonly datacontenttype: 'application/json';
  /** The position, with zeros before it: later events sort behind. */
  readonly sequence: string;
  /** The order: events of one order stay in their order. */
  readonly partitionkey: string;
  readonly organisationid: number;
  readonly correlationid: string;
  readonly data: StoredEvent['data'];
}

/** The source of every event of ours. */
export const EVENT_SOURCE = 'urn:ticket-distribution';

export function toCloudEvent(event: StoredEvent): CloudEvent {
  const { id, type, at, position, organisationId, correlationId, data } = event;
  return {
    specversion: '1.0',
    id,
    source: EVENT_SOURCE,
    type,
    subject: subjectOf(data),
    time: at,
    datacontenttype: 'application/json',
    sequence: String(position).padStart(16, '0'),
    partitionkey: eventKey(data),
    organisationid: organisationId,
    correlationid: correlationId,
    data,
  };
}

function subjectOf(data: StoredEvent['data']): string {
  if ('ticketDistributionId' in data) return data.ticketDistributionId;
  return 'ticketDistributionGroupId' in data ? data.ticketDistributionGroupId : eventKey(data);
}
