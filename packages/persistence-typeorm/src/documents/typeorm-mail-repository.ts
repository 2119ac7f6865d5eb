import type { Mail, MailRepository } from '@ticket-distribution/application';
import type { Instant, MailId, OrderId } from '@ticket-distribution/domain';
import { type MailRow, mailSchema, toMail } from '../rows/mail-rows.js';
import { lostRevision } from '../shared/faults.js';
import type { Session } from '../shared/session.js';
import { Table } from '../shared/table.js';
import type { UnitOfWork } from '../shared/unit-of-work.js';
import { is } from '../shared/where.js';

/** How many claims of processes that are gone may stand before others in the queue. */
const CLAIMS_PASSED_OVER = 100;

/** Mails of one transaction, kept by TypeORM. */
export class TypeormMailRepository implements MailRepository {
  private readonly mails: Table<MailRow>;

  constructor(
    session: Session,
    private readonly unit: UnitOfWork,
  ) {
    this.mails = new Table(session, mailSchema);
  }

  find(id: MailId): Promise<Mail | undefined> {
    return this.unit.do(async () => (await this.mails.find({ id })).map(toMail)[0]);
  }

  ofOrder(orderId: OrderId): Promise<Mail[]> {
    return this.unit.do(async () => (await this.mails.find({ orderId }, { by: ['createdAt', 'id'] })).map(toMail));
  }

  due(at: Instant, limit: number): Promise<Mail[]> {
    return this.unit.do(async () => {
      const where = { nextAttemptAt: is('<=', at) };
      const rows = await this.mails.find(where, { by: ['nextAttemptAt', 'id'], limit: limit + CLAIMS_PASSED_OVER });
      const free = rows.filter(({ claimedUntil }) => claimedUntil === null || claimedUntil <= at);
      return free.slice(0, limit).map(toMail);
    });
  }

  save(mail: Mail): Promise<void> {
    return this.unit.do(async () => {
      const { id, revision } = mail;
      const row = { ...mail, revision: revision + 1 };
      if (revision === 0) return this.mails.insert([row]);
      const { id: _same, ...changes } = row;
      const lost = (): Error => lostRevision('Mail', id, revision);
      await this.mails.change(row, changes, { where: { revision }, lost });
    });
  }

  removeOf(orderId: OrderId): Promise<number> {
    return this.unit.do(() => this.mails.deleted({ orderId }));
  }
}
