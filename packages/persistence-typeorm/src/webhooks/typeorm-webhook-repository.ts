import type { AttemptPage, AttemptSearch, WebhookRepository } from '@ticket-distribution/application';
import type { Webhook, WebhookAttempt, WebhookId } from '@ticket-distribution/domain';
import {
  type WebhookAttemptRow,
  type WebhookRow,
  toWebhook,
  toWebhookAttempt,
  toWebhookRow,
  webhookAttemptSchema,
  webhookSchema,
} from '../rows/webhook-rows.js';
import { lostRevision } from '../shared/faults.js';
import type { Session } from '../shared/session.js';
import { Table } from '../shared/table.js';
import type { UnitOfWork } from '../shared/unit-of-work.js';
import { is } from '../shared/where.js';

/** Webhooks of one transaction, kept by TypeORM. */
export class TypeormWebhookRepository implements WebhookRepository {
  private readonly webhooks: Table<WebhookRow>;
  private readonly log: Table<WebhookAttemptRow>;

  constructor(
    session: Session,
    private readonly unit: UnitOfWork,
  ) {
    this.webhooks = new Table(session, webhookSchema);
    this.log = new Table(session, webhookAttemptSchema);
  }

  find(id: WebhookId): Promise<Webhook | undefined> {
    return this.unit.do(async () => (await this.webhooks.find({ id })).map(toWebhook)[0]);
  }

  /** By a range of the key, as everything is found through an index. */
  all(): Promise<Webhook[]> {
    return this.unit.do(async () =>
      (await this.webhooks.find({ id: is('>', '') }, { by: ['createdAt', 'id'] })).map(toWebhook),
    );
  }

  attempts({ webhookId, failed = false, page, perPage }: AttemptSearch): Promise<AttemptPage> {
    return this.unit.do(async () => {
      const { rows, totalItems } = await this.log.page({
        where: [{ webhookId }, failed ? { fault: is('<>', null) } : {}],
        by: ['number'],
        newestFirst: true,
        page,
        perPage,
      });
      return { items: rows.map(toWebhookAttempt), totalItems };
    });
  }

  save(webhook: Webhook): Promise<void> {
    return this.unit.do(async () => {
      const { id, revision } = webhook;
      const row = toWebhookRow({ ...webhook, revision: revision + 1 });
      if (revision === 0) return this.webhooks.insert([row]);
      const { id: _same, ...changes } = row;
      const lost = (): Error => lostRevision('Webhook', id, revision);
      await this.webhooks.change(row, changes, { where: { revision }, lost });
    });
  }

  remove(id: WebhookId): Promise<void> {
    return this.unit.do(async () => {
      await this.log.delete({ webhookId: id });
      await this.webhooks.remove({ id });
    });
  }

  append(attempt: WebhookAttempt): Promise<void> {
    return this.unit.do(() => this.log.insert([attempt]));
  }

  removeAttempts(id: WebhookId, upTo: number): Promise<void> {
    return this.unit.do(() => this.log.delete({ webhookId: id, number: is('<=', upTo) }));
  }
}
