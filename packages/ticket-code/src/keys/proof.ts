import { sameBytes } from '../bytes/same-bytes.js';
import type { VerifySignature } from '../signing/verify-signature.js';
import type { KeySet } from './key-set.js';
import type { TicketKey } from './ticket-key.js';

/** What was signed, and with which key it says that it was. */
export interface Signed {
  readonly keyId: string;
  readonly signedBytes: Uint8Array;
  readonly signature: Uint8Array;
}

/** Why no key proves a signature. */
export type UnknownKey =
  /** None of the key sets has a key with that id. */
  | 'NOT_IN_THE_KEY_SETS'
  /** It is signed with a key that its issuer withdrew. */
  | 'WITHDRAWN'
  /** The very key stands in the sets of two issuers: whose it is cannot be told. */
  | 'OF_TWO_ISSUERS';

/** Who signed. */
export type Proof =
  | { readonly kind: 'PROVEN'; readonly issuer: string; readonly key: TicketKey }
  | { readonly kind: 'KEY_UNKNOWN'; readonly why: UnknownKey }
  | { readonly kind: 'SIGNATURE_INVALID' };

interface Candidate {
  readonly issuer: string;
  readonly key: TicketKey;
}

/** Finds the key that signed. Ids are short: when keys of several issuers have the same one, each is tried. */
export async function prove(
  signed: Signed,
  keySets: readonly KeySet[],
  verifySignature: VerifySignature,
): Promise<Proof> {
  const candidates = keySets.flatMap((keySet): Candidate[] => {
    const key = keySet.key(signed.keyId);
    return key === undefined ? [] : [{ issuer: keySet.issuer, key }];
  });
  if (candidates.length === 0) return { kind: 'KEY_UNKNOWN', why: 'NOT_IN_THE_KEY_SETS' };
  for (const { key } of candidates) {
    if (await verifySignature(key, signed.signedBytes, signed.signature)) return proofBy(key, candidates);
  }
  return { kind: 'SIGNATURE_INVALID' };
}

/** A key counts as all sets have it that hold it: one that withdraws it is enough. */
function proofBy(signing: TicketKey, candidates: readonly Candidate[]): Proof {
  const holders = candidates.filter(({ key }) => sameBytes(key.publicKey, signing.publicKey));
  const [issuer = '', ...others] = new Set(holders.map((holder) => holder.issuer));
  if (others.length > 0) return { kind: 'KEY_UNKNOWN', why: 'OF_TWO_ISSUERS' };
  if (holders.some(({ key }) => key.withdrawn !== null)) return { kind: 'KEY_UNKNOWN', why: 'WITHDRAWN' };
  return { kind: 'PROVEN', issuer, key: signing };
}
