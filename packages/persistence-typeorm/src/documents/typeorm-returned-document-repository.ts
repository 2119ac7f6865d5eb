import type { KeptDocument, ReturnedDocumentRepository } from '@ticket-distribution/application';
import type { OrderId, TicketDistributionId } from '@ticket-distribution/domain';
import { type ReturnedDocumentRow, returnedDocumentSchema, toKeptDocument } from '../rows/returned-document-rows.js';
import type { Session } from '../shared/session.js';
import { Table } from '../shared/table.js';
import type { UnitOfWork } from '../shared/unit-of-work.js';

/** Documents of ticket systems, of one transaction, kept by TypeORM. */
export class TypeormReturnedDocumentRepository implements ReturnedDocumentRepository {
  private readonly documents: Table<ReturnedDocumentRow>;

  constructor(
    session: Session,
    private readonly unit: UnitOfWork,
  ) {
    this.documents = new Table(session, returnedDocumentSchema);
  }

  ofTicket(ticketDistributionId: TicketDistributionId): Promise<KeptDocument[]> {
    return this.unit.do(async () =>
      (await this.documents.find({ ticketDistributionId }, { by: ['number'] })).map(toKeptDocument),
    );
  }

  replace(ticketDistributionId: TicketDistributionId, documents: readonly KeptDocument[]): Promise<void> {
    return this.unit.do(async () => {
      await this.documents.delete({ ticketDistributionId });
      await this.documents.insert(documents);
    });
  }

  removeOf(orderId: OrderId): Promise<number> {
    return this.unit.do(() => this.documents.deleted({ orderId }));
  }
}
