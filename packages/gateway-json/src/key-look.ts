import type { DeliveryKey, StatusReport } from '@ticket-distribution/domain';
import { type HttpAnswer, type Unseen, orUnknown } from '@ticket-distribution/gateway-http';
import { refusal } from './answer-outcome.js';
import { keyIsUnknown, unexpected } from './answer-status.js';
import { type AnsweredTicket, readHandOverAnswer } from './hand-over-answer.js';

/** What an answer to a question for an issue says of its tickets now; why it says nothing where it is not to be believed. */
export function keyLook(key: DeliveryKey, answer: HttpAnswer): StatusReport | Unseen {
  const seen = orUnknown(() => ticketsSeen(key, answer));
  return seen !== null && 'kind' in seen ? { key, problem: seen.reason } : { key, tickets: seen };
}

type Seen = StatusReport['tickets'] | { readonly kind: 'unknown'; readonly reason: string };

function ticketsSeen(key: DeliveryKey, httpAnswer: HttpAnswer): Seen {
  if (keyIsUnknown(httpAnswer)) return null;
  if (httpAnswer.status !== 200) throw unexpected(httpAnswer.status);
  const answer = readHandOverAnswer(httpAnswer.text);
  if (answer.key !== key) return nothingSeen('the answer is for another key');
  if (answer.outcome === 'refused') {
    const outcome = refusal(answer);
    return outcome.kind === 'unknown' ? outcome : [];
  }
  const ids = answer.tickets.map(({ references }) => references.ticketDistributionId);
  if (ids.length === 0) return nothingSeen('the answer names no tickets of an issue that was applied');
  if (new Set(ids).size < ids.length) return nothingSeen('the answer names a ticket twice');
  return answer.tickets.map(sighted);
}

function sighted({ references, status }: AnsweredTicket) {
  const { ticketDistributionId, customerAccountRef } = references;
  return { ticketDistributionId, status, customerAccountRef };
}

function nothingSeen(reason: string): { readonly kind: 'unknown'; readonly reason: string } {
  return { kind: 'unknown', reason };
}
