import type { DueWatches, Watch, WatchRepository } from '@ticket-distribution/application';
import type { DeliveryKey, FulfillmentMethod, Instant, TicketDistributionGroupId } from '@ticket-distribution/domain';
import type { EntityManager } from 'typeorm';
import { deleteRow } from '../shared/delete-row.js';
import { selectRows } from '../shared/select-rows.js';
import type { UnitOfWork } from '../shared/unit-of-work.js';
import { replaceRows } from '../shared/write-rows.js';
import { findDueRows, takeDueRows } from './due-watches.js';
import { type WatchRow, watchSchema } from './watch-rows.js';

/** Watches of one transaction, kept by TypeORM. */
export class TypeormWatchRepository implements WatchRepository {
  constructor(
    private readonly manager: EntityManager,
    private readonly unit: UnitOfWork,
  ) {}

  due(asked: DueWatches): Promise<Watch[]> {
    return this.unit.do(async () => (await findDueRows(this.manager, asked)).map(toWatch));
  }

  ofGroups(ticketDistributionGroupId: readonly TicketDistributionGroupId[]): Promise<Watch[]> {
    return this.unit.do(async () => {
      return (await selectRows(this.manager, watchSchema, { ticketDistributionGroupId }, ['key'])).map(toWatch);
    });
  }

  takeDue(asked: DueWatches): Promise<Watch[]> {
    return this.unit.do(async () => (await takeDueRows(this.manager, asked)).map(toWatch));
  }

  save(watch: Watch): Promise<void> {
    return this.unit.do(() => replaceRows(this.manager, watchSchema, [watch]));
  }

  remove(key: DeliveryKey): Promise<void> {
    return this.unit.do(() => deleteRow(this.manager, watchSchema, { key }));
  }
}

function toWatch(row: WatchRow): Watch {
  return {
    key: row.key as DeliveryKey,
    fulfillmentMethod: row.fulfillmentMethod as FulfillmentMethod,
    ticketDistributionGroupId: row.ticketDistributionGroupId as TicketDistributionGroupId,
    nextLookAt: row.nextLookAt as Instant,
    lookedAt: row.lookedAt as Instant | null,
    until: row.until as Instant,
  };
}
