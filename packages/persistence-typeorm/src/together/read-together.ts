import type { DeliveryState, OrderLineId } from '@ticket-distribution/domain';
import { type DeliveryRow, deliverySchema } from '../deliveries/delivery-rows.js';
import { toDeliverySnapshot } from '../deliveries/delivery-mapping.js';
import { toGroupSnapshot } from '../groups/group-mapping.js';
import { type GroupRow, groupSchema } from '../groups/group-rows.js';
import { type TicketRow, ticketSchema } from '../groups/ticket-rows.js';
import { toOrderSnapshot } from '../orders/order-mapping.js';
import {
  type OrderLineVersionRow,
  type OrderRow,
  type OrderVersionRow,
  orderLineVersionSchema,
  orderSchema,
  orderVersionSchema,
} from '../orders/order-rows.js';
import { type PauseRow, pauseSchema, toPause } from '../pauses/pause-rows.js';
import type { Session } from '../shared/session.js';
import type { Statement } from '../shared/statement.js';
import { namesOf } from '../shared/table-names.js';
import { type Part, findTogether } from '../shared/union.js';
import { type Known, Read } from './known.js';

/** Which groups are read: a condition on the column of their ids. */
type OfGroups = (statement: Statement, id: string) => string;

/**
 * Reads in one statement what is asked for one after the other: an order, its groups with their tickets, the deliveries of
 * the groups. The repositories then find it among what is known.
 */
export class ReadTogether {
  constructor(
    private readonly session: Session,
    private readonly known: Known,
  ) {}

  /** The order with its versions. */
  async order(id: string): Promise<void> {
    const [orders, versions, lines] = await findTogether<[OrderRow, OrderVersionRow, OrderLineVersionRow]>(
      this.session,
      this.orderParts(id),
    );
    this.keepOrder(orders[0], versions, lines);
  }

  /** The order with its versions, groups and deliveries, and which ticket systems are paused. */
  async orderWithGroups(id: string): Promise<void> {
    type Rows = [OrderRow, OrderVersionRow, OrderLineVersionRow, GroupRow, TicketRow, DeliveryRow, PauseRow];
    const [orders, versions, lines, groups, tickets, deliveries, pauses] = await findTogether<Rows>(this.session, [
      ...this.orderParts(id),
      ...this.groupParts(this.ofOrder(id)),
      ALL_PAUSES,
    ]);
    this.keepOrder(orders[0], versions, lines);
    this.keepGroups(groups, tickets, deliveries);
    this.keepPauses(pauses);
    this.known.wholeOrders.add(id);
  }

  /** The groups of the order with their deliveries, and the order of its lines. */
  async groupsOfOrder(id: string): Promise<void> {
    const [orders, ...ofGroups] = await findTogether<[OrderRow, GroupRow, TicketRow, DeliveryRow]>(this.session, [
      { schema: orderSchema, where: (statement, columns) => `${columns.id} = ${statement.value(id)}` },
      ...this.groupParts(this.ofOrder(id)),
    ]);
    this.keepLines(orders[0]);
    this.keepGroups(...ofGroups);
    this.known.wholeOrders.add(id);
  }

  /** One group with its deliveries. */
  async group(id: string): Promise<void> {
    await this.groupsWhere((statement, column) => `${column} = ${statement.value(id)}`);
  }

  /** The group that holds the ticket, with its deliveries; resolves to its id. */
  async groupOfTicket(id: string): Promise<string | undefined> {
    const { table, columns } = namesOf(this.session.dataSource, ticketSchema);
    return this.groupsWhere(
      (statement, column) =>
        `${column} = (SELECT ${columns.groupId} FROM ${table} WHERE ${columns.id} = ${statement.value(id)})`,
    );
  }

  /** The delivery with its group and the other deliveries of that, and which ticket systems are paused. */
  async delivery(key: string): Promise<void> {
    const { table, columns } = namesOf(this.session.dataSource, deliverySchema);
    const ofDelivery: OfGroups = (statement, column) =>
      `${column} = (SELECT ${columns.groupId} FROM ${table} WHERE ${columns.key} = ${statement.value(key)})`;
    const [groups, tickets, deliveries, pauses] = await findTogether<[GroupRow, TicketRow, DeliveryRow, PauseRow]>(
      this.session,
      [...this.groupParts(ofDelivery), ALL_PAUSES],
    );
    this.keepGroups(groups, tickets, deliveries);
    this.keepPauses(pauses);
  }

  /**
   * The groups of a page of a search with their deliveries, in no particular order.
   *
   * @param page the SELECT of their ids
   */
  async page(page: (statement: Statement) => string): Promise<readonly GroupRow[]> {
    const [groups, tickets, deliveries] = await findTogether<[GroupRow, TicketRow, DeliveryRow]>(
      this.session,
      this.groupParts((_statement, column) => `${column} IN (SELECT id FROM page)`),
      (statement) => `WITH page (id) AS (${page(statement)}) `,
    );
    this.keepGroups(groups, tickets, deliveries);
    return groups;
  }

  private async groupsWhere(ofGroups: OfGroups): Promise<string | undefined> {
    const found = await findTogether<[GroupRow, TicketRow, DeliveryRow]>(this.session, this.groupParts(ofGroups));
    this.keepGroups(...found);
    return found[0][0]?.id;
  }

  private orderParts(id: string): [Part<OrderRow>, Part<OrderVersionRow>, Part<OrderLineVersionRow>] {
    return [
      { schema: orderSchema, where: (statement, columns) => `${columns.id} = ${statement.value(id)}` },
      { schema: orderVersionSchema, where: (statement, columns) => `${columns.orderId} = ${statement.value(id)}` },
      { schema: orderLineVersionSchema, where: (statement, columns) => `${columns.orderId} = ${statement.value(id)}` },
    ];
  }

  private groupParts(ofGroups: OfGroups): [Part<GroupRow>, Part<TicketRow>, Part<DeliveryRow>] {
    return [
      { schema: groupSchema, where: (statement, columns) => ofGroups(statement, columns.id) },
      { schema: ticketSchema, where: (statement, columns) => ofGroups(statement, columns.groupId) },
      { schema: deliverySchema, where: (statement, columns) => ofGroups(statement, columns.groupId) },
    ];
  }

  private ofOrder(orderId: string): OfGroups {
    const { table, columns } = namesOf(this.session.dataSource, groupSchema);
    return (statement, column) =>
      `${column} IN (SELECT ${columns.id} FROM ${table} WHERE ${columns.orderId} = ${statement.value(orderId)})`;
  }

  private keepOrder(
    order: OrderRow | undefined,
    versions: readonly OrderVersionRow[],
    lineVersions: readonly OrderLineVersionRow[],
  ): void {
    if (order === undefined) return;
    const rows = {
      order,
      versions: versions.toSorted((one, other) => one.version - other.version),
      lineVersions: lineVersions.toSorted((one, other) => one.number - other.number),
    };
    this.known.orders.set(order.id, new Read(rows, () => toOrderSnapshot(rows)));
    this.keepLines(order);
  }

  private keepLines(order: OrderRow | undefined): void {
    if (order !== undefined) this.known.lines.set(order.id, JSON.parse(order.lineIds) as OrderLineId[]);
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

  private keepPauses(pauses: readonly PauseRow[]): void {
    this.known.pauses = pauses.map(toPause);
  }
}

/** By a range of the key, as everything is found through an index. */
const ALL_PAUSES: Part<PauseRow> = {
  schema: pauseSchema,
  where: (_statement, columns) => `${columns.fulfillmentMethod} > ''`,
};
