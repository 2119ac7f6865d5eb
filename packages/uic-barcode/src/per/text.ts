import type { BitReader } from './bit-reader.js';
import type { BitWriter } from './bit-writer.js';
import { readCounted, writeCounted } from './length.js';
import { octets } from './octet-string.js';
import { PerType } from './per-type.js';
import { rangeBits } from './range-bits.js';

const CHARACTER_BITS = 7;

/** IA5String, that is ASCII: seven bits a character, its length bounded or not. */
export class Ia5String extends PerType<string> {
  /**
   * @param shortest the fewest characters; undefined: the length has no bounds
   * @param longest the most characters
   */
  constructor(
    readonly shortest?: number,
    readonly longest: number = shortest ?? 0,
  ) {
    super();
  }

  write(writer: BitWriter, value: string): void {
    if (typeof value !== 'string' || !isAscii(value)) throw writer.refusal('must be a text of ASCII characters');
    const characters = (from: number, to: number) => {
      for (let index = from; index < to; index += 1) writer.write(value.charCodeAt(index), CHARACTER_BITS);
    };
    if (this.shortest === undefined) return writeCounted(writer, value.length, characters);
    if (value.length < this.shortest || value.length > this.longest) {
      throw writer.refusal(`must have ${this.shortest} to ${this.longest} characters`);
    }
    writer.write(value.length - this.shortest, rangeBits(this.shortest, this.longest));
    characters(0, value.length);
  }

  read(reader: BitReader): string {
    let text = '';
    const characters = (count: number) => {
      reader.require(count * CHARACTER_BITS);
      for (let index = 0; index < count; index += 1) text += String.fromCharCode(reader.read(CHARACTER_BITS));
    };
    if (this.shortest === undefined) {
      readCounted(reader, characters);
      return text;
    }
    const length = this.shortest + reader.read(rangeBits(this.shortest, this.longest));
    if (length > this.longest) throw reader.malformed('out-of-range');
    characters(length);
    return text;
  }
}

/** UTF8String: its length counts bytes. */
export class Utf8String extends PerType<string> {
  write(writer: BitWriter, value: string): void {
    const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : null;
    if (bytes === null || utf8(bytes) !== value) throw writer.refusal('must be a text of Unicode characters');
    octets.write(writer, bytes);
  }

  read(reader: BitReader): string {
    const text = utf8(octets.read(reader));
    if (text === null) throw reader.malformed('not-text');
    return text;
  }
}

/** IA5String without bounds, of exactly so many characters, or of so many to so many. */
export function ia5(shortest?: number, longest?: number): Ia5String {
  return new Ia5String(shortest, longest);
}

export const utf8String: Utf8String = new Utf8String();

const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of UTF-8 bytes, or null when they are none. */
function utf8(bytes: Uint8Array): string | null {
  try {
    return DECODER.decode(bytes);
  } catch {
    return null;
  }
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    if (text.charCodeAt(index) > 0x7f) return false;
  }
  return true;
}
