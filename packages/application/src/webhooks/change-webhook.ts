import { type Webhook, type WebhookChange, type WebhookId, changedWebhook } from '@ticket-distribution/domain';
import { refuseForgotten } from '../feed/refuse-forgotten.js';
import type { Clock } from '../ports/clock.js';
import type { WebhookSender } from '../ports/webhook-sender.js';
import type { Caller } from '../shared/caller.js';
import { refuseUrl } from './refuse-url.js';
import type { WebhookEditor } from './webhook-editor.js';

export interface ChangeWebhookCommand {
  readonly id: WebhookId;
  readonly change: WebhookChange;
  readonly caller: Caller;
}

/** Has events sent elsewhere, others, none, or again after a webhook was disabled. */
export class ChangeWebhook {
  constructor(
    private readonly editor: WebhookEditor,
    private readonly sender: WebhookSender,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError `webhook/not-found`, `webhook/url-refused`; `events/forgotten` when it would go on behind events that
   *   are kept no more
   */
  execute({ id, change, caller }: ChangeWebhookCommand): Promise<Webhook> {
    const details = { changed: Object.keys(change) };
    return this.editor.edit({ id, kind: 'change-webhook', details, caller }, async (webhook, { events }) => {
      if (change.url !== undefined) refuseUrl(this.sender, change.url);
      const changed = changedWebhook(webhook, change, this.clock.now());
      const goesOnAnew = change.position !== undefined || (change.enabled === true && webhook.disabled !== null);
      if (goesOnAnew) refuseForgotten(changed.position, await events.oldest());
      return changed;
    });
  }
}
