import { type Instant, millisecondsOf } from '../instants/instant.js';
import { keyIdOf } from './key-id.js';
import { KeySetError } from './key-set-error.js';

/** A public key of an issuer, and when it signs. Moments are milliseconds since 1970 (UTC). */
export interface TicketKey {
  readonly keyId: string;
  /** 32 bytes (Ed25519). */
  readonly publicKey: Uint8Array;
  /** The first moment in which it signs; -Infinity when that is not said. */
  readonly signsFrom: number;
  /** The first moment in which it signs no longer; Infinity when that is not said. What it signed before stays valid. */
  readonly signsUntil: number;
  /** When it was withdrawn; null: it was not. The moment is told and not judged: nothing that it signed is trusted, ever. */
  readonly withdrawn: number | null;
}

/** What an issuer says of a key. */
export interface KeyTerms {
  readonly publicKey: Uint8Array;
  readonly signsFrom?: Instant | undefined;
  readonly signsUntil?: Instant | undefined;
  readonly withdrawn?: Instant | undefined;
}

export const KEY_BYTES = 32;

/**
 * A key for a key set, with its id.
 *
 * @throws KeySetError for a key that is not of Ed25519, or that signs until before it begins
 * @throws RangeError for a moment that is none
 */
export function ticketKey({ publicKey, signsFrom, signsUntil, withdrawn }: KeyTerms): TicketKey {
  if (publicKey.length !== KEY_BYTES) throw new KeySetError('BAD_KEY', null, `must have ${KEY_BYTES} bytes`);
  const keyId = keyIdOf(publicKey);
  const [from, until] = [momentOr(-Infinity, signsFrom), momentOr(Infinity, signsUntil)];
  if (!(from < until)) throw new KeySetError('BAD_KEY', keyId, 'must sign until after it begins');
  const since = withdrawn === undefined ? null : millisecondsOf(withdrawn);
  return { keyId, publicKey: publicKey.slice(), signsFrom: from, signsUntil: until, withdrawn: since };
}

/** Whether a key signs in a second (counted from 1970), or in a part of it. */
export function signsIn({ signsFrom, signsUntil }: TicketKey, second: number): boolean {
  return signsFrom < (second + 1) * 1000 && second * 1000 < signsUntil;
}

function momentOr(otherwise: number, instant: Instant | undefined): number {
  return instant === undefined ? otherwise : millisecondsOf(instant);
}
