import type { CallResult } from '@ticket-distribution/application';
import type { HandOver } from '@ticket-distribution/domain';

const NO_TRANSCRIPT = { request: null, answer: null } as const;

/**
 * The result of a hand-over that its gateway cannot put into an order group: nothing was sent by this call. It is no
 * refusal, for an earlier call, by a gateway that could, may have reached NOD.
 */
export function notSent(reason: string): CallResult {
  return { outcome: { kind: 'no-effect', reason }, transcript: NO_TRANSCRIPT };
}

/** The result of an operation that NOD does not have: no gateway ever sends it, so that it is certainly without effect, for good. */
export function notSpoken({ operation }: HandOver): CallResult {
  const reason = `NOD has no ${operation}: tickets change there by another issue and the cancel of the old`;
  return { outcome: { kind: 'refused', reason }, transcript: NO_TRANSCRIPT };
}
