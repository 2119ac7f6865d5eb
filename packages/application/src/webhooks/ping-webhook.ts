import { type Webhook, type WebhookId, withErrand } from '@ticket-distribution/domain';
import type { Clock } from '../ports/clock.js';
import type { Ids } from '../ports/ids.js';
import type { Caller } from '../shared/caller.js';
import type { WebhookEditor } from './webhook-editor.js';

/** Has a message sent that tells nothing, to see what the receiver does with it; also while the webhook is disabled. */
export class PingWebhook {
  constructor(
    private readonly editor: WebhookEditor,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * @returns the webhook; the message is sent soon, and what came of it stands among its attempts
   * @throws DomainError `webhook/not-found`, `webhook/busy`
   */
  execute({ id, caller }: { readonly id: WebhookId; readonly caller: Caller }): Promise<Webhook> {
    return this.editor.edit({ id, kind: 'ping-webhook', caller }, (webhook) =>
      withErrand(webhook, { kind: 'ping', id: this.ids.nextEventId() }, this.clock.now()),
    );
  }
}
