import type { DueWatches, Watch, WatchRepository } from '@ticket-distribution/application';
import type { DeliveryKey, FulfillmentMethod, Instant, TicketDistributionGroupId } from '@ticket-distribution/domain';
import type { EntityManager } from 'typeorm';
import type { Sorted } from '../shared/asked.js';
import { Table } from '../shared/table.js';
import type { UnitOfWork } from '../shared/unit-of-work.js';
import { is } from '../shared/where.js';
import { type WatchRow, watchSchema } from './watch-rows.js';

/** Watches of one transaction, kept by TypeORM. */
export class TypeormWatchRepository implements WatchRepository {
  private readonly watches: Table<WatchRow>;

  constructor(
    manager: EntityManager,
    private readonly unit: UnitOfWork,
  ) {
    this.watches = new Table(manager, watchSchema);
  }

  due(asked: DueWatches): Promise<Watch[]> {
    return this.dueNow(asked);
  }

  ofGroups(ticketDistributionGroupId: readonly TicketDistributionGroupId[]): Promise<Watch[]> {
    return this.unit.do(async () => {
      return (await this.watches.find({ ticketDistributionGroupId }, { by: ['key'] })).map(toWatch);
    });
  }

  takeDue(asked: DueWatches): Promise<Watch[]> {
    return this.dueNow(asked, { taken: true });
  }

  save(watch: Watch): Promise<void> {
    return this.unit.do(() => this.watches.replace([watch]));
  }

  remove(key: DeliveryKey): Promise<void> {
    return this.unit.do(() => this.watches.delete({ key }));
  }

  /** The longest due first, then by key. */
  private dueNow({ fulfillmentMethod, at, limit }: DueWatches, how: Sorted<WatchRow> = {}): Promise<Watch[]> {
    return this.unit.do(async () => {
      const where = { fulfillmentMethod, nextLookAt: is('<=', at) };
      return (await this.watches.find(where, { ...how, by: ['nextLookAt', 'key'], limit })).map(toWatch);
    });
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
