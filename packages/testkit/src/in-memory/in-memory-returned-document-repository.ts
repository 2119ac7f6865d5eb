import type { KeptDocument, ReturnedDocumentRepository } from '@ticket-distribution/application';
import type { OrderId, TicketDistributionId } from '@ticket-distribution/domain';
import { type MemoryState, stored } from './memory-state.js';
import type { MemoryUnitOfWork } from './memory-unit-of-work.js';

/** Documents of ticket systems, of one transaction of `InMemoryTransactions`. */
export class InMemoryReturnedDocumentRepository implements ReturnedDocumentRepository {
  constructor(
    private readonly state: MemoryState,
    private readonly unit: MemoryUnitOfWork,
  ) {}

  ofTicket(id: TicketDistributionId): Promise<KeptDocument[]> {
    return this.unit.do(() => [...(this.state.returnedDocuments.get(id) ?? [])]);
  }

  replace(id: TicketDistributionId, documents: readonly KeptDocument[]): Promise<void> {
    return this.unit.do(() => {
      this.state.returnedDocuments.set(id, stored(documents));
    });
  }

  removeOf(orderId: OrderId): Promise<number> {
    return this.unit.do(() => {
      let removed = 0;
      for (const [id, documents] of this.state.returnedDocuments) {
        if (documents[0]?.orderId !== orderId) continue;
        removed += documents.length;
        this.state.returnedDocuments.delete(id);
      }
      return removed;
    });
  }
}
