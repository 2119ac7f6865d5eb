import { DomainError, type Webhook, type WebhookId } from '@ticket-distribution/domain';
import type { WebhookReader } from '../ports/webhook-repository.js';
import type { Caller } from '../shared/caller.js';
import { type Purpose, mayReach } from '../shared/may-reach.js';

/**
 * The webhook, if it is within the caller's reach.
 *
 * @throws DomainError `webhook/not-found`
 */
export async function findWebhook(
  webhooks: WebhookReader,
  id: WebhookId,
  caller: Caller,
  purpose: Purpose,
): Promise<Webhook> {
  const webhook = await webhooks.find(id);
  if (webhook !== undefined && mayReach(caller, purpose, webhook.organisationId)) return webhook;
  throw new DomainError('webhook/not-found', `Webhook ${id} is not known.`, { webhookId: id });
}
