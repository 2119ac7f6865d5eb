import {
  type AuditEntry,
  type AuditPage,
  type AuditRepository,
  type AuditSearch,
  ConcurrencyConflict,
} from '@ticket-distribution/application';
import type { OrderId } from '@ticket-distribution/domain';
import { byText } from './by-text.js';
import { type MemoryState, stored } from './memory-state.js';
import type { MemoryUnitOfWork } from './memory-unit-of-work.js';

/** Acts of one transaction of `InMemoryTransactions`. */
export class InMemoryAuditRepository implements AuditRepository {
  constructor(
    private readonly state: MemoryState,
    private readonly unit: MemoryUnitOfWork,
  ) {}

  search({ page, perPage, from, until, ...sought }: AuditSearch): Promise<AuditPage> {
    return this.unit.do(() => {
      const equal = Object.entries(sought).filter(([, value]) => value !== undefined);
      const found = [...this.state.audit.values()]
        .filter((act) => equal.every(([field, value]) => act[field as keyof AuditEntry] === value))
        .filter(({ at }) => (from === undefined || at >= from) && (until === undefined || at < until))
        .toSorted((one, other) => byText(other.at, one.at) || byText(other.id, one.id));
      return { items: found.slice(page * perPage, (page + 1) * perPage), totalItems: found.length };
    });
  }

  about({ orderId, subjects }: { readonly orderId: OrderId; readonly subjects: readonly string[] }) {
    return this.unit.do(() =>
      [...this.state.audit.values()].filter((act) => act.orderId === orderId || subjects.includes(act.subject)),
    );
  }

  naming(text: string, limit: number): Promise<AuditEntry[]> {
    return this.unit.do(() =>
      [...this.state.audit.values()]
        .filter(({ subject, reason, details }) =>
          [subject, reason ?? '', JSON.stringify(details)].some((said) => said.includes(text)),
        )
        .slice(0, limit),
    );
  }

  rewrite(act: AuditEntry): Promise<void> {
    return this.unit.do(() => void this.state.audit.set(act.id, stored(act)));
  }

  append(act: AuditEntry): Promise<void> {
    return this.unit.do(() => {
      if (this.state.audit.has(act.id)) throw new ConcurrencyConflict(`There is an act ${act.id} already.`);
      this.state.audit.set(act.id, stored(act));
    });
  }
}
