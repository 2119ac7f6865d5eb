import { decode } from '../per/decode.js';
import { encode } from '../per/encode.js';
import { type UicDynamicContentData, uicDynamicContentData } from './uic-dynamic-content-data.js';

/**
 * Dynamic content as the bytes of a block FDC1.
 *
 * @throws UnencodableValueError for a value that the specification does not allow
 */
export function encodeDynamicContent(content: UicDynamicContentData): Uint8Array {
  return encode(uicDynamicContentData, content);
}

/**
 * The dynamic content in the bytes of a block FDC1.
 *
 * @throws MalformedBarcodeError for other bytes
 */
export function decodeDynamicContent(bytes: Uint8Array): UicDynamicContentData {
  return decode(uicDynamicContentData, bytes);
}
