import { AsyncLocalStorage } from 'node:async_hooks';
import type { Snapshot, Transaction, Transactions } from '@ticket-distribution/application';
import { InMemoryAuditRepository } from './in-memory-audit-repository.js';
import { InMemoryDeliveryRepository } from './in-memory-delivery-repository.js';
import { InMemoryDriftRepository } from './in-memory-drift-repository.js';
import { type EventPositions, InMemoryEventRepository, SerialPositions } from './in-memory-event-repository.js';
import { InMemoryGroupRepository } from './in-memory-group-repository.js';
import { InMemoryKeyedRequestRepository } from './in-memory-keyed-request-repository.js';
import { InMemoryOrderRepository } from './in-memory-order-repository.js';
import { InMemoryMailRepository } from './in-memory-mail-repository.js';
import { InMemoryPassRepository } from './in-memory-pass-repository.js';
import { InMemoryPdfTicketRepository } from './in-memory-pdf-ticket-repository.js';
import { InMemoryReturnedDocumentRepository } from './in-memory-returned-document-repository.js';
import { InMemoryRevocationRepository } from './in-memory-revocation-repository.js';
import { InMemoryPauseRepository } from './in-memory-pause-repository.js';
import { InMemoryPublicationRepository } from './in-memory-publication-repository.js';
import { InMemoryStatusCheckRepository } from './in-memory-status-check-repository.js';
import { InMemoryUnsettledVersionRepository } from './in-memory-unsettled-version-repository.js';
import { InMemoryWebhookRepository } from './in-memory-webhook-repository.js';
import { type MemoryState, draftOf, emptyState } from './memory-state.js';
import { MemoryUnitOfWork } from './memory-unit-of-work.js';
import { Recalled } from './recalled.js';

/**
 * The transactions that the running work stands in, of any store. One for all stores: Node keeps every one that was ever
 * used busy with every promise.
 */
const around = new AsyncLocalStorage<readonly { readonly store: Transactions; readonly unit: MemoryUnitOfWork }[]>();

/**
 * The reference implementation of `Transactions`, no kinder than a database: revisions and unique keys are guarded,
 * what is stored is a copy, a failed transaction leaves no trace. Transactions run one after another, in the order of
 * their coming; one that is begun inside another's work would wait for itself and is refused with an `Error`. A
 * conflict ends the transaction even when the work passes over it.
 */
export class InMemoryTransactions implements Transactions {
  private committed: MemoryState = emptyState();
  private last: Promise<unknown> = Promise.resolve();
  private readonly positions = new SerialPositions();

  async run<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const isInside = around.getStore()?.some(({ store, unit }) => store === this && unit.isOpen) ?? false;
    if (isInside) throw new Error('Transactions do not nest: this one would wait for itself.');
    const turn = this.last.then(() => this.perform(work));
    this.last = turn.catch(() => undefined);
    return turn;
  }

  async read<T>(work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
    const unit = new MemoryUnitOfWork();
    const repositories = memoryRepositories(this.committed, unit, this.positions);
    return unit.during(() => work(repositories));
  }

  private async perform<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const draft = draftOf(this.committed);
    const unit = new MemoryUnitOfWork();
    const within = [...(around.getStore() ?? []), { store: this, unit }];
    const result = await around.run(within, () =>
      unit.during(() => work(memoryRepositories(draft, unit, this.positions))),
    );
    this.committed = draft;
    return result;
  }
}

/** Every repository over a state, within one unit of work. */
export function memoryRepositories(state: MemoryState, unit: MemoryUnitOfWork, positions: EventPositions): Transaction {
  const recalled = new Recalled();
  return {
    orders: new InMemoryOrderRepository(state, unit, recalled),
    groups: new InMemoryGroupRepository(state, unit, recalled),
    deliveries: new InMemoryDeliveryRepository(state, unit, recalled),
    drifts: new InMemoryDriftRepository(state, unit),
    statusChecks: new InMemoryStatusCheckRepository(state, unit),
    audit: new InMemoryAuditRepository(state, unit),
    requests: new InMemoryKeyedRequestRepository(state, unit),
    pauses: new InMemoryPauseRepository(state, unit),
    revocations: new InMemoryRevocationRepository(state, unit),
    returnedDocuments: new InMemoryReturnedDocumentRepository(state, unit),
    pdfTickets: new InMemoryPdfTicketRepository(state, unit),
    mails: new InMemoryMailRepository(state, unit),
    passes: new InMemoryPassRepository(state, unit),
    events: new InMemoryEventRepository(state, unit, positions),
    unsettled: new InMemoryUnsettledVersionRepository(state, unit, recalled),
    webhooks: new InMemoryWebhookRepository(state, unit),
    publications: new InMemoryPublicationRepository(state, unit),
  };
}
