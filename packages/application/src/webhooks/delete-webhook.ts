import type { Webhook, WebhookId } from '@ticket-distribution/domain';
import type { Caller } from '../shared/caller.js';
import type { WebhookEditor } from './webhook-editor.js';

/** Has nothing sent to an address any more, and forgets what was. */
export class DeleteWebhook {
  constructor(private readonly editor: WebhookEditor) {}

  /**
   * @returns the webhook as it was
   * @throws DomainError `webhook/not-found`
   */
  execute({ id, caller }: { readonly id: WebhookId; readonly caller: Caller }): Promise<Webhook> {
    return this.editor.edit({ id, kind: 'delete-webhook', caller }, () => null);
  }
}
