// #region issue
import { KeySet, signTicketCode, ticketKey } from '@ticket-distribution/ticket-code';
import { type NodeSigner, nodeSigner, privateKeyFromFile } from '@ticket-distribution/ticket-code/node';
import { drawSymbol } from '@ticket-distribution/ticket-code/symbols';

/** The issuer, once: loads its key, made by `openssl genpkey -algorithm ed25519 -out key.pem`. */
export async function loadSigner(path: string): Promise<NodeSigner> {
  return nodeSigner(await privateKeyFromFile(path));
}

/** The issuer: what it publishes, for validators to fetch and keep. */
export function publishedKeys(signer: NodeSigner): string {
  const { publicKey } = signer;
  const key = ticketKey({ publicKey, signsFrom: '2026-01-01T00:00:00Z', signsUntil: '2027-02-01T00:00:00Z' });
  return JSON.stringify(KeySet.of('Ruter', [key]));
}

/** The issuer: the picture for a ticket. Seconds since 1970 (UTC). */
export async function draw(
  ticketId: string,
  validFrom: number,
  validUntil: number,
  signer: NodeSigner,
): Promise<string> {
  const { text } = await signTicketCode({ ticketId, codeNumber: 1, validFrom, validUntil }, signer);
  return drawSymbol({ symbology: 'QR', content: text, format: 'SVG' });
}
// #endregion issue

// #region inspect
import { RevocationList, type Verdict, verify } from '@ticket-distribution/ticket-code';
import { verifyWithNode } from '@ticket-distribution/ticket-code/node';

/** The inspector's device, with what it fetched when it had a network: the keys, and the list of what is revoked. */
export async function inspect(code: string, at: string, publishedKeySet: string, listJws: string): Promise<Verdict> {
  const keySet = KeySet.read(publishedKeySet);
  const list = await RevocationList.load(listJws, { keySet, verifySignature: verifyWithNode });
  return verify({ code, at, keySets: [keySet], revocationLists: [list], verifySignature: verifyWithNode });
}
// #endregion inspect

// #region revoke
import { type Revocation, etagOf, signRevocationList } from '@ticket-distribution/ticket-code';

/** The issuer: all that is revoked up to a place in its history, for the next quarter of an hour. Seconds since 1970 (UTC). */
export async function publishedList(
  revocations: readonly Revocation[],
  cursor: number,
  now: number,
  signer: NodeSigner,
) {
  const state = { cursor, issuedAt: now, validUntil: now + 900 };
  const jws = await signRevocationList({ issuer: 'Ruter', ...state, revocations }, signer);
  return { jws, etag: etagOf(state) };
}
// #endregion revoke

// #region receipt
import { signReceipt } from '@ticket-distribution/ticket-code';

/** The distributor: what became of a ticket, for who asks later. */
export function receipt(ticketId: string, orderId: string, issuedAt: string, signer: NodeSigner): Promise<string> {
  const moments = { acceptedAt: '2026-12-05T09:00:00Z', pickedUpAt: '2026-12-05T10:30:00Z' };
  return signReceipt({ issuer: 'Ruter', issuedAt, ticketId, orderId, method: 'NOD', ...moments }, signer);
}
// #endregion receipt
