import { RefusedDocumentError } from '../jws/refused-document-error.js';
import type { KeySet } from '../keys/key-set.js';
import type { VerifySignature } from '../signing/verify-signature.js';
import type { ListState, ListStatement } from './list-statement.js';
import { type Revocation, mattering } from './revocation.js';
import { verifiedList } from './verified-list.js';

/** By what a document is verified. */
export interface ListTrust {
  /** Of the issuer of the list. */
  readonly keySet: KeySet;
  readonly verifySignature: VerifySignature;
}

/** Of every ticket those that matter, the strongest first, at least one. */
type RevocationsByTicket = ReadonlyMap<string, readonly Revocation[]>;

/**
 * The revocations of one issuer as an inspector keeps them. It does not change: a list to which a delta is applied is another.
 * Moments are whole seconds since 1970 (UTC).
 */
export class RevocationList implements ListState {
  private constructor(
    readonly issuer: string,
    readonly cursor: number,
    readonly issuedAt: number,
    readonly validUntil: number,
    private readonly byTicket: RevocationsByTicket,
  ) {}

  /**
   * A full list.
   *
   * @param jws what `signRevocationList` made
   * @throws RefusedDocumentError when it is not signed by the issuer of the key set, or a delta
   */
  static async load(jws: string, trust: ListTrust): Promise<RevocationList> {
    const statement = await verifiedList(jws, trust);
    if (statement.since !== undefined) {
      throw new RefusedDocumentError('NOT_A_FULL_LIST', `it tells only what came after ${statement.since}`);
    }
    const { issuer, cursor, issuedAt, validUntil } = statement;
    return new RevocationList(issuer, cursor, issuedAt, validUntil, merged(new Map(), statement, issuedAt));
  }

  /**
   * The list together with a delta, or with another full list. Any number of them may come in any order, and again: no revocation
   * is lost, and an older one makes nothing older.
   *
   * @throws RefusedDocumentError when it is not signed by the issuer of this list, or begins after the cursor of this list
   */
  async apply(jws: string, trust: ListTrust): Promise<RevocationList> {
    const statement = await verifiedList(jws, trust);
    if (statement.issuer !== this.issuer) {
      throw new RefusedDocumentError('OTHER_ISSUER', `the list is of ${this.issuer}`);
    }
    if ((statement.since ?? 0) > this.cursor) {
      throw new RefusedDocumentError('GAP', `it begins after ${statement.since}, and the list ends at ${this.cursor}`);
    }
    const { cursor, issuedAt, validUntil } = isNewer(statement, this) ? statement : this;
    const byTicket = merged(this.byTicket, statement, issuedAt);
    return new RevocationList(this.issuer, cursor, issuedAt, validUntil, byTicket);
  }

  /** How many tickets it knows of. */
  get size(): number {
    return this.byTicket.size;
  }

  /** What revokes a code; null: nothing that this list knows. */
  revocationOf(ticketId: string, codeNumber: number): Revocation | null {
    const [revocation] = this.byTicket.get(ticketId) ?? [];
    return revocation !== undefined && codeNumber <= revocation.upTo ? revocation : null;
  }
}

/** Who tells more of the history is newer; of two that tell as much, the one that was issued later. */
function isNewer(statement: ListState, than: ListState): boolean {
  if (statement.cursor !== than.cursor) return statement.cursor > than.cursor;
  if (statement.issuedAt !== than.issuedAt) return statement.issuedAt > than.issuedAt;
  return statement.validUntil > than.validUntil;
}

/** What is known together with what a document tells, without what is over. */
function merged(known: RevocationsByTicket, { revocations }: ListStatement, issuedAt: number): RevocationsByTicket {
  const byTicket = new Map<string, Revocation[]>();
  for (const revocation of [...[...known.values()].flat(), ...revocations]) {
    if (revocation.keepUntil <= issuedAt) continue;
    const ofTicket = byTicket.get(revocation.ticketId);
    if (ofTicket === undefined) byTicket.set(revocation.ticketId, [revocation]);
    else ofTicket.push(revocation);
  }
  return new Map([...byTicket].map(([ticketId, ofTicket]) => [ticketId, mattering(ofTicket)]));
}
