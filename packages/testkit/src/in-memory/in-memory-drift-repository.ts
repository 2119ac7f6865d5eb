import {
  ConcurrencyConflict,
  type DriftPage,
  type DriftRepository,
  type DriftSearch,
  type OpenDrifts,
} from '@ticket-distribution/application';
import type { Drift, DriftId, OrderId, TicketDistributionGroupId } from '@ticket-distribution/domain';
import { byText } from './by-text.js';
import { counted } from './counted.js';
import { type MemoryState, stored } from './memory-state.js';
import type { MemoryUnitOfWork } from './memory-unit-of-work.js';

/** Drifts of one transaction of `InMemoryTransactions`. */
export class InMemoryDriftRepository implements DriftRepository {
  constructor(
    private readonly state: MemoryState,
    private readonly unit: MemoryUnitOfWork,
  ) {}

  find(id: DriftId): Promise<Drift | undefined> {
    return this.unit.do(() => this.state.drifts.get(id));
  }

  lastingOf(id: TicketDistributionGroupId): Promise<Drift[]> {
    return this.unit.do(() =>
      this.byAge().filter((drift) => drift.ticketDistributionGroupId === id && drift.state !== 'RESOLVED'),
    );
  }

  search({ page, perPage, state, kind, fulfillmentMethod, orderId, organisationId }: DriftSearch): Promise<DriftPage> {
    return this.unit.do(() => {
      const found = this.byAge()
        .filter((drift) => state === undefined || drift.state === state)
        .filter((drift) => kind === undefined || drift.kind === kind)
        .filter((drift) => fulfillmentMethod === undefined || drift.fulfillmentMethod === fulfillmentMethod)
        .filter((drift) => orderId === undefined || drift.orderId === orderId)
        .filter((drift) => organisationId === undefined || drift.organisationId === organisationId);
      return { items: found.slice(page * perPage, (page + 1) * perPage), totalItems: found.length };
    });
  }

  countOpen(): Promise<OpenDrifts[]> {
    return this.unit.do(() =>
      counted(
        [...this.state.drifts.values()].filter(({ state }) => state === 'OPEN'),
        ({ fulfillmentMethod, kind }) => ({ fulfillmentMethod, kind }),
        ({ since }) => since,
      ),
    );
  }

  save(drift: Drift): Promise<void> {
    return this.unit.do(() => {
      const { id, revision } = drift;
      if ((this.state.drifts.get(id)?.revision ?? 0) !== revision) {
        throw new ConcurrencyConflict(`Drift ${id} was saved since it was read at revision ${revision}.`);
      }
      this.state.drifts.set(id, stored({ ...drift, revision: revision + 1 }));
    });
  }

  rewrite(drift: Drift): Promise<void> {
    return this.save(drift);
  }

  giveTo(organisationId: number, orderId: OrderId): Promise<void> {
    return this.unit.do(() => {
      for (const drift of this.state.drifts.values()) {
        if (drift.orderId === orderId) this.state.drifts.set(drift.id, stored({ ...drift, organisationId }));
      }
    });
  }

  removeOf(orderId: OrderId): Promise<void> {
    return this.unit.do(() => {
      for (const drift of this.byAge()) if (drift.orderId === orderId) this.state.drifts.delete(drift.id);
    });
  }

  /** The longest lasting first. */
  private byAge(): Drift[] {
    return [...this.state.drifts.values()].toSorted(
      (one, other) => byText(one.since, other.since) || byText(one.id, other.id),
    );
  }
}
