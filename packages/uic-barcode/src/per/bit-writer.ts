import { UnencodableValueError } from './unencodable-value-error.js';

const FIRST_SIZE = 256;

/** Writes bits one after the other, the highest first, and knows which field is being written. */
export class BitWriter {
  #bytes = new Uint8Array(FIRST_SIZE);
  #length = 0;
  readonly #path: string[] = [];
  /** How many types that hold themselves are being written within one another. */
  depth = 0;

  /** Writes the lowest `count` bits (at most 32) of a number that is not negative. */
  write(value: number, count: number): void {
    this.#reserve(count);
    let left = count;
    while (left > 0) {
      const free = 8 - (this.#length & 7);
      const taken = Math.min(free, left);
      left -= taken;
      const part = (value >>> left) & ((1 << taken) - 1);
      const at = this.#length >> 3;
      this.#bytes[at] = (this.#bytes[at] ?? 0) | (part << (free - taken));
      this.#length += taken;
    }
  }

  writeOctets(octets: Uint8Array): void {
    if ((this.#length & 7) === 0) {
      this.#reserve(octets.length * 8);
      this.#bytes.set(octets, this.#length >> 3);
      this.#length += octets.length * 8;
    } else {
      for (const octet of octets) this.write(octet, 8);
    }
  }

  /** What was written, filled with zero bits up to a whole byte; one zero byte when nothing was. */
  toBytes(): Uint8Array {
    return this.#bytes.slice(0, Math.max(1, Math.ceil(this.#length / 8)));
  }

  /** Writes within a field, so that a refusal names it. */
  within(field: string | number, write: () => void): void {
    this.#path.push(String(field));
    write();
    this.#path.pop();
  }

  /** The refusal of what is being written. */
  refusal(problem: string): UnencodableValueError {
    return new UnencodableValueError(this.#path.join('.'), problem);
  }

  #reserve(count: number): void {
    const needed = Math.ceil((this.#length + count) / 8);
    if (needed <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}
