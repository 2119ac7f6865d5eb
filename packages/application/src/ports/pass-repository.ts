import type { Instant, OrderId, TicketDistributionId } from '@ticket-distribution/domain';
import type { PassInDevice } from './pass-maker.js';

/** A pass of a ticket that was handed out to its holder. */
export interface HandedOutPass {
  /** By which wallets know it. */
  readonly serialNumber: string;
  /** 0: it was never stored. */
  readonly revision: number;
  readonly orderId: OrderId;
  readonly ticketDistributionId: TicketDistributionId;
  /** Whose pass it is: it shows nothing of the ticket once that is somebody else's. */
  readonly holderCustomerId: string;
  readonly customerAccountRef: string | null;
  /** Since when Google may have it; null: it was not handed out for Google. */
  readonly googleSince: Instant | null;
  /** The position of the feed at which it changed last. */
  readonly changedAt: number;
  /** How often wallets were told of that in vain. */
  readonly attempts: number;
  /** When wallets are told next; null: they know. */
  readonly nextAttemptAt: Instant | null;
  /** Until when another process tells them; null: none does. */
  readonly claimedUntil: Instant | null;
  /** What came of the last attempt; null: nothing went wrong. */
  readonly fault: string | null;
}

/** A pass in a telephone that wants to know of its changes. */
export interface PassRegistration extends PassInDevice {
  readonly pushToken: string;
  readonly registeredAt: Instant;
}

/** How much was removed with an order. */
export interface RemovedPasses {
  readonly passes: number;
  readonly passRegistrations: number;
}

export abstract class PassReader {
  abstract find(serialNumber: string): Promise<HandedOutPass | undefined>;
  /** By serial number. */
  abstract ofTickets(ids: readonly TicketDistributionId[]): Promise<HandedOutPass[]>;
  /** By serial number. */
  abstract ofOrder(orderId: OrderId): Promise<HandedOutPass[]>;
  /** Those of which wallets may be told at an instant, the longest waiting first. */
  abstract due(at: Instant, limit: number): Promise<HandedOutPass[]>;
  /** By time of registration and then device. */
  abstract registrationsOf(serialNumbers: readonly string[]): Promise<PassRegistration[]>;
  /** The serial numbers of what is registered by the telephone and changed behind a position, in their order. */
  abstract changedSince(
    device: Pick<PassInDevice, 'deviceLibraryIdentifier' | 'passTypeIdentifier'>,
    after: number,
  ): Promise<string[]>;
}

/** Passes that were handed out, and which telephones hold them. */
export abstract class PassRepository extends PassReader {
  /**
   * Stores the pass at the next revision.
   *
   * @throws ConcurrencyConflict when it was saved since it was read, at the end of the transaction at the latest
   */
  abstract save(pass: HandedOutPass): Promise<void>;
  /** Marks every pass as changed at a position, to be told of at an instant. */
  abstract markAll(changedAt: number, nextAttemptAt: Instant): Promise<void>;
  /** Stores it in the place of the one that the telephone has of the pass. */
  abstract register(registration: PassRegistration): Promise<void>;
  abstract unregister(registration: PassInDevice): Promise<void>;
  /** @returns how many, and how many registrations of them, which are removed, too */
  abstract removeOf(orderId: OrderId): Promise<RemovedPasses>;
}
