/**
 * The codes by which a ticket system refuses for good, without effect (docs/protocols/ticket-systems.md).
 * KEY_REUSED_WITH_OTHER_CONTENT is missing: it says that the key *was* decided, not how.
 */
export const FINAL_REFUSAL_CODES = [
  'MALFORMED',
  'KEY_DEAD',
  'VALIDITY_INVALID',
  'CUSTOMER_ACCOUNT_MISSING',
  'TICKET_UNKNOWN',
  'TICKET_CANCELLED',
  'ALREADY_IN_USE',
  'OPERATION_NOT_SUPPORTED',
  'NOT_AN_ISSUE',
  'REFUSED',
] as const;
