import type { Webhook, WebhookAttempt, WebhookId } from '@ticket-distribution/domain';

/** Which attempts are asked for. */
export interface AttemptSearch {
  readonly webhookId: WebhookId;
  /** Only those that were not taken. */
  readonly failed?: boolean;
  /** From 0. */
  readonly page: number;
  readonly perPage: number;
}

export interface AttemptPage {
  /** The newest first. */
  readonly items: readonly WebhookAttempt[];
  readonly totalItems: number;
}

export abstract class WebhookReader {
  abstract find(id: WebhookId): Promise<Webhook | undefined>;
  /** Every webhook of every organisation, by time of making and then id. */
  abstract all(): Promise<Webhook[]>;
  abstract attempts(search: AttemptSearch): Promise<AttemptPage>;
}

/** Where events are sent to, and what came of it. */
export abstract class WebhookRepository extends WebhookReader {
  /**
   * Stores the webhook at the next revision.
   *
   * @throws ConcurrencyConflict when it was saved since it was read, at the end of the transaction at the latest
   */
  abstract save(webhook: Webhook): Promise<void>;

  /** Deletes the webhook with its attempts. */
  abstract remove(id: WebhookId): Promise<void>;

  /** @throws ConcurrencyConflict when there is one with the number, at the end of the transaction at the latest */
  abstract append(attempt: WebhookAttempt): Promise<void>;

  /** Deletes the attempts of the webhook with a number up to this one. */
  abstract removeAttempts(id: WebhookId, upTo: number): Promise<void>;
}
