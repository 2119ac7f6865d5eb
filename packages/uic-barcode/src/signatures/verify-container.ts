import type { TicketContainer } from '../container/ticket-container.js';
import { signerId } from './signer-id.js';
import type { FindKey, Verify } from './signing.js';
import type { Verdict } from './verdict.js';

/** What the signature of a container of leaflet 918.3 says of it. */
export async function verifyContainer(
  container: TicketContainer,
  { findKey, verify }: { readonly findKey: FindKey; readonly verify: Verify },
): Promise<Extract<Verdict, 'valid' | 'unknown-key' | 'invalid-signature'>> {
  const key = await findKey(signerId(container.issuer, container.keyId));
  if (key === null) return 'unknown-key';
  return (await verify(key, container.signedBytes, container.signature)) ? 'valid' : 'invalid-signature';
}
