import type { PauseRepository, SystemPause } from '@ticket-distribution/application';
import type { FulfillmentMethod } from '@ticket-distribution/domain';
import type { Session } from '../shared/session.js';
import { Table } from '../shared/table.js';
import type { UnitOfWork } from '../shared/unit-of-work.js';
import { is } from '../shared/where.js';
import type { Known } from '../together/known.js';
import { type PauseRow, pauseSchema, toPause } from '../rows/pause-rows.js';

/** Pauses of one transaction, kept by TypeORM. */
export class TypeormPauseRepository implements PauseRepository {
  private readonly pauses: Table<PauseRow>;

  constructor(
    session: Session,
    private readonly unit: UnitOfWork,
    private readonly known: Known,
  ) {
    this.pauses = new Table(session, pauseSchema);
  }

  async find(fulfillmentMethod: FulfillmentMethod): Promise<SystemPause | undefined> {
    return (await this.all()).find((pause) => pause.fulfillmentMethod === fulfillmentMethod);
  }

  all(): Promise<SystemPause[]> {
    return this.unit.do(async () => {
      // Of every method, whoever brought it; by a range of the key, as everything is found through an index.
      this.known.pauses ??= (await this.pauses.find({ fulfillmentMethod: is('>', '') })).map(toPause);
      return [...this.known.pauses];
    });
  }

  save(pause: SystemPause): Promise<void> {
    return this.unit.do(() => {
      this.known.pauses = null;
      return this.pauses.replace([pause]);
    });
  }

  remove(fulfillmentMethod: FulfillmentMethod): Promise<void> {
    return this.unit.do(() => {
      this.known.pauses = null;
      return this.pauses.delete({ fulfillmentMethod });
    });
  }
}
