import type { HeldTicketStatus } from '../state/held-ticket.js';
import type { Names } from '../state/ticket-content.js';
import type { Language } from '../state/words.js';

/** A ticket in an issue or an update. Lists that the system only keeps are opaque to it. */
export interface NewTicket {
  readonly ticketDistributionId: string;
  readonly product: { readonly id: string; readonly version: string; readonly name: Names | null };
  readonly startOfValidity: string;
  readonly endOfValidity: string;
  readonly topologies: readonly unknown[];
  readonly legs: readonly unknown[];
  readonly seats: readonly unknown[];
  readonly supplements: readonly unknown[];
  readonly travellers: readonly unknown[];
}

export interface Issue {
  readonly operation: 'issue';
  readonly key: string;
  readonly orderId: string;
  readonly orderLineId: string;
  readonly organisationId: number;
  readonly ownerCustomerId: string;
  readonly holderCustomerId: string | null;
  readonly customerAccountRef: string | null;
  readonly language: Language | null;
  readonly tickets: readonly NewTicket[];
}

export interface Cancel {
  readonly operation: 'cancel';
  readonly key: string;
  readonly issueKey: string;
  readonly ticketDistributionIds: readonly string[];
  readonly effectiveDate: string | null;
}

/** Another content for a ticket, in place. */
export interface Update extends NewTicket {
  readonly operation: 'update';
  readonly key: string;
}

export interface UpdateValidity {
  readonly operation: 'update-validity';
  readonly key: string;
  readonly ticketDistributionId: string;
  readonly startOfValidity: string;
  readonly endOfValidity: string;
}

export interface Transfer {
  readonly operation: 'transfer';
  readonly key: string;
  readonly ticketDistributionId: string;
  readonly customerAccountRef: string;
  readonly holderCustomerId: string;
}

/** The body of POST /{system}/v1/hand-overs, as docs/protocols/ticket-systems.md defines it. */
export type HandOver = Issue | Cancel | Update | UpdateValidity | Transfer;

/** A ticket in an answer; references that the system does not give are absent. */
export interface TicketAnswer {
  readonly ticketDistributionId: string;
  readonly status: HeldTicketStatus;
  readonly fareContractRef?: string;
  readonly customerAccountRef?: string;
  readonly externalReference?: string;
  readonly documents?: readonly TicketDocument[];
}

/** Something of a ticket that can be shown as it is: its bytes, or where they can be fetched. */
export interface TicketDocument {
  readonly contentType: string;
  readonly base64?: string;
  readonly href?: string;
  readonly expiresAt?: string;
}
