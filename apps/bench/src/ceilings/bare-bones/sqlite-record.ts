import { type SentOrder, wholeDocument, wholeLine } from './order-documents.js';
import type { SqliteWriter } from './sqlite-writer.js';
import { type BareTicket, detailsBefore, ordered, plan, planInputs, standingBefore } from './ticket-documents.js';

/** Column by column; a column that is not named is null. */
type SqliteRow = Readonly<Record<string, string | number>>;

/** Stores the rows of a record, one multi-row statement for each table. Within a transaction. */
export async function storeRecord(
  writer: SqliteWriter,
  order: SentOrder,
  tickets: readonly BareTicket[],
  at: string,
): Promise<void> {
  await insert(writer, 'orders', [
    { id: order.id, revision: 1, line_ids: JSON.stringify(order.orderLines.map(({ id }) => id)) },
  ]);
  const document = JSON.stringify(wholeDocument(order));
  await insert(writer, 'order_versions', [{ order_id: order.id, version: 1, document, recorded_at: at }]);
  await insert(writer, 'order_line_versions', lineRows(order, at));
  await insert(writer, 'ticket_distribution_groups', groupRows(tickets, at));
  await insert(writer, 'ticket_distributions', ticketRows(tickets, at));
  await insert(writer, 'ticket_distribution_moves', moveRows(tickets, at));
  await insert(writer, 'decisions', decisionRows(tickets, at));
}

function insert(writer: SqliteWriter, table: string, rows: readonly SqliteRow[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const places = rows.map(() => `(${columns.map(() => '?').join(', ')})`);
  const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${places.join(', ')}`;
  return writer.run(sql, rows.flatMap(Object.values));
}

function lineRows(order: SentOrder, at: string): SqliteRow[] {
  return order.orderLines.map((line) => ({
    order_id: order.id,
    line_id: line.id,
    number: 1,
    order_version: 1,
    content: JSON.stringify(wholeLine(line)),
    removed: 0,
    recorded_at: at,
  }));
}

function groupRows(tickets: readonly BareTicket[], at: string): SqliteRow[] {
  return tickets.map((ticket) => ({
    id: ticket.groupId,
    revision: 1,
    order_id: ticket.orderId,
    order_line_id: ticket.lineId,
    order_version: 1,
    updated_for_order_line_version: 1,
    organisation_id: ticket.organisationId,
    fulfillment_method: 'NOD',
    order_owner_customer_id: ticket.customer,
    distribution_holder_customer_id: ticket.customer,
    ordered: JSON.stringify(ordered(ticket)),
    hand_over_count: 0,
    created_at: at,
    updated_at: at,
    decision_count: 1,
  }));
}

function ticketRows(tickets: readonly BareTicket[], at: string): SqliteRow[] {
  return tickets.map(({ ticketId, groupId, product, customer }) => ({
    id: ticketId,
    group_id: groupId,
    position: 0,
    status: 'GENERATED',
    fulfillment_method: 'NOD',
    order_line_version: 1,
    product: JSON.stringify(product),
    start_of_validity: product.startOfValidity,
    end_of_validity: product.endOfValidity,
    distribution_details: JSON.stringify(detailsBefore),
    move_count: 1,
    created_at: at,
    updated_at: at,
    standing: JSON.stringify(standingBefore),
    distribution_holder_customer_id: customer,
  }));
}

function moveRows(tickets: readonly BareTicket[], at: string): SqliteRow[] {
  return tickets.map(({ ticketId }) => ({
    ticket_distribution_id: ticketId,
    number: 1,
    to_status: 'GENERATED',
    moved_at: at,
    moved_by: 'order system',
    order_version: 1,
    reason: 'generated',
  }));
}

function decisionRows(tickets: readonly BareTicket[], at: string): SqliteRow[] {
  return tickets.map((ticket) => ({
    ticket_distribution_group_id: ticket.groupId,
    number: 1,
    decided_at: at,
    decided_by: 'order system',
    decision: 'reconcile',
    policy: 'NOD',
    order_version: 1,
    order_line_version: 1,
    inputs: JSON.stringify(planInputs(ticket)),
    plan: JSON.stringify(plan(ticket)),
    tickets: JSON.stringify([{ ticketDistributionId: ticket.ticketId, entry: null, place: 0 }]),
  }));
}
