import { DomainError } from '@ticket-distribution/domain';
import type { WebhookSender } from '../ports/webhook-sender.js';

/** @throws DomainError `webhook/url-refused` when nothing would be sent to the address */
export function refuseUrl(sender: WebhookSender, url: string): void {
  const why = sender.refusalOf(url);
  if (why !== null) throw new DomainError('webhook/url-refused', `Nothing is sent to this address: ${why}.`, { url });
}
