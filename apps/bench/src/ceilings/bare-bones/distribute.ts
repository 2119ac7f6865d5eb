import type { Pool } from 'pg';
import type { KeptAliveClient } from '../../calls/kept-alive-client.js';
import { groupView } from './group-view.js';
import { type MovedRow, moveTickets, movedTicket, storeDeliveries } from './hand-over-statements.js';
import { issueMessage } from './issue-message.js';
import { newId } from './new-id.js';
import { type Answered, closeDeliveries, confirmTickets } from './outcome-statements.js';
import type { BareTicket } from './ticket-documents.js';
import { transaction } from './transaction.js';

/** Hands all tickets of an order over: stored, called, and the outcome stored. */
export async function distribute(pool: Pool, ticketSystem: KeptAliveClient, orderId: string): Promise<object[]> {
  const startedAt = new Date().toISOString();
  const correlationId = newId();
  const tickets = await transaction(pool, async (make) => {
    const rows = (await make(moveTickets(orderId, startedAt))) as MovedRow[];
    const moved = rows.map(movedTicket);
    await make(storeDeliveries(moved, startedAt, correlationId));
    return moved;
  });
  const answered = await Promise.all(tickets.map((ticket) => call(ticketSystem, ticket)));
  const at = new Date().toISOString();
  await transaction(pool, async (make) => {
    await make(confirmTickets(answered, at));
    await make(closeDeliveries(answered, at, { startedAt, correlationId }));
  });
  return tickets.map(({ made, ...ticket }) => groupView(ticket, 'DISTRIBUTED', made, at));
}

async function call(ticketSystem: KeptAliveClient, ticket: BareTicket): Promise<Answered> {
  const request = issueMessage(ticket);
  const { status, text } = await ticketSystem.call('POST', '/nod/backoffice', request, 'text/xml; charset=utf-8');
  if (status !== 200 || !text.includes('<outcome>APPLIED</outcome>'))
    throw new Error(`NOD answered ${status}: ${text}`);
  return { ticket, request, answer: text };
}
