import type { Attempt, DeliverySnapshot } from '../delivery/delivery-snapshot.js';
import type { Drift, DriftKind } from '../drift/drift.js';
import type { DecisionRecord } from '../group/decision-record.js';
import { ERASED } from '../shared/erased.js';
import type { TicketMove } from '../ticket/ticket-distribution.js';
import type { Person } from './person.js';
import { redacted, redactedWords, saysCodes } from './redacted.js';

/** The drifts in which a ticket system has its say in its own words, or names accounts. */
const IN_WORDS: ReadonlySet<DriftKind> = new Set([
  'cancel-refused',
  'change-refused',
  'outcome-unknown',
  'account-differs',
]);

/** The key of a hand-over, see `handOverKey`. */
const KEY = /^[\w-]+\.[a-z-]+\.\d+\.\d+$/;

/** A move without the words of others: what the engine itself said of it stays. */
export function redactedMove(move: TicketMove): TicketMove {
  const { from, to, reason } = move;
  // That a ticket failed is told in the words of its ticket system alone.
  if (to === 'FAILED' && from !== to) return withReason(move, redactedWords(reason));
  const [head = '', ...rest] = reason.split(': ');
  const isOurs = rest.length === 0 || saysCodes(head) || (rest.length === 1 && KEY.test(rest[0] ?? ''));
  return isOurs ? move : withReason(move, `${head}: ${ERASED}`);
}

function withReason(move: TicketMove, reason: string): TicketMove {
  return move.reason === reason ? move : { ...move, reason };
}

/** A delivery without the person, and without the words of its ticket system. */
export function redactedDelivery(delivery: DeliverySnapshot, person: Person): DeliverySnapshot {
  const handOver = redacted(delivery.handOver, person);
  const lastError = delivery.lastError === null ? null : ERASED;
  const isSame = handOver === delivery.handOver && lastError === delivery.lastError;
  return isSame ? delivery : { ...delivery, handOver, lastError };
}

/** An attempt without what crossed the wire, and without what was said of it. */
export function redactedAttempt(attempt: Attempt): Attempt {
  const { message, request, answer } = attempt;
  const texts = [message, request, answer];
  if (texts.every((text) => text === null || text === ERASED)) return attempt;
  const put = (text: string | null): string | null => (text === null ? null : ERASED);
  return { ...attempt, message: put(message), request: put(request), answer: put(answer) };
}

/** A drift without the words of its ticket system. */
export function redactedDrift(drift: Drift): Drift {
  if (!IN_WORDS.has(drift.kind) || drift.theirs === ERASED) return drift;
  return { ...drift, ours: drift.kind === 'account-differs' ? ERASED : drift.ours, theirs: ERASED };
}

/** A decision without the person. A ticket's entry stays that of the plan. */
export function redactedDecision(decision: DecisionRecord, person: Person): DecisionRecord {
  const now = redacted(decision, person);
  const { plan, tickets } = decision;
  if (now === decision || plan === null || now.plan === null) return now;
  const entries = now.plan.entries;
  const placed = now.tickets.map((ticket, index) => {
    const entry = tickets[index]?.entry ?? null;
    return { ...ticket, entry: entry === null ? null : (entries[plan.entries.indexOf(entry)] ?? ticket.entry) };
  });
  return { ...now, tickets: placed };
}
