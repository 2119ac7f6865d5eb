import { sameBytes } from '../bytes/same-bytes.js';
import { type Instant, millisecondsOf } from '../instants/instant.js';
import { type KeySetDocument, readKeySetDocument, writeKeySetDocument } from './key-set-document.js';
import { KeySetError } from './key-set-error.js';
import type { TicketKey } from './ticket-key.js';

/** The public keys of one issuer: those that sign, will sign, and have signed. */
export class KeySet {
  readonly #byId: ReadonlyMap<string, TicketKey>;

  private constructor(
    /** The name of the issuer, as a verdict gives it. */
    readonly issuer: string,
    keys: readonly TicketKey[],
  ) {
    const byId = new Map<string, TicketKey>();
    for (const key of keys) {
      if (byId.has(key.keyId)) throw usedTwice(key.keyId);
      byId.set(key.keyId, key);
    }
    this.#byId = byId;
  }

  /**
   * @param issuer not empty
   * @param keys see `ticketKey`; may be none
   * @throws KeySetError when two keys have the same id: a key id is never used twice
   */
  static of(issuer: string, keys: readonly TicketKey[]): KeySet {
    if (issuer === '') throw new KeySetError('NOT_A_KEY_SET', null, 'must name its issuer');
    return new KeySet(issuer, keys);
  }

  /**
   * A key set as it was published. Keys of other kinds and for other uses are passed over, as RFC 7517 has it.
   *
   * @param document the JSON, as text or read already
   * @throws KeySetError for what is no key set
   */
  static read(document: unknown): KeySet {
    const { issuer, keys } = readKeySetDocument(document);
    return KeySet.of(issuer, keys);
  }

  get keys(): readonly TicketKey[] {
    return [...this.#byId.values()];
  }

  /** The key with an id. */
  key(keyId: string): TicketKey | undefined {
    return this.#byId.get(keyId);
  }

  /**
   * The key to sign with at a moment: of those that sign then and are not withdrawn, the one that began last. Null: there is none.
   *
   * @throws RangeError for a moment that is none
   */
  signingKeyAt(at: Instant): TicketKey | null {
    const moment = millisecondsOf(at);
    return this.keys
      .filter(
        ({ signsFrom, signsUntil, withdrawn }) => signsFrom <= moment && moment < signsUntil && withdrawn === null,
      )
      .reduce<TicketKey | null>((best, key) => (best === null || isNewer(key, best) ? key : best), null);
  }

  /**
   * The newer set, checked against this one: who verifies keeps the last set that it had, and takes the next only through here.
   *
   * @throws KeySetError when the newer is of another issuer, has another key under an id that is known from here, or trusts a
   *   withdrawn key again
   */
  succeededBy(newer: KeySet): KeySet {
    if (newer.issuer !== this.issuer) {
      throw new KeySetError('OTHER_ISSUER', null, `of ${this.issuer} cannot be followed by one of ${newer.issuer}`);
    }
    for (const key of newer.keys) {
      const known = this.key(key.keyId);
      if (known === undefined) continue;
      if (!sameBytes(known.publicKey, key.publicKey)) throw usedTwice(key.keyId);
      if (known.withdrawn !== null && key.withdrawn === null) {
        throw new KeySetError('WITHDRAWN_KEY_TRUSTED_AGAIN', key.keyId, 'must stay withdrawn');
      }
    }
    return newer;
  }

  /** What is published: a JWKS (RFC 7517, RFC 8037) with the issuer's name, and with when each key signs. */
  toJSON(): KeySetDocument {
    return writeKeySetDocument(this.issuer, this.keys);
  }
}

function isNewer(key: TicketKey, than: TicketKey): boolean {
  return key.signsFrom === than.signsFrom ? key.keyId > than.keyId : key.signsFrom > than.signsFrom;
}

function usedTwice(keyId: string): KeySetError {
  return new KeySetError('KEY_ID_USED_TWICE', keyId, 'must not be two different keys');
}
