import type { TicketDistributionGroupId } from '@ticket-distribution/domain';

/** What is listened to until it is ended. */
export interface Subscription {
  end(): void;
}

/**
 * What processes tell each other over one database. A signal says only that looking is worth while: one that is lost,
 * late or doubled costs a look or a wait that ends by itself. Telling neither waits nor fails; it comes after the commit.
 */
export abstract class Signals {
  /** Deliveries were stored that wait for a process that makes calls. */
  abstract workStored(): void;

  /** A call for a delivery of the group has ended and its outcome is written, or it was given back without a call. */
  abstract outcomeWritten(id: TicketDistributionGroupId): void;

  /** Hears of it from every process, this one too. */
  abstract onWorkStored(listener: () => void): Subscription;

  /** Hears of it from every process, this one too. */
  abstract onOutcomeWritten(listener: (id: TicketDistributionGroupId) => void): Subscription;
}
