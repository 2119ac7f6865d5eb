import type { OrderEvidence, Violation } from './evidence.js';
import { brokenDeliveries } from './judge-deliveries.js';
import { brokenHistory } from './judge-history.js';
import { brokenOrder } from './judge-order.js';
import { brokenStanding } from './judge-standing.js';

/** Every promise that an order at rest breaks; empty when all are kept. */
export function judge(evidence: OrderEvidence): readonly Violation[] {
  const texts = [
    ...brokenOrder(evidence),
    ...evidence.tickets.flatMap((ticket) =>
      [...brokenStanding(ticket), ...brokenDeliveries(ticket, evidence.told), ...brokenHistory(ticket)].map(
        (text) => `ticket ${ticket.ticket.id} (${ticket.ticket.status}) ${text}`,
      ),
    ),
  ];
  return texts.map((text) => ({ orderId: evidence.told.id, text }));
}
