import { BitWriter } from './bit-writer.js';
import type { PerType } from './per-type.js';

/**
 * A value as a complete encoding in whole bytes.
 *
 * @throws UnencodableValueError for a value that is not of the type
 */
export function encode<Value>(type: PerType<Value>, value: Value): Uint8Array {
  const writer = new BitWriter();
  type.write(writer, value);
  return writer.toBytes();
}
