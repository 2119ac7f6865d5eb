import type { DataSource } from 'typeorm';
import { type DeliveryRow, deliverySchema } from '../rows/delivery-rows.js';
import { type GroupRow, groupSchema } from '../rows/group-rows.js';
import { type TicketRow, ticketSchema } from '../rows/ticket-rows.js';
import {
  type OrderLineVersionRow,
  type OrderRow,
  type OrderVersionRow,
  orderLineVersionSchema,
  orderSchema,
  orderVersionSchema,
} from '../rows/order-rows.js';
import { type PauseRow, pauseSchema } from '../rows/pause-rows.js';
import { type UnsettledVersionRow, unsettledVersionSchema } from '../rows/unsettled-version-rows.js';
import { isPostgres } from '../shared/connection.js';
import { namesOf } from '../shared/table-names.js';
import { type Part, type Parts, Union } from '../shared/union.js';

type OrderRows = [OrderRow, OrderVersionRow, OrderLineVersionRow];
type GroupRows = [GroupRow, TicketRow, DeliveryRow];

/** The rows of an order, by its id. */
const order: Part<OrderRow> = { schema: orderSchema, where: ({ id }, sought) => `${id} = ${sought()}` };
const orderParts: Parts<OrderRows> = [
  order,
  { schema: orderVersionSchema, where: ({ orderId }, sought) => `${orderId} = ${sought()}` },
  { schema: orderLineVersionSchema, where: ({ orderId }, sought) => `${orderId} = ${sought()}` },
];

/** By a range of the key, as everything is found through an index. */
const pauses: Part<PauseRow> = { schema: pauseSchema, where: ({ fulfillmentMethod }) => `${fulfillmentMethod} > ''` };

/** The rows of groups, by a condition on the column of their ids. */
function groupParts(groups: (id: string, sought: () => string) => string): Parts<GroupRows> {
  return [
    { schema: groupSchema, where: ({ id }, sought) => groups(id, sought) },
    { schema: ticketSchema, where: ({ groupId }, sought) => groups(groupId, sought) },
    { schema: deliverySchema, where: ({ groupId }, sought) => groups(groupId, sought) },
  ];
}

function ofOrder(dataSource: DataSource): Parts<GroupRows> {
  const { table, columns } = namesOf(dataSource, groupSchema);
  return groupParts((id, sought) =>
    isOneOf(dataSource, id, `SELECT ${columns.id} FROM ${table} WHERE ${columns.orderId} = ${sought()}`),
  );
}

/** PostgreSQL reads the few ids first, and then looks each up; of IN it might make a join of whole tables. */
function isOneOf(dataSource: DataSource, column: string, ids: string): string {
  return isPostgres(dataSource) ? `${column} = ANY(ARRAY(${ids}))` : `${column} IN (${ids})`;
}

/** An order with its versions, by its id. */
export const ORDER = new Union<OrderRows>(() => orderParts);

const unsettled: Part<UnsettledVersionRow> = {
  schema: unsettledVersionSchema,
  where: ({ orderId }, sought) => `${orderId} = ${sought()}`,
};

/** An order with its groups and their deliveries, its version that is not settled, and all pauses, by the id of the order. */
export const ORDER_WITH_GROUPS = new Union<[...OrderRows, ...GroupRows, PauseRow, UnsettledVersionRow]>(
  (dataSource) => [...orderParts, ...ofOrder(dataSource), pauses, unsettled],
);

/** An order without its versions, its groups and their deliveries, by the id of the order. */
export const GROUPS_OF_ORDER = new Union<[OrderRow, ...GroupRows]>((dataSource) => [order, ...ofOrder(dataSource)]);

/** A group with its deliveries, by its id. */
export const GROUP = new Union<GroupRows>(() => groupParts((id, sought) => `${id} = ${sought()}`));

/** The same, by the id of one of its tickets. */
export const GROUP_OF_TICKET = new Union<GroupRows>((dataSource) => {
  const { table, columns } = namesOf(dataSource, ticketSchema);
  return groupParts(
    (id, sought) => `${id} = (SELECT ${columns.groupId} FROM ${table} WHERE ${columns.id} = ${sought()})`,
  );
});

/** The same and all pauses, by the key of one of its deliveries. */
export const DELIVERY_WITH_GROUP = new Union<[...GroupRows, PauseRow]>((dataSource) => [
  ...groupParts((id, sought) => `${id} = (${groupOfDelivery(dataSource, sought)})`),
  pauses,
]);

/** The same, and the version of its order that is not settled, which is taken. */
export const DELIVERY_TO_CHANGE = new Union<[...GroupRows, PauseRow, UnsettledVersionRow]>((dataSource) => {
  const isGroup = (id: string, sought: () => string): string => `${id} = (${groupOfDelivery(dataSource, sought)})`;
  return [
    ...groupParts(isGroup),
    pauses,
    takenOf((orderId, sought) => `${orderId} = (${ordersOf(dataSource, (id) => isGroup(id, sought))})`),
  ];
});

/** The same of several deliveries, by a list of their keys (`isOneOfKeys`). */
export const DELIVERIES_TO_CHANGE = new Union<[...GroupRows, PauseRow, UnsettledVersionRow]>((dataSource) => {
  const areGroups = (id: string, sought: () => string): string =>
    isOneOf(dataSource, id, groupsOfDeliveries(dataSource, sought));
  return [
    ...groupParts(areGroups),
    pauses,
    takenOf((orderId, sought) =>
      isOneOf(
        dataSource,
        orderId,
        ordersOf(dataSource, (id) => areGroups(id, sought)),
      ),
    ),
  ];
});

function takenOf(orders: (orderId: string, sought: () => string) => string): Part<UnsettledVersionRow> {
  return { ...unsettled, where: ({ orderId }, sought) => orders(orderId, sought), isTaken: true };
}

/** The SELECT of the orders of groups. */
function ordersOf(dataSource: DataSource, areGroups: (id: string) => string): string {
  const { table, columns } = namesOf(dataSource, groupSchema);
  return `SELECT ${columns.orderId} FROM ${table} WHERE ${areGroups(columns.id)}`;
}

function groupOfDelivery(dataSource: DataSource, sought: () => string): string {
  const { table, columns } = namesOf(dataSource, deliverySchema);
  return `SELECT ${columns.groupId} FROM ${table} WHERE ${columns.key} = ${sought()}`;
}

function groupsOfDeliveries(dataSource: DataSource, sought: () => string): string {
  const { table, columns } = namesOf(dataSource, deliverySchema);
  return `SELECT ${columns.groupId} FROM ${table} WHERE ${isOneOfKeys(dataSource, columns.key, sought)}`;
}

/** PostgreSQL is given a list as an array, SQLite as JSON. */
function isOneOfKeys(dataSource: DataSource, column: string, sought: () => string): string {
  return isPostgres(dataSource)
    ? `${column} = ANY(${sought()}::text[])`
    : `${column} IN (SELECT value FROM json_each(${sought()}))`;
}

/** Groups with their deliveries whose ids are selected as `page`. */
export const GROUPS_OF_PAGE = new Union<GroupRows>((dataSource) =>
  groupParts((id) => isOneOf(dataSource, id, 'SELECT id FROM page')),
);
