import type {
  Instant,
  Language,
  OrderId,
  OrderLineId,
  PdfTicketId,
  TicketDistributionId,
} from '@ticket-distribution/domain';

/** A ticket as pages, as it was on the day when they were made. */
export interface PdfTicket {
  readonly id: PdfTicketId;
  readonly orderId: OrderId;
  readonly orderLineId: OrderLineId;
  readonly orderVersion: number;
  readonly orderLineVersion: number;
  readonly organisationId: number;
  readonly ticketDistributionId: TicketDistributionId;
  /** Of the code on it. */
  readonly codeNumber: number;
  /** Of the key that signed it. */
  readonly keyId: string;
  readonly language: Language;
  readonly createdAt: Instant;
  /** From when on it is deleted. */
  readonly deleteAt: Instant;
  /** The bytes, in Base64. */
  readonly pdf: string;
}

/** Which PDF tickets are asked for; what is absent narrows nothing. */
export interface PdfTicketSearch {
  readonly ids?: readonly PdfTicketId[];
  readonly orderId?: OrderId;
  readonly orderLineId?: OrderLineId;
  readonly ticketDistributionId?: TicketDistributionId;
  readonly organisationId?: number;
  /** From 0. */
  readonly page: number;
  readonly perPage: number;
}

export interface PdfTicketPage {
  /** By time of making and then id. */
  readonly items: readonly PdfTicket[];
  readonly totalItems: number;
}

export abstract class PdfTicketReader {
  abstract find(id: PdfTicketId): Promise<PdfTicket | undefined>;
  abstract ofOrder(orderId: OrderId): Promise<PdfTicket[]>;
  abstract search(search: PdfTicketSearch): Promise<PdfTicketPage>;
}

/** The PDF tickets that were made and are not deleted yet. */
export abstract class PdfTicketRepository extends PdfTicketReader {
  abstract add(pdfTickets: readonly PdfTicket[]): Promise<void>;
  /** @returns how many there were */
  abstract removeOf(orderId: OrderId): Promise<number>;
  /** Deletes those whose time it is at an instant. */
  abstract removeDue(at: Instant): Promise<void>;
}
