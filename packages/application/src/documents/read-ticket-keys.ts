import { DomainError } from '@ticket-distribution/domain';
import type { TicketCodes } from '../ports/ticket-codes.js';

/** Reads the public keys with which codes, lists and receipts are verified. */
export class ReadTicketKeys {
  constructor(private readonly codes: TicketCodes | undefined) {}

  /** @throws DomainError `documents/not-offered` */
  execute(): Promise<object> {
    return offered(this.codes).keySet();
  }
}

/**
 * What makes codes.
 *
 * @throws DomainError `documents/not-offered` when nobody has set keys
 */
export function offered(codes: TicketCodes | undefined): TicketCodes {
  if (codes !== undefined) return codes;
  throw new DomainError('documents/not-offered', 'No keys for codes are set here.');
}
