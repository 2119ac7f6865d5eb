import { type MsgHdrs, headers } from '@nats-io/transport-node';
import { type StoredEvent, toCloudEvent } from '@ticket-distribution/application';

/** What every subject begins with. */
const ROOT = 'ticket-distribution';

/** The subjects of all events. */
export const EVENT_SUBJECTS = `${ROOT}.>`;

/** An event as NATS carries it: CloudEvents 1.0 in structured mode. */
export interface EventMessage {
  readonly subject: string;
  readonly payload: string;
  readonly headers: MsgHdrs;
}

export function eventMessage(event: StoredEvent): EventMessage {
  const told = headers();
  told.set('content-type', 'application/cloudevents+json');
  return {
    subject: `${ROOT}.${event.organisationId}.${event.type}`,
    payload: JSON.stringify(toCloudEvent(event)),
    headers: told,
  };
}
