import type { XmlFields } from '../xml/xml-fields.js';

/**
 * The codes by which NOD refuses for good, without effect. Two codes of its faults are missing: UNAVAILABLE decides
 * nothing, and KEY_REUSED_WITH_OTHER_CONTENT says that the key *was* decided, not how.
 */
export const FINAL_FAULT_CODES = [
  'MALFORMED',
  'KEY_DEAD',
  'ORDER_TYPE_UNKNOWN',
  'PLUGIN_UNKNOWN',
  'DESCRIPTION_INVALID',
  'ORDER_GROUP_INVALID',
  'ORDER_GROUP_UNKNOWN',
  'ORDER_UNKNOWN',
  'ALREADY_PICKED_UP',
  'NOT_PICKED_UP',
  'REFUSED',
] as const;

/** The detail of a SOAP fault of the back office. */
export interface NodFault {
  readonly code: string;
  readonly message: string;
  /** Whether NOD says that the same call will never be applied. */
  readonly final: boolean;
  /** The key of the call; null when NOD could not read it. */
  readonly reference: string | null;
  /** The tickets that the fault is about; empty: the call as a whole. */
  readonly ticketReferences: readonly string[];
}

/**
 * Reads the `Fault` of a SOAP body.
 *
 * @throws UnreadableAnswer for a fault without NOD's detail: not NOD, but something in front of it speaks
 */
export function readNodFault(fault: XmlFields): NodFault {
  const detail = fault.child('detail').child('NodFault');
  return {
    code: detail.text('code'),
    message: detail.text('message'),
    final: detail.boolean('final'),
    reference: detail.optionalText('reference'),
    ticketReferences: readTicketReferences(detail),
  };
}

/** The tickets that a refusal names, where it names some. */
export function readTicketReferences(refusal: XmlFields): readonly string[] {
  return refusal.optionalChild('ticketReferences')?.texts('ticketReference') ?? [];
}
