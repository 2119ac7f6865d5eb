import { ConcurrencyConflict, type KeyedRequest, type KeyedRequestRepository } from '@ticket-distribution/application';
import type { Instant } from '@ticket-distribution/domain';
import { byText } from './by-text.js';
import { type MemoryState, stored } from './memory-state.js';
import type { MemoryUnitOfWork } from './memory-unit-of-work.js';

/** Requests with idempotency keys of one transaction of `InMemoryTransactions`. */
export class InMemoryKeyedRequestRepository implements KeyedRequestRepository {
  constructor(
    private readonly state: MemoryState,
    private readonly unit: MemoryUnitOfWork,
  ) {}

  find(id: string): Promise<KeyedRequest | undefined> {
    return this.unit.do(() => this.state.requests.get(id));
  }

  save(request: KeyedRequest): Promise<void> {
    return this.unit.do(() => {
      const { id, revision } = request;
      if ((this.state.requests.get(id)?.revision ?? 0) !== revision) {
        throw new ConcurrencyConflict(`Request ${id} was saved since it was read at revision ${revision}.`);
      }
      this.state.requests.set(id, stored({ ...request, revision: revision + 1 }));
    });
  }

  removeOld({ at, limit }: { readonly at: Instant; readonly limit: number }): Promise<number> {
    return this.unit.do(() => {
      const old = [...this.state.requests.values()]
        .filter(({ keptUntil }) => keptUntil <= at)
        .toSorted((one, other) => byText(one.keptUntil, other.keptUntil) || byText(one.id, other.id))
        .slice(0, limit);
      for (const { id } of old) this.state.requests.delete(id);
      return old.length;
    });
  }

  forgetAnswers(texts: readonly string[]): Promise<number> {
    return this.unit.do(() => {
      const naming = [...this.state.requests.values()].filter(({ answer }) =>
        texts.some((text) => answer?.body.includes(JSON.stringify(text)) ?? false),
      );
      for (const request of naming) {
        this.state.requests.set(request.id, stored({ ...request, answer: null, revision: request.revision + 1 }));
      }
      return naming.length;
    });
  }
}
