import type { DeliveryState, OrderLineId } from '@ticket-distribution/domain';
import { toDeliverySnapshot } from '../rows/delivery-mapping.js';
import type { DeliveryRow } from '../rows/delivery-rows.js';
import { toGroupSnapshot } from '../rows/group-mapping.js';
import type { GroupRow } from '../rows/group-rows.js';
import type { TicketRow } from '../rows/ticket-rows.js';
import { toOrderSnapshot } from '../rows/order-mapping.js';
import type { OrderLineVersionRow, OrderRow, OrderVersionRow } from '../rows/order-rows.js';
import { type PauseRow, toPause } from '../rows/pause-rows.js';
import { type UnsettledVersionRow, toUnsettledVersion } from '../rows/unsettled-version-rows.js';
import { isPostgres } from '../shared/connection.js';
import type { Session } from '../shared/session.js';
import type { Statement } from '../shared/statement.js';
import { type Known, Read } from './known.js';
import {
  DELIVERIES_TO_CHANGE,
  DELIVERY_TO_CHANGE,
  DELIVERY_WITH_GROUP,
  GROUP,
  GROUPS_OF_ORDER,
  GROUPS_OF_PAGE,
  GROUP_OF_TICKET,
  ORDER,
  ORDER_WITH_GROUPS,
} from './unions.js';

/** What is read of deliveries; the last is there in a transaction that writes. */
type DeliveryRows = readonly [
  readonly GroupRow[],
  readonly TicketRow[],
  readonly DeliveryRow[],
  readonly PauseRow[],
  (readonly UnsettledVersionRow[])?,
];

/**
 * Reads in one statement what is asked for one after the other: an order, its groups with their tickets, the deliveries of
 * the groups. The repositories then find it among what is known.
 */
export class ReadTogether {
  constructor(
    private readonly session: Session,
    private readonly known: Known,
    /** Whether the transaction writes. */
    private readonly writes: boolean,
  ) {}

  /** The order with its versions. */
  async order(id: string): Promise<void> {
    this.keepOrder(...(await ORDER.find(this.session, id)));
  }

  /** The order with its versions, groups and deliveries, and which ticket systems are paused. */
  async orderWithGroups(id: string): Promise<void> {
    const found = await ORDER_WITH_GROUPS.find(this.session, id);
    const [orders, versions, lines, groups, tickets, deliveries, pauses, unsettled] = found;
    this.keepOrder(orders, versions, lines);
    this.keepGroups(groups, tickets, deliveries);
    this.known.pauses = pauses.map(toPause);
    this.keepUnsettled(id, unsettled, false);
    this.known.wholeOrders.add(id);
  }

  /** The groups of the order with their deliveries, and the order of its lines. */
  async groupsOfOrder(id: string): Promise<void> {
    const [orders, ...ofGroups] = await GROUPS_OF_ORDER.find(this.session, id);
    this.keepLines(orders);
    this.keepGroups(...ofGroups);
    this.known.wholeOrders.add(id);
  }

  /** One group with its deliveries. */
  async group(id: string): Promise<void> {
    this.keepGroups(...(await GROUP.find(this.session, id)));
  }

  /** The group that holds the ticket, with its deliveries; resolves to its id. */
  async groupOfTicket(id: string): Promise<string | undefined> {
    const found = await GROUP_OF_TICKET.find(this.session, id);
    this.keepGroups(...found);
    return found[0][0]?.id;
  }

  /**
   * The delivery with its group and the other deliveries of that, and which ticket systems are paused; in a transaction that
   * writes the version of its order that is not settled, too, which is taken.
   */
  async delivery(key: string): Promise<void> {
    if (this.writes) return this.keepDeliveries(await DELIVERY_TO_CHANGE.find(this.session, key));
    this.keepDeliveries(await DELIVERY_WITH_GROUP.find(this.session, key));
  }

  /** The same of several deliveries, in a transaction that writes. */
  async deliveries(keys: readonly string[]): Promise<void> {
    const sought = isPostgres(this.session.dataSource) ? keys : JSON.stringify(keys);
    this.keepDeliveries(await DELIVERIES_TO_CHANGE.find(this.session, sought));
  }

  private keepDeliveries([groups, tickets, deliveries, pauses, unsettled]: DeliveryRows): void {
    this.keepGroups(groups, tickets, deliveries);
    this.known.pauses = pauses.map(toPause);
    if (unsettled === undefined) return;
    for (const { orderId } of groups) {
      const ofOrder = unsettled.filter((row) => row.orderId === orderId);
      this.keepUnsettled(orderId, ofOrder, true);
    }
  }

  /**
   * The groups of a page of a search with their deliveries, in no particular order.
   *
   * @param page the SELECT of their ids
   */
  async page(page: (statement: Statement) => string): Promise<readonly GroupRow[]> {
    const found = await GROUPS_OF_PAGE.findIn(this.session, (statement) => `WITH page (id) AS (${page(statement)}) `);
    this.keepGroups(...found);
    return found[0];
  }

  private keepOrder(
    orders: readonly OrderRow[],
    versions: readonly OrderVersionRow[],
    lineVersions: readonly OrderLineVersionRow[],
  ): void {
    for (const order of orders) {
      const rows = {
        order,
        versions: versions.toSorted((one, other) => one.version - other.version),
        lineVersions: lineVersions.toSorted((one, other) => one.number - other.number),
      };
      this.known.orders.set(order.id, new Read(rows, () => toOrderSnapshot(rows)));
    }
    this.keepLines(orders);
  }

  private keepUnsettled(orderId: string, rows: readonly UnsettledVersionRow[], isTaken: boolean): void {
    const [row] = rows;
    this.known.unsettled.set(orderId, row === undefined ? null : { version: toUnsettledVersion(row), isTaken });
  }

  private keepLines(orders: readonly OrderRow[]): void {
    for (const { id, lineIds } of orders) this.known.lines.set(id, JSON.parse(lineIds) as OrderLineId[]);
  }

  private keepGroups(
    groups: readonly GroupRow[],
    tickets: readonly TicketRow[],
    deliveries: readonly DeliveryRow[],
  ): void {
    for (const group of groups) {
      const ofGroup = tickets
        .filter(({ groupId }) => groupId === group.id)
        .toSorted((one, other) => one.position - other.position);
      const rows = { group, tickets: ofGroup };
      this.known.groups.set(group.id, new Read(rows, () => toGroupSnapshot(rows)));
      this.known.deliveries.set(group.id, new Map());
    }
    for (const row of deliveries) {
      const known = { key: row.key, ordinal: row.ordinal, state: row.state as DeliveryState };
      const ofGroup = this.known.deliveries.get(row.groupId) ?? new Map();
      ofGroup.set(row.key, new Read(known, () => toDeliverySnapshot(row)));
      this.known.deliveries.set(row.groupId, ofGroup);
    }
  }
}
