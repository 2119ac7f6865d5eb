import type { Instant, Webhook, WebhookAttempt } from '@ticket-distribution/domain';
import { EVENT_SOURCE, toCloudEvent } from '../feed/cloud-event.js';
import type { StoredEvent } from '../ports/event-repository.js';

/** A message to a webhook, with what its attempts say of it. */
export interface OutgoingMessage extends Pick<WebhookAttempt, 'kind' | 'messageId' | 'type' | 'position'> {
  /** JSON: a CloudEvent. */
  readonly body: string;
}

/** What a ping says that it is. */
export const PING_TYPE = 'WebhookPing';

/** An event, as it is sent whenever it is. */
export function eventMessage(event: StoredEvent, kind: 'event' | 'replay'): OutgoingMessage {
  const { id: messageId, type, position } = event;
  return { kind, messageId, type, position, body: JSON.stringify(toCloudEvent(event)) };
}

/** A message that tells nothing. */
export function pingMessage(
  { id: webhookId, organisationId }: Webhook,
  messageId: OutgoingMessage['messageId'],
  at: Instant,
): OutgoingMessage {
  const body = {
    specversion: '1.0',
    id: messageId,
    source: EVENT_SOURCE,
    type: PING_TYPE,
    subject: webhookId,
    time: at,
    datacontenttype: 'application/json',
    organisationid: organisationId,
    data: { webhookId },
  };
  return { kind: 'ping', messageId, type: PING_TYPE, position: null, body: JSON.stringify(body) };
}
