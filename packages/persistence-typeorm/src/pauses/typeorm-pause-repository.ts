import type { PauseRepository, SystemPause } from '@ticket-distribution/application';
import type { FulfillmentMethod, Instant } from '@ticket-distribution/domain';
import type { EntityManager } from 'typeorm';
import { Table } from '../shared/table.js';
import type { UnitOfWork } from '../shared/unit-of-work.js';
import { type Where, is } from '../shared/where.js';
import { type PauseRow, pauseSchema } from './pause-rows.js';

/** Pauses of one transaction, kept by TypeORM. */
export class TypeormPauseRepository implements PauseRepository {
  private readonly pauses: Table<PauseRow>;

  constructor(
    manager: EntityManager,
    private readonly unit: UnitOfWork,
  ) {
    this.pauses = new Table(manager, pauseSchema);
  }

  async find(fulfillmentMethod: FulfillmentMethod): Promise<SystemPause | undefined> {
    return (await this.found({ fulfillmentMethod }))[0];
  }

  all(): Promise<SystemPause[]> {
    // Of every method, whoever brought it; by a range of the key, as everything is found through an index.
    return this.found({ fulfillmentMethod: is('>', '') });
  }

  save(pause: SystemPause): Promise<void> {
    return this.unit.do(() => this.pauses.replace([pause]));
  }

  remove(fulfillmentMethod: FulfillmentMethod): Promise<void> {
    return this.unit.do(() => this.pauses.delete({ fulfillmentMethod }));
  }

  private found(where: Where<PauseRow>): Promise<SystemPause[]> {
    return this.unit.do(async () => (await this.pauses.find(where)).map(toPause));
  }
}

function toPause(row: PauseRow): SystemPause {
  return { ...row, fulfillmentMethod: row.fulfillmentMethod as FulfillmentMethod, since: row.since as Instant };
}
