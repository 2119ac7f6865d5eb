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

/** A file of `test/uic-barcode/vectors`. */
export function referenceData<Entry>(name: string): readonly Entry[] {
  return JSON.parse(readFileSync(join(root, 'test', 'uic-barcode', 'vectors', name), 'utf8')) as Entry[];
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
