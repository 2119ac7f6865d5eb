import { type EncodedTicketCode, encodeContent, encodeTicketCode } from '../payload/encode-ticket-code.js';
import type { TicketCodeContent } from '../payload/ticket-code-content.js';
import type { BarcodeSigner } from './barcode-signer.js';

/**
 * A signed code, as text and as bytes.
 *
 * @throws UnencodableTicketCodeError for a value that has no room, and for a signature that is none of Ed25519
 */
export async function signTicketCode(
  content: Omit<TicketCodeContent, 'keyId'>,
  signer: BarcodeSigner,
): Promise<EncodedTicketCode> {
  const complete = { ...content, keyId: signer.keyId };
  return encodeTicketCode({ ...complete, signature: await signer.sign(encodeContent(complete)) });
}
