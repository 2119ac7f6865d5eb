import { type Webhook, type WebhookId, malformed, withErrand } from '@ticket-distribution/domain';
import { refuseForgotten } from '../feed/refuse-forgotten.js';
import type { Clock } from '../ports/clock.js';
import type { Ids } from '../ports/ids.js';
import type { Caller } from '../shared/caller.js';
import type { WebhookEditor } from './webhook-editor.js';

export interface ReplayWebhookCommand {
  readonly id: WebhookId;
  /** Events up to this position are left out; 0: from the oldest that is kept. */
  readonly after: number;
  /** The last position that is sent again; absent: as far as was sent. */
  readonly until?: number;
  readonly caller: Caller;
}

/**
 * Has events sent again that were sent before: each under its id, signed anew. What comes of it counts for nothing else, and
 * the first event that is not taken ends it.
 */
export class ReplayWebhook {
  constructor(
    private readonly editor: WebhookEditor,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * @returns the webhook; what came of each event stands among its attempts
   * @throws DomainError `request/malformed` when nothing was sent behind `after`; `webhook/not-found`, `webhook/busy`,
   *   `events/forgotten`
   */
  execute({ id, after, until: last, caller }: ReplayWebhookCommand): Promise<Webhook> {
    const details = { after, until: last ?? null };
    return this.editor.edit({ id, kind: 'replay-webhook', details, caller }, async (webhook, { events }) => {
      const until = Math.min(last ?? webhook.position, webhook.position);
      if (after >= until) {
        throw malformed([{ field: 'after', message: `must be below ${until}, up to where events were sent` }]);
      }
      refuseForgotten(after, await events.oldest());
      return withErrand(webhook, { kind: 'replay', id: this.ids.nextEventId(), after, until }, this.clock.now());
    });
  }
}
