import { joinedBytes } from '../per/joined-bytes.js';
import { MalformedBarcodeError } from '../per/malformed-barcode-error.js';
import { UnencodableValueError } from '../per/unencodable-value-error.js';
import { latin1At, latin1Bytes, numberAt } from './fixed-fields.js';

/** A record in a container: six characters of its name (`U_HEAD`, `U_FLEX`, `U_TLAY`, `1180AI`), two of its version. */
export interface DataRecord {
  readonly id: string;
  readonly version: string;
  readonly content: Uint8Array;
}

const [ID, VERSION, LENGTH] = [6, 2, 4];
const HEAD = ID + VERSION + LENGTH;
const LONGEST = 9999;

/** Records one after the other, each with its own length before it. */
export function encodeRecords(records: readonly DataRecord[]): Uint8Array {
  return joinedBytes(
    records.flatMap(({ id, version, content }, index) => {
      const length = HEAD + content.length;
      if (length > LONGEST)
        throw new UnencodableValueError(`records.${index}`, `must be at most ${LONGEST} bytes long`);
      return [
        latin1Bytes(`records.${index}.id`, id, ID),
        latin1Bytes(`records.${index}.version`, version, VERSION),
        latin1Bytes(`records.${index}`, String(length).padStart(LENGTH, '0'), LENGTH),
        content,
      ];
    }),
  );
}

/** The records that bytes hold, one after the other up to the end. */
export function decodeRecords(bytes: Uint8Array): DataRecord[] {
  const records: DataRecord[] = [];
  let at = 0;
  while (at < bytes.length) {
    const id = latin1At(bytes, at, ID);
    const version = latin1At(bytes, at + ID, VERSION);
    const length = numberAt(bytes, at + ID + VERSION, LENGTH);
    if (length < HEAD) throw new MalformedBarcodeError('out-of-range', (at + ID + VERSION) * 8);
    if (at + length > bytes.length) throw new MalformedBarcodeError('ends-too-early', bytes.length * 8);
    records.push({ id, version, content: bytes.slice(at + HEAD, at + length) });
    at += length;
  }
  return records;
}
