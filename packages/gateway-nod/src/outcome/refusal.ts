import type { CallOutcome, HandOver, TicketDistributionId } from '@ticket-distribution/domain';
import { namedTickets } from '@ticket-distribution/gateway-http';
import { FINAL_FAULT_CODES, type NodFault } from '../back-office/nod-fault.js';

/** The codes that prove whether the tickets were picked up. */
const PICKED_UP: ReadonlyMap<string | null, boolean> = new Map([
  ['ALREADY_PICKED_UP', true],
  ['NOT_PICKED_UP', false],
]);

/**
 * A refusal is believed when its code is one by which NOD refuses for good; else nobody knows.
 *
 * @param named the tickets that it is about; none: the call as a whole
 */
export function refusal(
  code: string | null,
  message: string | null,
  named: readonly TicketDistributionId[] = [],
): CallOutcome {
  const reason = [code, message].filter((text) => text !== null && text !== '').join(': ');
  const isFinal = FINAL_FAULT_CODES.some((final) => final === code);
  if (!isFinal) return { kind: 'unknown', reason: `the refusal proves nothing: ${reason}` };
  const pickedUp = PICKED_UP.get(code);
  return {
    kind: 'refused',
    reason,
    ...(pickedUp !== undefined && { pickedUp }),
    ...(named.length > 0 && { tickets: named }),
  };
}

/** What a fault proves of a hand-over: a refusal only when it names our key and says that it is final. */
export function faultOutcome(handOver: HandOver, fault: NodFault): CallOutcome {
  const { code, message, final, reference, ticketReferences } = fault;
  if (reference !== handOver.key) return { kind: 'unknown', reason: `the fault ${code} does not name our key` };
  return refusal(final ? code : `${code} (not final)`, message, namedTickets(handOver, ticketReferences));
}
