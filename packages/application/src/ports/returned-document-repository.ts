import type { Instant, OrderId, ReturnedDocument, TicketDistributionId } from '@ticket-distribution/domain';

/** A document as a ticket system returned it. */
export interface KeptDocument extends ReturnedDocument {
  readonly ticketDistributionId: TicketDistributionId;
  readonly orderId: OrderId;
  /** From 1, in the order of the answer. */
  readonly number: number;
  readonly receivedAt: Instant;
}

export abstract class ReturnedDocumentReader {
  /** By number. */
  abstract ofTicket(id: TicketDistributionId): Promise<KeptDocument[]>;
}

/** What ticket systems returned of tickets that can be shown as it is: of each ticket what it returned last. */
export abstract class ReturnedDocumentRepository extends ReturnedDocumentReader {
  /** Stores them in the place of those that the ticket has. */
  abstract replace(id: TicketDistributionId, documents: readonly KeptDocument[]): Promise<void>;
  /** @returns how many there were */
  abstract removeOf(orderId: OrderId): Promise<number>;
}
