import type { BitReader } from './bit-reader.js';
import type { BitWriter } from './bit-writer.js';
import { octets } from './octet-string.js';
import { PerType } from './per-type.js';

const FORM = /^[0-2](\.(0|[1-9]\d{0,15}))+$/;
/** Where the first two arcs, which share a byte group, are told apart. */
const SECOND_ARCS = 40;

/** OBJECT IDENTIFIER, such as `1.2.840.10045.4.3.2`, each arc below 2^53. */
class ObjectIdentifier extends PerType<string> {
  write(writer: BitWriter, value: string): void {
    const [first = 0, second = 0, ...rest] = String(value).split('.').map(Number);
    const groups = [first * SECOND_ARCS + second, ...rest];
    if (!FORM.test(value) || (first < 2 && second >= SECOND_ARCS) || !groups.every(Number.isSafeInteger)) {
      throw writer.refusal('must be an object identifier such as 1.2.840.10045.4.3.2');
    }
    octets.write(writer, Uint8Array.from(groups.flatMap(arcOctets)));
  }

  read(reader: BitReader): string {
    const arcs: number[] = [];
    let [arc, open] = [0, false];
    for (const octet of octets.read(reader)) {
      arc = arc * 128 + (octet & 0x7f);
      if ((!open && octet === 0x80) || arc > Number.MAX_SAFE_INTEGER) throw reader.malformed('bad-object-identifier');
      open = octet >= 0x80;
      if (open) continue;
      arcs.push(arc);
      arc = 0;
    }
    const [head, ...rest] = arcs;
    if (open || head === undefined) throw reader.malformed('bad-object-identifier');
    const first = Math.min(2, Math.floor(head / SECOND_ARCS));
    return [first, head - first * SECOND_ARCS, ...rest].join('.');
  }
}

export const objectIdentifier: PerType<string> = new ObjectIdentifier();

/** An arc in groups of seven bits, all but the last marked. */
function arcOctets(arc: number): number[] {
  const groups = [arc % 128];
  for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) groups.unshift((left % 128) + 0x80);
  return groups;
}
