import type { NamedStatement } from 'pg';
import type { KeptProduct } from './order-documents.js';
import { type BareTicket, handOver, handOverInputs, keyOf } from './ticket-documents.js';

const MOVE_TICKETS = `
WITH g AS (
  UPDATE ticket_distribution_groups SET revision = revision + 1, hand_over_count = hand_over_count + 1,
    decision_count = decision_count + 1, distributed_by_org_id = organisation_id, updated_at = $2
  WHERE order_id = $1 RETURNING *),
t AS (
  UPDATE ticket_distributions SET status = 'DISTRIBUTING', move_count = move_count + 1, updated_at = $2
  FROM g WHERE group_id = g.id RETURNING ticket_distributions.*),
m AS (
  INSERT INTO ticket_distribution_moves
  SELECT id, 2, 'GENERATED', 'DISTRIBUTING', $2, 'order system', 1, 'issue handed over as ' || group_id || '.issue.1.1'
  FROM t)
SELECT g.id AS "groupId", g.order_id AS "orderId", g.order_line_id AS "lineId", t.id AS "ticketId",
  g.organisation_id AS "organisationId", g.order_owner_customer_id AS customer, t.product, g.created_at AS made
FROM g JOIN t ON t.group_id = g.id`;

const STORE_DELIVERIES = `
WITH made AS (
  SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
    AS made (key, group_id, ticket_id, hand_over, inputs, tickets)),
d AS (
  INSERT INTO deliveries
  SELECT key, 1, group_id, 1, 'NOD', hand_over, 'PENDING', 0, $7, $8, $7, NULL, $9, $7, $7, $10, 0, $11::integer, 0, NULL
  FROM made),
dt AS (INSERT INTO delivery_tickets SELECT key, ticket_id FROM made)
INSERT INTO decisions
SELECT group_id, 2, $7, 'order system', 'hand-over', 'NOD', 1, 1, inputs, NULL, tickets FROM made`;

/** The ticket of a row of the first statement of a distribute, and when its group was made. */
export interface MovedRow extends Omit<BareTicket, 'product'> {
  readonly product: string;
  readonly made: string;
}

export function movedTicket({ product, ...row }: MovedRow): BareTicket & { readonly made: string } {
  return { ...row, product: JSON.parse(product) as KeptProduct };
}

/** Moves all tickets of an order to DISTRIBUTING; its rows are what was there. */
export function moveTickets(orderId: string, at: string): NamedStatement {
  return { name: 'move-tickets', text: MOVE_TICKETS, values: [orderId, at] };
}

/** Stores a delivery for each ticket, claimed by this process, and the decisions. */
export function storeDeliveries(tickets: readonly BareTicket[], at: string, correlationId: string): NamedStatement {
  const claimedUntil = new Date(Date.parse(at) + 30_000).toISOString();
  return {
    name: 'store-deliveries',
    text: STORE_DELIVERIES,
    values: [
      tickets.map(keyOf),
      tickets.map(({ groupId }) => groupId),
      tickets.map(({ ticketId }) => ticketId),
      tickets.map((ticket) => JSON.stringify(handOver(ticket))),
      tickets.map((ticket) => JSON.stringify(handOverInputs(ticket))),
      tickets.map(({ ticketId }) => JSON.stringify([{ ticketDistributionId: ticketId, entry: null }])),
      at,
      'bare-bones',
      correlationId,
      claimedUntil,
      tickets[0]?.organisationId ?? 0,
    ],
  };
}
