/**
 * The same bytes as a plain `Uint8Array`. A Buffer of Node is a `Uint8Array`, too, but its `slice` copies nothing, so that a change
 * of the slice would be one of what a caller gave.
 */
export function plainBytes(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
