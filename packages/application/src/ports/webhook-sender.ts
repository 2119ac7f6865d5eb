import type { WebhookAnswer } from '@ticket-distribution/domain';

/** A message as a receiver gets it. */
export interface WebhookMessage {
  /** By which the receiver knows it again: whenever it is sent, it is the same. */
  readonly id: string;
  /** JSON. */
  readonly body: string;
}

/** Where a message is sent to, and what it is signed with. */
export interface WebhookTarget {
  readonly url: string;
  /** At least one; each signs for itself. */
  readonly secrets: readonly string[];
}

/** How messages reach receivers outside, signed as Standard Webhooks describes it. */
export abstract class WebhookSender {
  /** A new secret that nobody can guess: `whsec_` and Base64. */
  abstract newSecret(): string;

  /** Why nothing would be sent to the address; null: it may be sent there, as far as the address itself tells. */
  abstract refusalOf(url: string): string | null;

  /**
   * Sends the message once, and resolves with what came of it, 30 seconds later at the latest; never rejects for what a
   * receiver or the way to it does. Follows no redirect.
   *
   * @param stopped resolves when the attempt is to be broken off
   */
  abstract send(message: WebhookMessage, target: WebhookTarget, stopped: Promise<unknown>): Promise<WebhookAnswer>;
}
