import type { DriftPage, DriftRepository, DriftSearch, OpenDrifts } from '@ticket-distribution/application';
import type { Drift, DriftId, OrderId, TicketDistributionGroupId } from '@ticket-distribution/domain';
import { lostRevision } from '../shared/faults.js';
import type { Session } from '../shared/session.js';
import { Table } from '../shared/table.js';
import type { UnitOfWork } from '../shared/unit-of-work.js';
import { toDrift, toDriftRow } from '../rows/drift-mapping.js';
import { type DriftRow, driftSchema } from '../rows/drift-rows.js';

/** The longest lasting first. */
const BY_AGE = ['since', 'id'] as const;

/** Drifts of one transaction, kept by TypeORM. */
export class TypeormDriftRepository implements DriftRepository {
  private readonly drifts: Table<DriftRow>;

  constructor(
    session: Session,
    private readonly unit: UnitOfWork,
  ) {
    this.drifts = new Table(session, driftSchema);
  }

  find(id: DriftId): Promise<Drift | undefined> {
    return this.unit.do(async () => (await this.drifts.find({ id })).map(toDrift)[0]);
  }

  lastingOf(ticketDistributionGroupId: TicketDistributionGroupId): Promise<Drift[]> {
    const where = { ticketDistributionGroupId, state: ['OPEN', 'ACCEPTED'] };
    return this.unit.do(async () => (await this.drifts.find(where, { by: BY_AGE })).map(toDrift));
  }

  search({ page, perPage, ...sought }: DriftSearch): Promise<DriftPage> {
    return this.unit.do(async () => {
      const { rows, totalItems } = await this.drifts.page({ where: [sought], by: BY_AGE, page, perPage });
      return { items: rows.map(toDrift), totalItems };
    });
  }

  countOpen(): Promise<OpenDrifts[]> {
    return this.unit.do(async () => {
      const rows = await this.drifts.count({ state: 'OPEN' }, { by: ['fulfillmentMethod', 'kind'], since: 'since' });
      return rows.map((row) => row as OpenDrifts);
    });
  }

  save(drift: Drift): Promise<void> {
    return this.unit.do(async () => {
      const { id, revision } = drift;
      const row = toDriftRow({ ...drift, revision: revision + 1 });
      if (revision === 0) return this.drifts.insert([row]);
      const { id: _same, ...changes } = row;
      const lost = (): Error => lostRevision('Drift', id, revision);
      await this.drifts.change(row, changes, { where: { revision }, lost });
    });
  }

  rewrite(drift: Drift): Promise<void> {
    return this.save(drift);
  }

  giveTo(organisationId: number, orderId: OrderId): Promise<void> {
    return this.unit.do(async () => void (await this.drifts.update({ orderId }, { organisationId })));
  }

  removeOf(orderId: OrderId): Promise<void> {
    return this.unit.do(() => this.drifts.delete({ orderId }));
  }
}
