import type { Instant, RevokedCodes, TicketDistributionId } from '@ticket-distribution/domain';

/** The codes of one ticket that count no more. */
export interface Revocation extends RevokedCodes {
  readonly ticketDistributionId: TicketDistributionId;
}

export abstract class RevocationReader {
  /**
   * Those whose codes would not be over by themselves at an instant, by the ids of their tickets.
   *
   * @param since only what was revoked then or later
   */
  abstract outstanding(at: Instant, since?: Instant): Promise<Revocation[]>;
}

/** The codes that inspectors have to know of, one for each ticket; they outlive their orders. */
export abstract class RevocationRepository extends RevocationReader {
  /** Stores it in the place of the one that the ticket has. */
  abstract save(revocation: Revocation): Promise<void>;
  /** Deletes those whose codes are over by themselves at an instant. */
  abstract removeOver(at: Instant): Promise<void>;
}
