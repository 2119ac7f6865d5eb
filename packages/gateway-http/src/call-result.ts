import type { CallResult } from '@ticket-distribution/application';
import type { CallOutcome, HandOver } from '@ticket-distribution/domain';
import { REASON_LIMIT } from './masking/cut.js';
import type { HttpExchange } from './http-exchange.js';
import { redactor } from './redactor.js';

/** The longest text of a transcript, characters. */
const TRANSCRIPT_LIMIT = 4000;

/** The result of a call for a hand-over: personal data masked in transcript and reason, and both of bounded length. */
export function callResult(
  handOver: HandOver,
  { request, answer }: Pick<HttpExchange, 'request' | 'answer'>,
  outcome: CallOutcome,
): CallResult {
  const masker = redactor(handOver);
  return {
    outcome: 'reason' in outcome ? { ...outcome, reason: masker.mask(outcome.reason, REASON_LIMIT) } : outcome,
    transcript: {
      request: masker.mask(request, TRANSCRIPT_LIMIT),
      answer: answer === null ? null : masker.mask(answer, TRANSCRIPT_LIMIT),
    },
  };
}
