import { type Webhook, instant, newWebhook, webhookId } from '@ticket-distribution/domain';

/** A webhook of organisation 1 that wants every event from the first on, never stored. */
export function aWebhook({
  id = 'webhook-1',
  ...said
}: Partial<Omit<Webhook, 'id'>> & { readonly id?: string } = {}): Webhook {
  const made = newWebhook(
    {
      id: webhookId(id),
      organisationId: 1,
      url: 'https://receiver.example/hook',
      description: null,
      filter: { stream: null, types: null },
      position: 0,
      secret: 'whsec_1',
      madeBy: null,
    },
    instant('2026-12-01T09:30:00.125Z'),
  );
  return { ...made, ...said };
}
