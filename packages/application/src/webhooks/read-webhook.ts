import type { Webhook, WebhookId } from '@ticket-distribution/domain';
import type { Caller } from '../shared/caller.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import { findWebhook } from './find-webhook.js';

/** Reads one webhook, and how it stands. */
export class ReadWebhook {
  constructor(private readonly work: UnitOfWork) {}

  /** @throws DomainError `webhook/not-found` */
  execute({ id, caller }: { readonly id: WebhookId; readonly caller: Caller }): Promise<Webhook> {
    return this.work.read(({ webhooks }) => findWebhook(webhooks, id, caller, 'read'));
  }
}
