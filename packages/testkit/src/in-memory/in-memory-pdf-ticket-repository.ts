import type { PdfTicket, PdfTicketPage, PdfTicketRepository, PdfTicketSearch } from '@ticket-distribution/application';
import type { Instant, OrderId, PdfTicketId } from '@ticket-distribution/domain';
import { byText } from './by-text.js';
import { type MemoryState, stored } from './memory-state.js';
import type { MemoryUnitOfWork } from './memory-unit-of-work.js';

/** PDF tickets of one transaction of `InMemoryTransactions`. */
export class InMemoryPdfTicketRepository implements PdfTicketRepository {
  constructor(
    private readonly state: MemoryState,
    private readonly unit: MemoryUnitOfWork,
  ) {}

  find(id: PdfTicketId): Promise<PdfTicket | undefined> {
    return this.unit.do(() => this.state.pdfTickets.get(id));
  }

  ofOrder(orderId: OrderId): Promise<PdfTicket[]> {
    return this.unit.do(() => this.sorted().filter((one) => one.orderId === orderId));
  }

  search({ ids, page, perPage, ...fields }: PdfTicketSearch): Promise<PdfTicketPage> {
    return this.unit.do(() => {
      const found = this.sorted().filter(
        (one) =>
          (ids?.includes(one.id) ?? true) &&
          Object.entries(fields).every(
            ([name, value]) => value === undefined || one[name as keyof PdfTicket] === value,
          ),
      );
      return { items: found.slice(page * perPage, (page + 1) * perPage), totalItems: found.length };
    });
  }

  add(pdfTickets: readonly PdfTicket[]): Promise<void> {
    return this.unit.do(() => {
      for (const one of pdfTickets) this.state.pdfTickets.set(one.id, stored(one));
    });
  }

  removeOf(orderId: OrderId): Promise<number> {
    return this.remove((one) => one.orderId === orderId);
  }

  async removeDue(at: Instant): Promise<void> {
    await this.remove(({ deleteAt }) => deleteAt <= at);
  }

  private remove(isMeant: (one: PdfTicket) => boolean): Promise<number> {
    return this.unit.do(() => {
      const meant = [...this.state.pdfTickets.values()].filter(isMeant);
      for (const { id } of meant) this.state.pdfTickets.delete(id);
      return meant.length;
    });
  }

  private sorted(): PdfTicket[] {
    return [...this.state.pdfTickets.values()].toSorted(
      (one, other) => byText(one.createdAt, other.createdAt) || byText(one.id, other.id),
    );
  }
}
