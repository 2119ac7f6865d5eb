import type { UnsettledVersionRepository } from '@ticket-distribution/application';
import type { OrderId, UnsettledVersion } from '@ticket-distribution/domain';
import { isPostgres } from '../shared/connection.js';
import type { Session } from '../shared/session.js';
import { Table } from '../shared/table.js';
import type { UnitOfWork } from '../shared/unit-of-work.js';
import type { Known } from '../together/known.js';
import {
  type UnsettledVersionRow,
  toUnsettledVersion,
  unsettledVersionSchema,
} from '../rows/unsettled-version-rows.js';

/** Versions that are not settled, of one transaction, kept by TypeORM. */
export class TypeormUnsettledVersionRepository implements UnsettledVersionRepository {
  private readonly versions: Table<UnsettledVersionRow>;

  constructor(
    private readonly session: Session,
    private readonly unit: UnitOfWork,
    private readonly known: Known,
  ) {
    this.versions = new Table(session, unsettledVersionSchema);
  }

  find(orderId: OrderId): Promise<UnsettledVersion | undefined> {
    return this.unit.do(async () => {
      const known = this.known.unsettled.get(orderId);
      if (known !== undefined) return known?.version;
      const [row] = await this.versions.find({ orderId });
      return row && toUnsettledVersion(row);
    });
  }

  /**
   * Where it is known that there is none, none is made meanwhile: who makes one changes every group of the order, and so does
   * the caller, or it holds the lock on the order.
   */
  take(orderId: OrderId): Promise<UnsettledVersion | undefined> {
    return this.unit.do(async () => {
      const known = this.known.unsettled.get(orderId);
      if (known === null || known?.isTaken) return known?.version;
      const [row] = await this.versions.take({ orderId });
      this.known.unsettled.set(orderId, row === undefined ? null : { version: toUnsettledVersion(row), isTaken: true });
      // What was read before the waiting may be older than what its last holder committed.
      if (isPostgres(this.session.dataSource)) this.known.forgetGroupsOf(orderId);
      return row && toUnsettledVersion(row);
    });
  }

  save(version: UnsettledVersion): Promise<void> {
    return this.unit.do(async () => {
      this.known.unsettled.delete(version.orderId);
      await this.versions.replace([version]);
    });
  }

  remove(orderId: OrderId): Promise<void> {
    return this.unit.do(async () => {
      this.known.unsettled.delete(orderId);
      await this.versions.remove({ orderId });
    });
  }
}
