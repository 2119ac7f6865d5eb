/** Every refusal that the domain knows: `place/problem`, stable for ever once published. */
export const DOMAIN_ERROR_CODES = [
  'request/malformed',
  'order/not-found',
  'order/version-not-found',
  'order/not-confirmed',
  'order/version-conflict',
  'order/other-organisation',
  'order/id-taken',
  'plan/other-groups',
  'group/not-found',
  'ticket-distribution/not-found',
  'ticket-distribution/illegal-move',
  'delivery/illegal-move',
  'delivery/not-found',
  'delivery/under-way',
  'delivery/answered',
  'delivery/changed-meanwhile',
  'delivery/needs-an-answer',
  'delivery/statement-does-not-fit',
  'delivery/answer-incomplete',
  'delivery/erased',
  'distribution/nothing-to-distribute',
  'distribution/order-version-not-supported',
  'distribution/other-medium',
  'distribution/not-transmittable',
  'distribution/nothing-to-redistribute',
  'distribution/unknown-order-line',
  'distribution/unknown-ticket',
  'distribution/deliver-after-end',
  'validity/ticket-ended',
  'validity/expired',
  'validity/has-begun',
  'validity/bound-to-departure',
  'validity/picked-up',
  'validity/not-supported',
  'validity/start-in-past',
  'validity/out-of-range',
  'validity/refused',
  'transfer/ticket-ended',
  'transfer/not-supported',
  'transfer/not-transferable',
  'transfer/in-use',
  'transfer/journey-started',
  'transfer/refused',
  'drift/not-found',
  'drift/not-open',
  'drift/repair-not-possible',
  'documents/not-offered',
  'documents/form-not-offered',
  'documents/not-codable',
  'documents/not-printable',
  'documents/pdf-not-found',
  'documents/no-valid-ticket',
  'documents/too-many-tickets',
  'documents/address-refused',
  'documents/mail-not-found',
  'documents/no-pass',
  'documents/pass-not-found',
  'events/forgotten',
  'webhook/not-found',
  'webhook/other-organisation',
  'webhook/too-many',
  'webhook/url-refused',
  'webhook/busy',
  'customer/still-in-use',
] as const;

export type DomainErrorCode = (typeof DOMAIN_ERROR_CODES)[number];

/** One broken rule of one field; `field` is a path such as `orderLines[0].fareProducts[1].ref`. */
export interface Violation {
  readonly field: string;
  readonly message: string;
}

/**
 * A refusal to the caller, said with a stable code. A fault of our own (a broken stored history, a bug) is a plain
 * `Error` instead.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly code: DomainErrorCode,
    message: string,
    /** The facts of the refusal, safe to show to the caller. */
    readonly details: Readonly<Record<string, unknown>> = {},
    /** Filled for `request/malformed` only. */
    readonly violations: readonly Violation[] = [],
  ) {
    super(message);
  }
}

/** Refuses input with one violation per field. */
export function malformed(violations: readonly Violation[]): DomainError {
  const summary = violations.map(({ field, message }) => `${field} ${message}`).join('; ');
  return new DomainError('request/malformed', summary, {}, violations);
}
