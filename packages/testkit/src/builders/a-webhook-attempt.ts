import { type WebhookAttempt, eventId, instant, webhookId } from '@ticket-distribution/domain';

/** An attempt to send an event that was taken. */
export function aWebhookAttempt(said: Partial<WebhookAttempt> = {}): WebhookAttempt {
  return {
    webhookId: webhookId('webhook-1'),
    number: 1,
    at: instant('2026-12-01T09:30:00.125Z'),
    kind: 'event',
    messageId: eventId('event-1'),
    type: 'Distributed',
    position: 1,
    status: 204,
    fault: null,
    durationMs: 12,
    ...said,
  };
}
