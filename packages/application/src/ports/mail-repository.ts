import type { Instant, Language, MailId, OrderId } from '@ticket-distribution/domain';

export const MAIL_STATES = ['QUEUED', 'SENT', 'REFUSED', 'DROPPED', 'GIVEN_UP'] as const;
/**
 * Where a mail stands: it waits for its next attempt; the mail server took it; it was refused for good; no ticket was valid any
 * more when it was to be sent; all attempts are used up.
 */
export type MailState = (typeof MAIL_STATES)[number];

/** The tickets of an order on their way to an address. */
export interface Mail {
  readonly id: MailId;
  /** 0: it was never stored. */
  readonly revision: number;
  readonly orderId: OrderId;
  readonly organisationId: number;
  readonly to: string;
  readonly language: Language;
  readonly state: MailState;
  readonly attempts: number;
  /** When it is tried next; null: it is not any more. */
  readonly nextAttemptAt: Instant | null;
  /** Until when another process is trying; null: none is. */
  readonly claimedUntil: Instant | null;
  /** What came of the last attempt; null: nothing went wrong. */
  readonly fault: string | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export abstract class MailReader {
  abstract find(id: MailId): Promise<Mail | undefined>;
  /** By time of making and then id. */
  abstract ofOrder(orderId: OrderId): Promise<Mail[]>;
  /** Those that may be tried at an instant, the longest waiting first. */
  abstract due(at: Instant, limit: number): Promise<Mail[]>;
}

export abstract class MailRepository extends MailReader {
  /**
   * Stores the mail at the next revision.
   *
   * @throws ConcurrencyConflict when it was saved since it was read, at the end of the transaction at the latest
   */
  abstract save(mail: Mail): Promise<void>;
  /** @returns how many there were */
  abstract removeOf(orderId: OrderId): Promise<number>;
}
