import type { WebhookAnswer } from '@ticket-distribution/domain';
import type { WebhookSender } from '../ports/webhook-sender.js';

const NONE = 'this service sends no webhooks';

/** Sends nothing: for an engine that was given no way to receivers. */
export class NoWebhookSender implements WebhookSender {
  newSecret(): string {
    throw new Error(NONE);
  }

  refusalOf(): string {
    return NONE;
  }

  send(): Promise<WebhookAnswer> {
    return Promise.resolve({ status: null, fault: NONE });
  }
}
