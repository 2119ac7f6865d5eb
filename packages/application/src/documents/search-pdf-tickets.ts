import { DomainError, type PdfTicketId, type TicketDistribution, heldByCode } from '@ticket-distribution/domain';
import type { Clock } from '../ports/clock.js';
import type { PdfTicket, PdfTicketSearch } from '../ports/pdf-ticket-repository.js';
import type { TicketCodes } from '../ports/ticket-codes.js';
import type { Snapshot } from '../ports/transactions.js';
import type { Caller } from '../shared/caller.js';
import { mayReach } from '../shared/may-reach.js';
import { withinReach } from '../shared/within-reach.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';

/** A PDF ticket, and whether the code on it counts still. */
export interface ReadPdfTicket extends PdfTicket {
  readonly isCurrent: boolean;
}

export interface ReadPdfTicketPage {
  readonly items: readonly ReadPdfTicket[];
  readonly totalItems: number;
}

/** Finds PDF tickets. */
export class SearchPdfTickets {
  constructor(
    private readonly work: UnitOfWork,
    private readonly codes: TicketCodes | undefined,
    private readonly clock: Clock,
  ) {}

  /** @returns those within the caller's reach */
  async execute({ caller, ...search }: PdfTicketSearch & { readonly caller: Caller }): Promise<ReadPdfTicketPage> {
    const asked = withinReach<PdfTicketSearch>(search, caller);
    if (asked === null) return { items: [], totalItems: 0 };
    return this.work.read(async (snapshot) => {
      const { items, totalItems } = await snapshot.pdfTickets.search(asked);
      return { items: await this.currentOrNot(snapshot, items), totalItems };
    });
  }

  /** @throws DomainError `documents/pdf-not-found` */
  async one(id: PdfTicketId, caller: Caller): Promise<ReadPdfTicket> {
    return this.work.read(async (snapshot) => {
      const found = await snapshot.pdfTickets.find(id);
      const isReached = found !== undefined && mayReach(caller, 'read', found.organisationId);
      const [read] = isReached ? await this.currentOrNot(snapshot, [found]) : [];
      if (read !== undefined) return read;
      throw new DomainError('documents/pdf-not-found', `PDF ticket ${id} is not known.`, { id });
    });
  }

  private async currentOrNot(
    { groups }: Pick<Snapshot, 'groups'>,
    pages: readonly PdfTicket[],
  ): Promise<readonly ReadPdfTicket[]> {
    const at = this.clock.now();
    const tickets = new Map<string, TicketDistribution>();
    for (const orderId of new Set(pages.map((page) => page.orderId))) {
      for (const { snapshot } of await groups.ofOrder(orderId)) {
        for (const ticket of snapshot.tickets) tickets.set(ticket.id, ticket);
      }
    }
    return pages.map((page) => {
      const ticket = tickets.get(page.ticketDistributionId);
      const held = ticket === undefined ? null : heldByCode(ticket);
      const isSame = ticket?.standing.code.number === page.codeNumber && this.codes?.trusts(page.keyId) === true;
      return { ...page, isCurrent: held !== null && isSame && held.validity.endOfValidity > at };
    });
  }
}
