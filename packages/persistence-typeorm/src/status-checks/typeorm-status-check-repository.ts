import type { DueStatusChecks, StatusCheck, StatusCheckRepository } from '@ticket-distribution/application';
import type { DeliveryKey, FulfillmentMethod, Instant, TicketDistributionGroupId } from '@ticket-distribution/domain';
import type { Sorted } from '../shared/asked.js';
import type { Session } from '../shared/session.js';
import { Table } from '../shared/table.js';
import type { UnitOfWork } from '../shared/unit-of-work.js';
import { valuesWithRows } from '../shared/values-with-rows.js';
import { is } from '../shared/where.js';
import { type StatusCheckRow, statusCheckSchema } from '../rows/status-check-rows.js';

/** Status checks of one transaction, kept by TypeORM. */
export class TypeormStatusCheckRepository implements StatusCheckRepository {
  private readonly statusChecks: Table<StatusCheckRow>;

  constructor(
    session: Session,
    private readonly unit: UnitOfWork,
  ) {
    this.statusChecks = new Table(session, statusCheckSchema);
  }

  due(asked: DueStatusChecks): Promise<StatusCheck[]> {
    return this.dueNow(asked);
  }

  dueMethods(methods: readonly FulfillmentMethod[], at: Instant): Promise<FulfillmentMethod[]> {
    return this.unit.do(() =>
      valuesWithRows(this.statusChecks, methods, (fulfillmentMethod) => ({
        fulfillmentMethod,
        nextLookAt: is('<=', at),
      })),
    );
  }

  ofGroups(ticketDistributionGroupId: readonly TicketDistributionGroupId[]): Promise<StatusCheck[]> {
    return this.unit.do(async () => {
      return (await this.statusChecks.find({ ticketDistributionGroupId }, { by: ['key'] })).map(toStatusCheck);
    });
  }

  takeDue(asked: DueStatusChecks): Promise<StatusCheck[]> {
    return this.dueNow(asked, { taken: true });
  }

  save(watch: StatusCheck): Promise<void> {
    return this.unit.do(() => this.statusChecks.replace([watch]));
  }

  remove(key: DeliveryKey): Promise<void> {
    return this.unit.do(() => this.statusChecks.delete({ key }));
  }

  /** The longest due first, then by key. */
  private dueNow(
    { fulfillmentMethod, at, limit }: DueStatusChecks,
    how: Sorted<StatusCheckRow> = {},
  ): Promise<StatusCheck[]> {
    return this.unit.do(async () => {
      const where = { fulfillmentMethod, nextLookAt: is('<=', at) };
      return (await this.statusChecks.find(where, { ...how, by: ['nextLookAt', 'key'], limit })).map(toStatusCheck);
    });
  }
}

function toStatusCheck(row: StatusCheckRow): StatusCheck {
  return {
    key: row.key as DeliveryKey,
    fulfillmentMethod: row.fulfillmentMethod as FulfillmentMethod,
    ticketDistributionGroupId: row.ticketDistributionGroupId as TicketDistributionGroupId,
    nextLookAt: row.nextLookAt as Instant,
    lookedAt: row.lookedAt as Instant | null,
    until: row.until as Instant,
  };
}
