import type { OrderEvidence } from './evidence.js';
import { DELIVERY_JUDGES } from './judge-deliveries.js';
import { brokenFeed } from './judge-feed.js';
import { brokenHistory } from './judge-history.js';
import { ORDER_JUDGES } from './judge-order.js';
import { STANDING_JUDGES } from './judge-standing.js';
import type { Judges, KeptPromise, Violation } from './violation.js';

/** Every promise that an order at rest breaks; empty when all are kept. */
export function judge(evidence: OrderEvidence): readonly Violation[] {
  const orderId = evidence.told.id;
  const ofOrder = judged(ORDER_JUDGES, evidence);
  const ofTickets = evidence.tickets.flatMap((ticket) => {
    const { id, status } = ticket.ticket;
    const all = [
      ...judged(STANDING_JUDGES, ticket),
      ...judged(DELIVERY_JUDGES, { ticket, told: evidence.told }),
      ...judged({ 'history-complete': [brokenHistory], 'told-once': [brokenFeed] }, ticket),
    ];
    return all.map(({ promise, text }) => ({ promise, text: `ticket ${id} (${status}) ${text}` }));
  });
  return [...ofOrder, ...ofTickets].map((one) => ({ orderId, ...one }));
}

function judged<Subject>(judges: Judges<Subject>, subject: Subject): { promise: KeptPromise; text: string }[] {
  return Object.entries(judges).flatMap(([promise, asks]) =>
    asks.flatMap((ask) => ask(subject).map((text) => ({ promise: promise as KeptPromise, text }))),
  );
}
