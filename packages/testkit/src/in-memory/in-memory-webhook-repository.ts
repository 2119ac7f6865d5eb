import {
  type AttemptPage,
  type AttemptSearch,
  ConcurrencyConflict,
  type WebhookRepository,
} from '@ticket-distribution/application';
import type { Webhook, WebhookAttempt, WebhookId } from '@ticket-distribution/domain';
import { byText } from './by-text.js';
import { type MemoryState, stored } from './memory-state.js';
import type { MemoryUnitOfWork } from './memory-unit-of-work.js';

/** Webhooks of one transaction of `InMemoryTransactions`. */
export class InMemoryWebhookRepository implements WebhookRepository {
  constructor(
    private readonly state: MemoryState,
    private readonly unit: MemoryUnitOfWork,
  ) {}

  find(id: WebhookId): Promise<Webhook | undefined> {
    return this.unit.do(() => this.state.webhooks.get(id));
  }

  all(): Promise<Webhook[]> {
    return this.unit.do(() =>
      [...this.state.webhooks.values()].toSorted(
        (one, other) => byText(one.createdAt, other.createdAt) || byText(one.id, other.id),
      ),
    );
  }

  attempts({ webhookId: id, failed = false, page, perPage }: AttemptSearch): Promise<AttemptPage> {
    return this.unit.do(() => {
      const found = this.attemptsOf(id)
        .filter(({ fault }) => !failed || fault !== null)
        .toReversed();
      return { items: found.slice(page * perPage, (page + 1) * perPage), totalItems: found.length };
    });
  }

  save(webhook: Webhook): Promise<void> {
    return this.unit.do(() => {
      const { id, revision } = webhook;
      if ((this.state.webhooks.get(id)?.revision ?? 0) !== revision) {
        throw new ConcurrencyConflict(`Webhook ${id} was saved since it was read at revision ${revision}.`);
      }
      this.state.webhooks.set(id, stored({ ...webhook, revision: revision + 1 }));
    });
  }

  remove(id: WebhookId): Promise<void> {
    return this.unit.do(() => {
      this.state.webhooks.delete(id);
      this.state.webhookAttempts.delete(id);
    });
  }

  append(attempt: WebhookAttempt): Promise<void> {
    return this.unit.do(() => {
      const { webhookId: id } = attempt;
      const before = this.attemptsOf(id);
      if (before.some(({ number }) => number === attempt.number)) {
        throw new ConcurrencyConflict(`Webhook ${id} has an attempt ${attempt.number}.`);
      }
      this.state.webhookAttempts.set(id, stored([...before, attempt]));
    });
  }

  removeAttempts(id: WebhookId, upTo: number): Promise<void> {
    return this.unit.do(() => {
      this.state.webhookAttempts.set(id, stored(this.attemptsOf(id).filter(({ number }) => number > upTo)));
    });
  }

  private attemptsOf(id: WebhookId): readonly WebhookAttempt[] {
    return this.state.webhookAttempts.get(id) ?? [];
  }
}
