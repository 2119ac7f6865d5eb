import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FcbVersion } from '@ticket-distribution/uic-barcode';
import { root } from '../architecture/source-files.js';

/** A ticket that somebody else encoded, and what it says in JER. */
export interface ReferenceTicket {
  readonly name: string;
  readonly version: FcbVersion;
  readonly hex: string;
  readonly decoded: unknown;
}

/** Where UIC's Java and UIC's ASN.1 differ, with a ticket that shows what the ASN.1 says. */
export interface Difference {
  /** The version of the ASN.1 module, such as `3.0.6`. */
  readonly fcb: string;
  readonly type: string;
  readonly field: string;
  readonly asn1: string;
  readonly java: string;
  readonly sameBitsOnTheWire: boolean;
  readonly path: readonly (string | number)[];
  /** The field in the ticket; null: the whole sequence. */
  readonly value: number | null;
  /** What Java takes and the ASN.1 does not, if there is such a value. */
  readonly refused: number | null;
  readonly ticket: object;
  readonly hex: string;
}

/** What somebody else's header or dynamic content says, and the ticket in it. */
export interface ReferenceBarcode {
  readonly hex: string;
  readonly decoded: { readonly level2SignedData: { readonly level1Data: unknown; readonly level1Signature: unknown } };
  readonly fcb: { readonly decoded: unknown };
}

/** Tickets of a file of `test/uic-barcode/vectors`. */
export function referenceTickets(
  name: 'uic-constants.json' | 'uic-test-tickets.json' | 'uic-java-only.json',
): readonly ReferenceTicket[] {
  return entriesOf(name) as ReferenceTicket[];
}

/** A foreign issuer's barcode, then two dynamic contents. */
export function referenceBarcodes(): readonly ReferenceBarcode[] {
  return entriesOf('uic-dosipas.json') as ReferenceBarcode[];
}

export function differences(): readonly Difference[] {
  return entriesOf('java-against-asn1.json') as Difference[];
}

function entriesOf(name: string): unknown {
  return JSON.parse(readFileSync(join(root, 'test', 'uic-barcode', 'vectors', name), 'utf8'));
}

export function bytesOf(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex, 'hex'));
}

export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex').toUpperCase();
}

/** A decoded value as JER: bytes as hexadecimal digits. */
export function jerOf(value: unknown): unknown {
  if (value instanceof Uint8Array) return hexOf(value);
  if (Array.isArray(value)) return value.map(jerOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, content]) => [name, jerOf(content)]));
}
