import { BitReader } from './bit-reader.js';
import type { PerType } from './per-type.js';

/**
 * The value that a complete encoding says, its defaults filled in.
 *
 * @throws MalformedBarcodeError for bytes that are no value of the type, or more than one
 */
export function decode<Value>(type: PerType<Value>, bytes: Uint8Array): Value {
  const reader = new BitReader(bytes);
  const value = type.read(reader);
  reader.requireEnd();
  return value;
}
