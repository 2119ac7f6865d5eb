import type { PauseRepository, SystemPause } from '@ticket-distribution/application';
import { FULFILLMENT_METHODS, type FulfillmentMethod, type Instant } from '@ticket-distribution/domain';
import type { EntityManager } from 'typeorm';
import { deleteRow } from '../shared/delete-row.js';
import { selectRows } from '../shared/select-rows.js';
import type { UnitOfWork } from '../shared/unit-of-work.js';
import { replaceRows } from '../shared/write-rows.js';
import { type PauseRow, pauseSchema } from './pause-rows.js';

/** Pauses of one transaction, kept by TypeORM. */
export class TypeormPauseRepository implements PauseRepository {
  constructor(
    private readonly manager: EntityManager,
    private readonly unit: UnitOfWork,
  ) {}

  async find(fulfillmentMethod: FulfillmentMethod): Promise<SystemPause | undefined> {
    return (await this.of([fulfillmentMethod]))[0];
  }

  all(): Promise<SystemPause[]> {
    return this.of(FULFILLMENT_METHODS);
  }

  save(pause: SystemPause): Promise<void> {
    return this.unit.do(() => replaceRows(this.manager, pauseSchema, [pause]));
  }

  remove(fulfillmentMethod: FulfillmentMethod): Promise<void> {
    return this.unit.do(() => deleteRow(this.manager, pauseSchema, { fulfillmentMethod }));
  }

  private of(fulfillmentMethod: readonly FulfillmentMethod[]): Promise<SystemPause[]> {
    return this.unit.do(async () => (await selectRows(this.manager, pauseSchema, { fulfillmentMethod })).map(toPause));
  }
}

function toPause(row: PauseRow): SystemPause {
  return { ...row, fulfillmentMethod: row.fulfillmentMethod as FulfillmentMethod, since: row.since as Instant };
}
