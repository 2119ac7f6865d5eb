import type { AttemptPage, AttemptSearch } from '../ports/webhook-repository.js';
import type { Caller } from '../shared/caller.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import { findWebhook } from './find-webhook.js';

/** Lists what was sent to a webhook and what came of it, the newest first. */
export class ReadWebhookAttempts {
  constructor(private readonly work: UnitOfWork) {}

  /** @throws DomainError `webhook/not-found` */
  execute({ caller, ...search }: AttemptSearch & { readonly caller: Caller }): Promise<AttemptPage> {
    return this.work.read(async ({ webhooks }) => {
      await findWebhook(webhooks, search.webhookId, caller, 'read');
      return webhooks.attempts(search);
    });
  }
}
