import type { OrderRepository, UntouchedOrders } from '@ticket-distribution/application';
import { Order, type OrderId } from '@ticket-distribution/domain';
import type { EntityManager } from 'typeorm';
import { lostRevision } from '../shared/faults.js';
import { differs } from '../shared/differs.js';
import { Table } from '../shared/table.js';
import type { UnitOfWork } from '../shared/unit-of-work.js';
import { type OrderRows, toOrderRows, toOrderSnapshot } from './order-mapping.js';
import {
  type OrderLineVersionRow,
  type OrderRow,
  type OrderVersionRow,
  orderLineVersionSchema,
  orderSchema,
  orderVersionSchema,
} from './order-rows.js';
import { findUntouchedOrders } from './untouched-orders.js';

/** Orders of one transaction, kept by TypeORM. */
export class TypeormOrderRepository implements OrderRepository {
  /** The rows as last read or written by this transaction: only what differs is written. */
  private readonly known = new Map<OrderId, OrderRows>();
  private readonly orders: Table<OrderRow>;
  private readonly versions: Table<OrderVersionRow>;
  private readonly lineVersions: Table<OrderLineVersionRow>;

  constructor(
    private readonly manager: EntityManager,
    private readonly unit: UnitOfWork,
  ) {
    this.orders = new Table(manager, orderSchema);
    this.versions = new Table(manager, orderVersionSchema);
    this.lineVersions = new Table(manager, orderLineVersionSchema);
  }

  find(id: OrderId): Promise<Order | undefined> {
    return this.unit.do(() => this.restore(id));
  }

  untouched(asked: UntouchedOrders): Promise<OrderId[]> {
    return this.unit.do(() => findUntouchedOrders(this.manager, asked));
  }

  remove(id: OrderId): Promise<void> {
    return this.unit.do(async () => {
      await this.lineVersions.delete({ orderId: id });
      await this.versions.delete({ orderId: id });
      await this.orders.delete({ id });
      this.known.delete(id);
    });
  }

  lock(id: OrderId): Promise<Order | undefined> {
    return this.unit.do(async () => ((await this.orders.lock({ id })) ? this.restore(id) : undefined));
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
    const [order] = await this.orders.find({ id });
    if (order === undefined) return undefined;
    const versions = await this.versions.find({ orderId: id }, { by: ['version'] });
    const lineVersions = await this.lineVersions.find({ orderId: id }, { by: ['number'] });
    const rows = { order, versions, lineVersions };
    this.known.set(id, rows);
    return rows;
  }

  private async insert({ order, versions, lineVersions }: OrderRows): Promise<void> {
    await this.orders.insert([order]);
    await this.versions.insert(versions);
    await this.lineVersions.insert(lineVersions);
  }

  /** The one place where two writers meet: the row is taken only at the revision that was read. */
  private async advance(rows: OrderRows, revision: number): Promise<void> {
    const { id, ...changes } = rows.order;
    const before = await this.before(id as OrderId, revision);
    const taken = await this.orders.update({ id, revision }, changes);
    if (taken === 0 || before === undefined) throw lostRevision('Order', id, revision);
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
    await this.versions.insert(added);
    await this.versions.replace(changed);
  }

  private async appendLineVersions({ lineVersions }: OrderRows, before: OrderRows): Promise<void> {
    const stored = new Set(before.lineVersions.map(({ lineId, number }) => `${number} ${lineId}`));
    const added = lineVersions.filter(({ lineId, number }) => !stored.has(`${number} ${lineId}`));
    await this.lineVersions.insert(added);
  }
}
