import { type Malformation, MalformedBarcodeError } from './malformed-barcode-error.js';
import { plainBytes } from './plain-bytes.js';

/** Reads bits one after the other, the highest first. Whatever it is asked for, it never reads beyond the end. */
export class BitReader {
  readonly #bytes: Uint8Array;
  #position = 0;
  /** How many types that hold themselves are being read within one another. */
  depth = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = plainBytes(bytes);
  }

  /** How many bits have been read. */
  get position(): number {
    return this.#position;
  }

  /** Reads a number of `count` bits, at most 32. */
  read(count: number): number {
    this.require(count);
    let value = 0;
    let left = count;
    while (left > 0) {
      const offset = this.#position & 7;
      const taken = Math.min(8 - offset, left);
      const octet = this.#bytes[this.#position >> 3] ?? 0;
      value = ((value << taken) | ((octet >> (8 - offset - taken)) & ((1 << taken) - 1))) >>> 0;
      this.#position += taken;
      left -= taken;
    }
    return value;
  }

  readFlag(): boolean {
    return this.read(1) === 1;
  }

  readOctets(count: number): Uint8Array {
    this.require(count * 8);
    const from = this.#position;
    this.#position += count * 8;
    return this.octetsBetween(from, this.#position);
  }

  /** The bits between two positions as bytes, filled with zero bits up to a whole byte. */
  octetsBetween(from: number, to: number): Uint8Array {
    const [first, shift, count] = [from >> 3, from & 7, Math.ceil((to - from) / 8)];
    const octets = this.#bytes.slice(first, first + count);
    if (shift > 0) {
      for (let index = 0; index < count; index += 1) {
        const next = this.#bytes[first + index + 1] ?? 0;
        octets[index] = ((octets[index] ?? 0) << shift) | (next >> (8 - shift));
      }
    }
    const unused = count * 8 - (to - from);
    if (unused > 0) octets[count - 1] = ((octets[count - 1] ?? 0) >> unused) << unused;
    return octets;
  }

  /** Refuses when fewer bits are left: asked before anything is made room for. */
  require(count: number): void {
    if (count > this.#bytes.length * 8 - this.#position) throw this.malformed('ends-too-early');
  }

  /** Refuses when anything but the zero bits that fill the last byte is left. */
  requireEnd(): void {
    const left = this.#bytes.length * 8 - this.#position;
    const allowed = this.#position === 0 ? 8 : 7;
    if (left > allowed || this.read(left) !== 0) throw this.malformed('trailing-data');
  }

  malformed(reason: Malformation): MalformedBarcodeError {
    return new MalformedBarcodeError(reason, this.#position);
  }
}
