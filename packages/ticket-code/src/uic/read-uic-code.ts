import {
  type FcbTicket,
  type FindKey,
  MalformedBarcodeError,
  type SignerId,
  type Verdict as UicVerdict,
  decodeBarcode,
  decodeContainer,
  isContainer,
  readFlex,
  readHead,
  ticketIn,
  verifyBarcode,
  verifyContainer,
} from '@ticket-distribution/uic-barcode';
import { nodeCompression, verifyWithNode } from '@ticket-distribution/uic-barcode/node';

/** A code of UIC with what its signatures say, before anybody asked what the ticket says. */
export interface UicCode {
  readonly verdict: UicVerdict;
  /** Who it says that signed, in the form in which keys are looked up; null: it does not say. */
  readonly signer: SignerId | null;
  readonly ticket: FcbTicket | null;
  /** The issuer's number of the ticket, where the flexible content has none. */
  readonly headId: string | null;
  readonly isSpecimen: boolean;
}

/** Whether bytes begin as a code of UIC does: `#UT`, or the header U1 or U2 behind its first bit. */
export function isUicCode(bytes: Uint8Array): boolean {
  const [first = 0, second = 0] = bytes.subarray(0, 2);
  return isContainer(bytes) || ((first & 0x7f) === 1 && second === 0x55);
}

/**
 * Reads a code and verifies its signatures.
 *
 * @returns what is wrong with the bytes when they are no code of UIC
 */
export async function readUicCode(bytes: Uint8Array, findKey: FindKey, at: number): Promise<UicCode | string> {
  let signer: SignerId | null = null;
  const asked: FindKey = (id) => {
    signer = id;
    return findKey(id);
  };
  try {
    const read = isContainer(bytes) ? await readContainer(bytes, asked) : await readHeader(bytes, asked, at);
    return { ...read, signer };
  } catch (error) {
    if (error instanceof MalformedBarcodeError) return `${error.reason} at bit ${error.offset}`;
    throw error;
  }
}

async function readHeader(bytes: Uint8Array, findKey: FindKey, at: number): Promise<Omit<UicCode, 'signer'>> {
  const barcode = decodeBarcode(bytes);
  const verdict = await verifyBarcode(barcode, { findKey, verify: verifyWithNode, at });
  return { verdict, ticket: ticketIn(barcode.level1Data), headId: null, isSpecimen: false };
}

async function readContainer(bytes: Uint8Array, findKey: FindKey): Promise<Omit<UicCode, 'signer'>> {
  const container = decodeContainer(bytes, nodeCompression);
  const head = container.records.find(({ id }) => id === 'U_HEAD');
  const said = head === undefined ? null : readHead(head);
  return {
    verdict: await verifyContainer(container, { findKey, verify: verifyWithNode }),
    ticket: container.records.map(readFlex).find((flex) => flex !== null) ?? null,
    headId: said?.ticketId ?? null,
    isSpecimen: said?.specimen ?? false,
  };
}
