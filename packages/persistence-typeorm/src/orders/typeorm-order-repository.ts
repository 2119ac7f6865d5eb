import type { NamingOrders, OrderRepository, OrdersNaming, UntouchedOrders } from '@ticket-distribution/application';
import { Order, type OrderId, type OrderLineId, type OrderSnapshot } from '@ticket-distribution/domain';
import { isPostgres } from '../shared/connection.js';
import { lostRevision } from '../shared/faults.js';
import { changesOf } from '../shared/changes-of.js';
import type { Session } from '../shared/session.js';
import { Table } from '../shared/table.js';
import type { UnitOfWork } from '../shared/unit-of-work.js';
import { type Known, Read } from '../together/known.js';
import type { ReadTogether } from '../together/read-together.js';
import { type OrderRows, toOrderRows } from '../rows/order-mapping.js';
import {
  type OrderLineVersionRow,
  type OrderRow,
  type OrderVersionRow,
  orderLineVersionSchema,
  orderSchema,
  orderVersionSchema,
} from '../rows/order-rows.js';
import { findNamingOrders } from './naming-orders.js';
import { findUntouchedOrders } from './untouched-orders.js';

/** Orders of one transaction, kept by TypeORM. */
export class TypeormOrderRepository implements OrderRepository {
  private readonly orders: Table<OrderRow>;
  private readonly versions: Table<OrderVersionRow>;
  private readonly lineVersions: Table<OrderLineVersionRow>;

  constructor(
    private readonly session: Session,
    private readonly unit: UnitOfWork,
    private readonly known: Known,
    private readonly together: ReadTogether,
  ) {
    this.orders = new Table(session, orderSchema);
    this.versions = new Table(session, orderVersionSchema);
    this.lineVersions = new Table(session, orderLineVersionSchema);
  }

  find(id: OrderId): Promise<Order | undefined> {
    return this.unit.do(async () => {
      if (!this.known.orders.has(id)) await this.together.order(id);
      return this.restored(id);
    });
  }

  linesOf(id: OrderId): Promise<readonly OrderLineId[] | undefined> {
    return this.unit.do(async () => {
      if (!this.known.lines.has(id)) await this.together.order(id);
      return this.known.lines.get(id);
    });
  }

  untouched(asked: UntouchedOrders): Promise<OrderId[]> {
    return this.unit.do(() => findUntouchedOrders(this.session, asked));
  }

  naming(asked: OrdersNaming): Promise<NamingOrders> {
    return this.unit.do(() => findNamingOrders(this.session, asked));
  }

  remove(id: OrderId): Promise<void> {
    return this.unit.do(async () => {
      await this.lineVersions.delete({ orderId: id });
      await this.versions.delete({ orderId: id });
      await this.orders.delete({ id });
      this.known.orders.delete(id);
      this.known.lines.delete(id);
    });
  }

  /**
   * In SQLite one transaction writes at a time. In PostgreSQL the lock is a statement of its own: what is read after it is
   * what its last holder committed, while one statement would read the state from before the waiting.
   */
  lock(id: OrderId): Promise<Order | undefined> {
    return this.unit.do(async () => {
      this.known.orders.delete(id);
      this.known.lines.delete(id);
      const locking = isPostgres(this.session.dataSource) ? this.orders.lock({ id }) : true;
      const [isThere] = await Promise.all([locking, this.together.orderWithGroups(id)]);
      return isThere ? this.restored(id) : undefined;
    });
  }

  save({ snapshot }: Order): Promise<void> {
    return this.unit.do(() => this.store(snapshot, 'appended'));
  }

  rewrite(snapshot: OrderSnapshot): Promise<void> {
    return this.unit.do(() => this.store(snapshot, 'rewritten'));
  }

  private async store(snapshot: OrderSnapshot, lines: 'appended' | 'rewritten'): Promise<void> {
    const { id, revision } = snapshot;
    const saved = { ...snapshot, revision: revision + 1 };
    const rows = toOrderRows(saved);
    if (revision === 0) await this.insert(rows);
    else {
      const before = await this.advance(rows, revision);
      if (lines === 'rewritten') await this.rewriteLineVersions(rows, before);
    }
    this.known.orders.set(id, new Read(rows, () => saved));
    this.known.lines.set(
      id,
      saved.lines.map((line) => line.id),
    );
  }

  private restored(id: OrderId): Order | undefined {
    const read = this.known.orders.get(id);
    return read && Order.restore(read.said);
  }

  private async insert({ order, versions, lineVersions }: OrderRows): Promise<void> {
    await this.orders.insert([order]);
    await this.versions.insert(versions);
    await this.lineVersions.insert(lineVersions);
  }

  /** The one place where two writers meet: the row is taken only at the revision that was read. */
  private async advance(rows: OrderRows, revision: number): Promise<OrderRows> {
    const id = rows.order.id as OrderId;
    const lost = (): Error => lostRevision('Order', id, revision);
    const before = await this.before(id, revision);
    if (before === undefined) throw lost();
    await this.orders.change(rows.order, changesOf(rows.order, before.order), { where: { revision }, lost });
    await this.writeVersions(rows, before);
    await this.appendLineVersions(rows, before);
    return before;
  }

  private async before(id: OrderId, revision: number): Promise<OrderRows | undefined> {
    const isKnown = (): OrderRows | undefined => {
      const rows = this.known.orders.get(id)?.rows;
      return rows?.order.revision === revision ? rows : undefined;
    };
    if (isKnown() === undefined) await this.together.order(id);
    return isKnown();
  }

  private async writeVersions({ versions }: OrderRows, before: OrderRows): Promise<void> {
    const stored = new Map(before.versions.map((row) => [row.version, row]));
    const added = versions.filter(({ version }) => !stored.has(version));
    await this.versions.insert(added);
    await this.versions.writeChanges(versions, ({ version }) => stored.get(version));
  }

  private async appendLineVersions({ lineVersions }: OrderRows, before: OrderRows): Promise<void> {
    const stored = new Set(before.lineVersions.map(nameOf));
    await this.lineVersions.insert(lineVersions.filter((row) => !stored.has(nameOf(row))));
  }

  private async rewriteLineVersions({ lineVersions }: OrderRows, before: OrderRows): Promise<void> {
    const stored = new Map(before.lineVersions.map((row) => [nameOf(row), row]));
    await this.lineVersions.writeChanges(lineVersions, (row) => stored.get(nameOf(row)));
  }
}

function nameOf({ lineId, number }: OrderLineVersionRow): string {
  return `${number} ${lineId}`;
}
