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
    const groups = typeof value === 'string' && FORM.test(value) ? groupsOf(value) : null;
    if (groups === null) throw writer.refusal('must be an object identifier such as 1.2.840.10045.4.3.2');
    octets.write(writer, Uint8Array.from(groups.flatMap(groupOctets)));
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

/** What is written of an identifier: the first two arcs in one number, then each; null when one of them is too large. */
function groupsOf(identifier: string): number[] | null {
  const [first = 0, second = 0, ...rest] = identifier.split('.').map(Number);
  const groups = [first * SECOND_ARCS + second, ...rest];
  return (first < 2 && second >= SECOND_ARCS) || !groups.every(Number.isSafeInteger) ? null : groups;
}

/** A number in pieces of seven bits, all but the last marked. */
function groupOctets(group: number): number[] {
  const pieces = [group % 128];
  for (let left = Math.floor(group / 128); left > 0; left = Math.floor(left / 128)) pieces.unshift((left % 128) + 0x80);
  return pieces;
}
