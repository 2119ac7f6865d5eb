import { ConcurrencyConflict, type Mail, type MailRepository } from '@ticket-distribution/application';
import type { Instant, MailId, OrderId } from '@ticket-distribution/domain';
import { byText } from './by-text.js';
import { type MemoryState, stored } from './memory-state.js';
import type { MemoryUnitOfWork } from './memory-unit-of-work.js';

/** Mails of one transaction of `InMemoryTransactions`. */
export class InMemoryMailRepository implements MailRepository {
  constructor(
    private readonly state: MemoryState,
    private readonly unit: MemoryUnitOfWork,
  ) {}

  find(id: MailId): Promise<Mail | undefined> {
    return this.unit.do(() => this.state.mails.get(id));
  }

  ofOrder(orderId: OrderId): Promise<Mail[]> {
    return this.unit.do(() =>
      [...this.state.mails.values()]
        .filter((mail) => mail.orderId === orderId)
        .toSorted((one, other) => byText(one.createdAt, other.createdAt) || byText(one.id, other.id)),
    );
  }

  due(at: Instant, limit: number): Promise<Mail[]> {
    return this.unit.do(() =>
      [...this.state.mails.values()]
        .filter(
          ({ nextAttemptAt, claimedUntil }) =>
            nextAttemptAt !== null && nextAttemptAt <= at && (claimedUntil === null || claimedUntil <= at),
        )
        .toSorted(
          (one, other) => byText(one.nextAttemptAt ?? '', other.nextAttemptAt ?? '') || byText(one.id, other.id),
        )
        .slice(0, limit),
    );
  }

  save(mail: Mail): Promise<void> {
    return this.unit.do(() => {
      const { id, revision } = mail;
      if ((this.state.mails.get(id)?.revision ?? 0) !== revision) {
        throw new ConcurrencyConflict(`Mail ${id} was saved since it was read at revision ${revision}.`);
      }
      this.state.mails.set(id, stored({ ...mail, revision: revision + 1 }));
    });
  }

  removeOf(orderId: OrderId): Promise<number> {
    return this.unit.do(() => {
      const meant = [...this.state.mails.values()].filter((mail) => mail.orderId === orderId);
      for (const { id } of meant) this.state.mails.delete(id);
      return meant.length;
    });
  }
}
