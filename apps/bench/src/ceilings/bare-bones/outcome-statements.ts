import type { NamedStatement } from 'pg';
import { type BareTicket, detailsAfter, keyOf, standingAfter } from './ticket-documents.js';

const CONFIRM_TICKETS = `
WITH told AS (
  SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS told (group_id, ticket_id, details, standing)),
g AS (UPDATE ticket_distribution_groups SET revision = revision + 1, updated_at = $5 WHERE id = ANY ($1)),
t AS (
  UPDATE ticket_distributions SET status = 'DISTRIBUTED', move_count = move_count + 1, updated_at = $5,
    distribution_details = told.details, standing = told.standing
  FROM told WHERE id = told.ticket_id)
INSERT INTO ticket_distribution_moves
SELECT ticket_id, 3, 'DISTRIBUTING', 'DISTRIBUTED', $5, 'ticket-system:NOD', 1, 'confirmed ' || group_id || '.issue.1.1'
FROM told`;

const CLOSE_DELIVERIES = `
WITH told AS (
  SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
    AS told (key, group_id, request, answer, until)),
d AS (
  UPDATE deliveries SET revision = revision + 1, state = 'DONE', attempt_count = 1, next_attempt_at = NULL,
    claimed_by = NULL, claimed_since = NULL, claimed_until = NULL, updated_at = $6
  FROM told WHERE deliveries.key = told.key),
a AS (
  INSERT INTO delivery_attempts
  SELECT key, 1, $7, $8::integer, 'applied', NULL, $9, request, answer FROM told)
INSERT INTO watches SELECT key, 'NOD', group_id, $10, NULL, until FROM told`;

/** A ticket whose hand-over was applied, and what crossed the wire. */
export interface Answered {
  readonly ticket: BareTicket;
  readonly request: string;
  readonly answer: string;
}

/** Moves the tickets to DISTRIBUTED with what is known of them now. */
export function confirmTickets(answered: readonly Answered[], at: string): NamedStatement {
  const tickets = answered.map(({ ticket }) => ticket);
  return {
    name: 'confirm-tickets',
    text: CONFIRM_TICKETS,
    values: [
      tickets.map(({ groupId }) => groupId),
      tickets.map(({ ticketId }) => ticketId),
      tickets.map((ticket) => JSON.stringify(detailsAfter(ticket))),
      tickets.map((ticket) => JSON.stringify(standingAfter(ticket))),
      at,
    ],
  };
}

/** Closes the deliveries with their one attempt, and keeps when to look at the tickets. */
export function closeDeliveries(
  answered: readonly Answered[],
  at: string,
  { startedAt, correlationId }: { readonly startedAt: string; readonly correlationId: string },
): NamedStatement {
  return {
    name: 'close-deliveries',
    text: CLOSE_DELIVERIES,
    values: [
      answered.map(({ ticket }) => keyOf(ticket)),
      answered.map(({ ticket }) => ticket.groupId),
      answered.map(({ request }) => `POST /nod/backoffice\n\n${request}`),
      answered.map(({ answer }) => `200\n\n${answer}`),
      answered.map(({ ticket }) => ticket.product.endOfValidity),
      at,
      startedAt,
      Date.parse(at) - Date.parse(startedAt),
      correlationId,
      new Date(Date.parse(at) + 60_000).toISOString(),
    ],
  };
}
