const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const SURROGATE = /\p{Surrogate}/u;

/** A text that we wrote, or that holds no half of a character otherwise, in UTF-8. */
export function encodeUtf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** A text in UTF-8; null when half of a character stands in it. */
export function toUtf8(text: string): Uint8Array | null {
  return SURROGATE.test(text) ? null : encodeUtf8(text);
}

/** The text that bytes are in UTF-8; null when they are none. */
export function fromUtf8(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}
