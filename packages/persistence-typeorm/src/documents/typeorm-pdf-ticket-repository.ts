import type { PdfTicket, PdfTicketPage, PdfTicketRepository, PdfTicketSearch } from '@ticket-distribution/application';
import type { Instant, OrderId, PdfTicketId } from '@ticket-distribution/domain';
import { type PdfTicketRow, pdfTicketSchema, toPdfTicket } from '../rows/pdf-ticket-rows.js';
import type { Session } from '../shared/session.js';
import { Table } from '../shared/table.js';
import type { UnitOfWork } from '../shared/unit-of-work.js';
import { is } from '../shared/where.js';

/** PDF tickets of one transaction, kept by TypeORM. */
export class TypeormPdfTicketRepository implements PdfTicketRepository {
  private readonly pages: Table<PdfTicketRow>;

  constructor(
    session: Session,
    private readonly unit: UnitOfWork,
  ) {
    this.pages = new Table(session, pdfTicketSchema);
  }

  find(id: PdfTicketId): Promise<PdfTicket | undefined> {
    return this.unit.do(async () => (await this.pages.find({ id })).map(toPdfTicket)[0]);
  }

  ofOrder(orderId: OrderId): Promise<PdfTicket[]> {
    return this.unit.do(async () => (await this.pages.find({ orderId }, { by: ['createdAt', 'id'] })).map(toPdfTicket));
  }

  search({ ids, page, perPage, ...fields }: PdfTicketSearch): Promise<PdfTicketPage> {
    return this.unit.do(async () => {
      const where = [ids === undefined ? {} : { id: ids }, fields];
      const { rows, totalItems } = await this.pages.page({ where, by: ['createdAt', 'id'], page, perPage });
      return { items: rows.map(toPdfTicket), totalItems };
    });
  }

  add(pdfTickets: readonly PdfTicket[]): Promise<void> {
    return this.unit.do(() => this.pages.insert(pdfTickets));
  }

  removeOf(orderId: OrderId): Promise<number> {
    return this.unit.do(() => this.pages.deleted({ orderId }));
  }

  removeDue(at: Instant): Promise<void> {
    return this.unit.do(() => this.pages.delete({ deleteAt: is('<=', at) }));
  }
}
