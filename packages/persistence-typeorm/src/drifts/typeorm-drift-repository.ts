import type { DriftPage, DriftRepository, DriftSearch, OpenDrifts } from '@ticket-distribution/application';
import type { Drift, DriftId, OrderId, TicketDistributionGroupId } from '@ticket-distribution/domain';
import type { EntityManager } from 'typeorm';
import { deleteRows } from '../shared/delete-rows.js';
import { countRows } from '../shared/count-rows.js';
import { lostRevision } from '../shared/faults.js';
import { given } from '../shared/given.js';
import { pageOfRows } from '../shared/page-of-rows.js';
import { selectRows } from '../shared/select-rows.js';
import type { UnitOfWork } from '../shared/unit-of-work.js';
import { updateRow, updateRows } from '../shared/update-row.js';
import { insertRows } from '../shared/write-rows.js';
import { toDrift, toDriftRow } from './drift-mapping.js';
import { type DriftRow, driftSchema } from './drift-rows.js';

/** The longest lasting first. */
const BY_AGE = ['since', 'id'] as const;

/** Drifts of one transaction, kept by TypeORM. */
export class TypeormDriftRepository implements DriftRepository {
  constructor(
    private readonly manager: EntityManager,
    private readonly unit: UnitOfWork,
  ) {}

  find(id: DriftId): Promise<Drift | undefined> {
    return this.unit.do(async () => (await selectRows(this.manager, driftSchema, { id })).map(toDrift)[0]);
  }

  lastingOf(ticketDistributionGroupId: TicketDistributionGroupId): Promise<Drift[]> {
    const where = { ticketDistributionGroupId, state: ['OPEN', 'ACCEPTED'] };
    return this.unit.do(async () => (await selectRows(this.manager, driftSchema, where, BY_AGE)).map(toDrift));
  }

  search({ page, perPage, ...sought }: DriftSearch): Promise<DriftPage> {
    return this.unit.do(async () => {
      const { rows, totalItems } = await pageOfRows(this.manager, driftSchema, {
        conditions: (statement) => statement.assignments(given<DriftRow>(sought)),
        order: BY_AGE,
        page,
        perPage,
      });
      return { items: rows.map(toDrift), totalItems };
    });
  }

  countOpen(): Promise<OpenDrifts[]> {
    return this.unit.do(async () => {
      const rows = await countRows(this.manager, driftSchema, {
        among: { column: 'state', values: ['OPEN'] },
        by: ['fulfillmentMethod', 'kind'],
        since: 'since',
      });
      return rows.map((row) => row as OpenDrifts);
    });
  }

  save(drift: Drift): Promise<void> {
    return this.unit.do(async () => {
      const { id, revision } = drift;
      const row = toDriftRow({ ...drift, revision: revision + 1 });
      if (revision === 0) return insertRows(this.manager, driftSchema, [row]);
      const { id: _same, ...changes } = row;
      const isTaken = await updateRow(this.manager, driftSchema, { id, revision }, changes);
      if (!isTaken) throw lostRevision('Drift', id, revision);
    });
  }

  giveTo(organisationId: number, orderId: OrderId): Promise<void> {
    return this.unit.do(() => updateRows(this.manager, driftSchema, { orderId }, { organisationId }));
  }

  removeOf(orderId: OrderId): Promise<void> {
    return this.unit.do(() => deleteRows(this.manager, driftSchema, { orderId }));
  }
}
