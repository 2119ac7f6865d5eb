import { toUtf8 } from '../bytes/utf8.js';
import { UndrawableSymbolError } from './undrawable-symbol-error.js';

/**
 * The bytes of a content.
 *
 * @throws UndrawableSymbolError when there are none, or half of a character stands in a text
 */
export function contentBytes(content: string | Uint8Array): Uint8Array {
  const bytes = typeof content === 'string' ? toUtf8(content) : content;
  if (bytes === null) throw new UndrawableSymbolError('content', 'must not hold half of a character');
  if (bytes.length === 0) throw new UndrawableSymbolError('content', 'must not be empty');
  return bytes;
}
