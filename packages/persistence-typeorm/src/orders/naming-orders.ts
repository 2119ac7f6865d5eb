import type { NamingOrders, OrdersNaming } from '@ticket-distribution/application';
import type { OrderId } from '@ticket-distribution/domain';
import { decisionSchema } from '../rows/decision-rows.js';
import { deliverySchema } from '../rows/delivery-rows.js';
import { groupSchema } from '../rows/group-rows.js';
import { orderLineVersionSchema, orderSchema, orderVersionSchema } from '../rows/order-rows.js';
import { ticketSchema } from '../rows/ticket-rows.js';
import { columnsOf } from '../shared/columns-of.js';
import { contains } from '../shared/contains.js';
import type { Session } from '../shared/session.js';
import { Statement } from '../shared/statement.js';

/** Those of the next orders in which a customer is named anywhere: everything of each is looked through, whatever has an index. */
export async function findNamingOrders(
  session: Session,
  { customerId, after, limit }: OrdersNaming,
): Promise<NamingOrders> {
  const statement = new Statement(session);
  const { table, id } = columnsOf(session)(orderSchema);
  const looked = 'looked';
  // Values are asked for in the order in which they stand.
  const named = namedIn(session, statement, { orderId: `${looked}.id`, customerId });
  const beyond = after === null ? '' : ` WHERE ${id} > ${statement.value(after)}`;
  const next = `SELECT ${id} AS id FROM ${table}${beyond} ORDER BY ${id} LIMIT ${statement.value(limit)}`;
  const rows = await statement.rows<{ readonly id: OrderId; readonly named: number }>(
    `SELECT ${looked}.id AS id, CASE WHEN ${named} THEN 1 ELSE 0 END AS named FROM (${next}) ${looked} ORDER BY ${looked}.id`,
  );
  const ids = rows.filter((row) => row.named === 1).map((row) => row.id);
  return { ids, next: rows.length < limit ? null : (rows.at(-1)?.id ?? null) };
}

function namedIn(
  session: Session,
  statement: Statement,
  { orderId, customerId }: { readonly orderId: string; readonly customerId: string },
): string {
  const column = columnsOf(session);
  const [versions, lines] = [column(orderVersionSchema), column(orderLineVersionSchema)];
  const [groups, tickets] = [column(groupSchema), column(ticketSchema)];
  const [decisions, deliveries] = [column(decisionSchema), column(deliverySchema)];
  const ofOrder = `${groups.orderId} = ${orderId}`;
  const isCustomer = (name: string): string => `${name} = ${statement.value(customerId)}`;
  const names = (name: string): string => contains(statement, name, JSON.stringify(customerId));
  // For one order at a time: PostgreSQL would read a whole table at once for EXISTS.
  const row = (from: string, where: string, said: readonly string[]): string =>
    `(SELECT 1 FROM ${from} WHERE ${where} AND (${said.join(' OR ')}) LIMIT 1) IS NOT NULL`;
  const beside = (one: string, on: string): string => `${groups.table} JOIN ${one} ON ${on} = ${groups.id}`;
  return [
    row(versions.table, `${versions.orderId} = ${orderId}`, [names(versions.document)]),
    row(lines.table, `${lines.orderId} = ${orderId}`, [names(lines.content)]),
    row(groups.table, ofOrder, [
      isCustomer(groups.orderOwnerCustomerId),
      isCustomer(groups.distributionHolderCustomerId),
      names(groups.ordered),
    ]),
    row(beside(tickets.table, tickets.groupId), ofOrder, [
      isCustomer(tickets.distributionHolderCustomerId),
      names(tickets.product),
      names(tickets.standing),
    ]),
    row(beside(decisions.table, decisions.ticketDistributionGroupId), ofOrder, [
      names(decisions.inputs),
      names(`coalesce(${decisions.plan}, '')`),
      names(decisions.tickets),
    ]),
    row(beside(deliveries.table, deliveries.groupId), ofOrder, [names(deliveries.handOver)]),
  ].join(' OR ');
}
