import type { NamedStatement } from 'pg';
import { type SentOrder, wholeDocument, wholeLine } from './order-documents.js';
import { type BareTicket, detailsBefore, ordered, plan, planInputs, standingBefore } from './ticket-documents.js';

const STORE_ORDER = `
WITH o AS (INSERT INTO orders VALUES ($1, 1, $2)),
     v AS (INSERT INTO order_versions VALUES ($1, 1, $3, $4))
INSERT INTO order_line_versions
SELECT $1, line, 1, 1, content, 0, $4 FROM unnest($5::text[], $6::text[]) AS lines (line, content)`;

const STORE_GROUPS = `
WITH made AS (
  SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
    AS made (group_id, line_id, ticket_id, product, inputs, plan, tickets)),
g AS (
  INSERT INTO ticket_distribution_groups
  SELECT group_id, 1, $8, line_id, 1, 1, $9::integer, NULL, NULL, NULL, 'NOD', $10, $10, NULL, $11, 0, $12, $12, 1, NULL
  FROM made),
t AS (
  INSERT INTO ticket_distributions
  SELECT ticket_id, group_id, 0, 'GENERATED', NULL, 'NOD', 1, product, product::json->>'startOfValidity',
    product::json->>'endOfValidity', $13, 1, $12, $12, $14, $10, NULL
  FROM made),
m AS (
  INSERT INTO ticket_distribution_moves
  SELECT ticket_id, 1, NULL, 'GENERATED', $12, 'order system', 1, 'generated' FROM made)
INSERT INTO decisions
SELECT group_id, 1, $12, 'order system', 'reconcile', 'NOD', 1, 1, inputs, plan, tickets FROM made`;

/** Stores an order with its first version and its lines. */
export function storeOrder(order: SentOrder, at: string): NamedStatement {
  const lines = order.orderLines;
  return {
    name: 'store-order',
    text: STORE_ORDER,
    values: [
      order.id,
      JSON.stringify(lines.map(({ id }) => id)),
      JSON.stringify(wholeDocument(order)),
      at,
      lines.map(({ id }) => id),
      lines.map((line) => JSON.stringify(wholeLine(line))),
    ],
  };
}

/** Stores the groups of an order with tickets, their first moves and the decisions. */
export function storeGroups(order: SentOrder, tickets: readonly BareTicket[], at: string): NamedStatement {
  const json = (of: (ticket: BareTicket) => unknown) => tickets.map((ticket) => JSON.stringify(of(ticket)));
  return {
    name: 'store-groups',
    text: STORE_GROUPS,
    values: [
      tickets.map(({ groupId }) => groupId),
      tickets.map(({ lineId }) => lineId),
      tickets.map(({ ticketId }) => ticketId),
      json(({ product }) => product),
      json(planInputs),
      json(plan),
      json(({ ticketId }) => [{ ticketDistributionId: ticketId, entry: null, place: 0 }]),
      order.id,
      order.organisationId,
      order.ownerCustomerId,
      JSON.stringify(ordered({ customer: order.ownerCustomerId })),
      at,
      JSON.stringify(detailsBefore),
      JSON.stringify(standingBefore),
    ],
  };
}
