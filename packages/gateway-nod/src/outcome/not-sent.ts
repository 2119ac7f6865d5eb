import type { CallResult } from '@ticket-distribution/application';

/** The result of a hand-over that its gateway cannot put into an order group: nothing was sent. */
export function notSent(reason: string): CallResult {
  return { outcome: { kind: 'no-effect', reason }, transcript: { request: null, answer: null } };
}
