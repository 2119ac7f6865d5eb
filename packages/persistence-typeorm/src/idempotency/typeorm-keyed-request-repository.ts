import type { KeyedRequest, KeyedRequestRepository } from '@ticket-distribution/application';
import type { Instant } from '@ticket-distribution/domain';
import { lostRevision } from '../shared/faults.js';
import type { Session } from '../shared/session.js';
import { Table } from '../shared/table.js';
import type { UnitOfWork } from '../shared/unit-of-work.js';
import { toKeyedRequest, toKeyedRequestRow } from '../rows/keyed-request-mapping.js';
import { type KeyedRequestRow, keyedRequestSchema } from '../rows/keyed-request-rows.js';
import { forgetAnswers } from './forget-answers.js';
import { removeOldRows } from './remove-old-rows.js';

/** Requests with idempotency keys of one transaction, kept by TypeORM. */
export class TypeormKeyedRequestRepository implements KeyedRequestRepository {
  private readonly requests: Table<KeyedRequestRow>;

  constructor(
    session: Session,
    private readonly unit: UnitOfWork,
  ) {
    this.requests = new Table(session, keyedRequestSchema);
  }

  find(id: string): Promise<KeyedRequest | undefined> {
    return this.unit.do(async () => (await this.requests.find({ id })).map(toKeyedRequest)[0]);
  }

  save(request: KeyedRequest): Promise<void> {
    return this.unit.do(async () => {
      const { id, revision } = request;
      const row = toKeyedRequestRow({ ...request, revision: revision + 1 });
      if (revision === 0) return this.requests.insert([row]);
      const { id: _same, ...changes } = row;
      const lost = (): Error => lostRevision('Request', id, revision);
      await this.requests.change(row, changes, { where: { revision }, lost });
    });
  }

  removeOld(asked: { readonly at: Instant; readonly limit: number }): Promise<number> {
    return this.unit.do(() => removeOldRows(this.requests, asked));
  }

  forgetAnswers(texts: readonly string[]): Promise<number> {
    return this.unit.do(() => forgetAnswers(this.requests, texts));
  }
}
