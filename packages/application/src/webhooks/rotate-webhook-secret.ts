import { type Webhook, type WebhookId, rotatedWebhook } from '@ticket-distribution/domain';
import type { Clock } from '../ports/clock.js';
import type { WebhookSender } from '../ports/webhook-sender.js';
import type { Caller } from '../shared/caller.js';
import type { WebhookEditor } from './webhook-editor.js';

export interface RotateWebhookSecretCommand {
  readonly id: WebhookId;
  /** How long the secret before signs besides the new one, milliseconds. */
  readonly keepOldMs: number;
  readonly caller: Caller;
}

/** Gives a webhook a new secret; while both sign, its receiver can take over the new one without missing a message. */
export class RotateWebhookSecret {
  constructor(
    private readonly editor: WebhookEditor,
    private readonly sender: WebhookSender,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the webhook, whose secret nobody is told again
   * @throws DomainError `webhook/not-found`
   */
  execute({ id, keepOldMs, caller }: RotateWebhookSecretCommand): Promise<Webhook> {
    return this.editor.edit({ id, kind: 'rotate-webhook-secret', details: { keepOldMs }, caller }, (webhook) =>
      rotatedWebhook(webhook, this.sender.newSecret(), keepOldMs, this.clock.now()),
    );
  }
}
