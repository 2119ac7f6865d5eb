import type { BitReader } from './bit-reader.js';
import type { BitWriter } from './bit-writer.js';
import { joinedBytes } from './joined-bytes.js';
import { readCounted, writeCounted } from './length.js';
import { PerType } from './per-type.js';

/** OCTET STRING of any length. */
export class OctetString extends PerType<Uint8Array> {
  write(writer: BitWriter, value: Uint8Array): void {
    if (!(value instanceof Uint8Array)) throw writer.refusal('must be bytes (Uint8Array)');
    writeCounted(writer, value.length, (from, to) => writer.writeOctets(value.subarray(from, to)));
  }

  read(reader: BitReader): Uint8Array {
    const pieces: Uint8Array[] = [];
    readCounted(reader, (count) => {
      pieces.push(reader.readOctets(count));
    });
    return pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : joinedBytes(pieces);
  }
}

export const octets: OctetString = new OctetString();
