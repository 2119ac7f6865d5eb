import type { OrderRepository, UntouchedOrders } from '@ticket-distribution/application';
import { Order, type OrderId } from '@ticket-distribution/domain';
import type { EntityManager } from 'typeorm';
import { deleteRows } from '../shared/delete-rows.js';
import { lostRevision } from '../shared/faults.js';
import { differs } from '../shared/differs.js';
import { lockRow } from '../shared/lock-row.js';
import { selectRows } from '../shared/select-rows.js';
import type { UnitOfWork } from '../shared/unit-of-work.js';
import { updateRow } from '../shared/update-row.js';
import { insertRows, replaceRows } from '../shared/write-rows.js';
import { type OrderRows, toOrderRows, toOrderSnapshot } from './order-mapping.js';
import { orderLineVersionSchema, orderSchema, orderVersionSchema } from './order-rows.js';
import { findUntouchedOrders } from './untouched-orders.js';

/** Orders of one transaction, kept by TypeORM. */
export class TypeormOrderRepository implements OrderRepository {
  /** The rows as last read or written by this transaction: only what differs is written. */
  private readonly known = new Map<OrderId, OrderRows>();

  constructor(
    private readonly manager: EntityManager,
    private readonly unit: UnitOfWork,
  ) {}

  find(id: OrderId): Promise<Order | undefined> {
    return this.unit.do(() => this.restore(id));
  }

  untouched(asked: UntouchedOrders): Promise<OrderId[]> {
    return this.unit.do(() => findUntouchedOrders(this.manager, asked));
  }

  remove(id: OrderId): Promise<void> {
    return this.unit.do(async () => {
      await deleteRows(this.manager, orderLineVersionSchema, { orderId: id });
      await deleteRows(this.manager, orderVersionSchema, { orderId: id });
      await deleteRows(this.manager, orderSchema, { id });
      this.known.delete(id);
    });
  }

  lock(id: OrderId): Promise<Order | undefined> {
    return this.unit.do(async () =>
      (await lockRow(this.manager, orderSchema, { id })) ? this.restore(id) : undefined,
    );
  }

  save({ snapshot }: Order): Promise<void> {
    return this.unit.do(async () => {
      const { id, revision } = snapshot;
      const rows = toOrderRows({ ...snapshot, revision: revision + 1 });
      if (revision === 0) await this.insert(rows);
      else await this.advance(rows, revision);
      this.known.set(id, rows);
    });
  }

  private async restore(id: OrderId): Promise<Order | undefined> {
    const rows = await this.load(id);
    return rows && Order.restore(toOrderSnapshot(rows));
  }

  private async load(id: OrderId): Promise<OrderRows | undefined> {
    const [order] = await selectRows(this.manager, orderSchema, { id });
    if (order === undefined) return undefined;
    const versions = await selectRows(this.manager, orderVersionSchema, { orderId: id }, ['version']);
    const lineVersions = await selectRows(this.manager, orderLineVersionSchema, { orderId: id }, ['number']);
    const rows = { order, versions, lineVersions };
    this.known.set(id, rows);
    return rows;
  }

  private async insert({ order, versions, lineVersions }: OrderRows): Promise<void> {
    await insertRows(this.manager, orderSchema, [order]);
    await insertRows(this.manager, orderVersionSchema, versions);
    await insertRows(this.manager, orderLineVersionSchema, lineVersions);
  }

  /** The one place where two writers meet: the row is taken only at the revision that was read. */
  private async advance(rows: OrderRows, revision: number): Promise<void> {
    const { id, ...changes } = rows.order;
    const before = await this.before(id as OrderId, revision);
    const isTaken = await updateRow(this.manager, orderSchema, { id, revision }, changes);
    if (!isTaken || before === undefined) throw lostRevision('Order', id, revision);
    await this.writeVersions(rows, before);
    await this.appendLineVersions(rows, before);
  }

  private async before(id: OrderId, revision: number): Promise<OrderRows | undefined> {
    const known = this.known.get(id);
    return known?.order.revision === revision ? known : this.load(id);
  }

  private async writeVersions({ versions }: OrderRows, before: OrderRows): Promise<void> {
    const stored = new Map(before.versions.map((row) => [row.version, row]));
    const added = versions.filter(({ version }) => !stored.has(version));
    const changed = versions.filter((row) => differs(row, stored.get(row.version)));
    await insertRows(this.manager, orderVersionSchema, added);
    await replaceRows(this.manager, orderVersionSchema, changed);
  }

  private async appendLineVersions({ lineVersions }: OrderRows, before: OrderRows): Promise<void> {
    const stored = new Set(before.lineVersions.map(({ lineId, number }) => `${number} ${lineId}`));
    const added = lineVersions.filter(({ lineId, number }) => !stored.has(`${number} ${lineId}`));
    await insertRows(this.manager, orderLineVersionSchema, added);
  }
}
