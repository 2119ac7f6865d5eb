import type { KeyedRequest, KeyedRequestRepository } from '@ticket-distribution/application';
import type { Instant } from '@ticket-distribution/domain';
import type { EntityManager } from 'typeorm';
import { lostRevision } from '../shared/faults.js';
import { selectRows } from '../shared/select-rows.js';
import type { UnitOfWork } from '../shared/unit-of-work.js';
import { updateRow } from '../shared/update-row.js';
import { insertRows } from '../shared/write-rows.js';
import { toKeyedRequest, toKeyedRequestRow } from './keyed-request-mapping.js';
import { keyedRequestSchema } from './keyed-request-rows.js';
import { removeOldRows } from './remove-old-rows.js';

/** Requests with idempotency keys of one transaction, kept by TypeORM. */
export class TypeormKeyedRequestRepository implements KeyedRequestRepository {
  constructor(
    private readonly manager: EntityManager,
    private readonly unit: UnitOfWork,
  ) {}

  find(id: string): Promise<KeyedRequest | undefined> {
    return this.unit.do(
      async () => (await selectRows(this.manager, keyedRequestSchema, { id })).map(toKeyedRequest)[0],
    );
  }

  save(request: KeyedRequest): Promise<void> {
    return this.unit.do(async () => {
      const { id, revision } = request;
      const row = toKeyedRequestRow({ ...request, revision: revision + 1 });
      if (revision === 0) return insertRows(this.manager, keyedRequestSchema, [row]);
      const { id: _same, ...changes } = row;
      const isTaken = await updateRow(this.manager, keyedRequestSchema, { id, revision }, changes);
      if (!isTaken) throw lostRevision('Request', id, revision);
    });
  }

  removeOld(asked: { readonly at: Instant; readonly limit: number }): Promise<number> {
    return this.unit.do(() => removeOldRows(this.manager, asked));
  }
}
