import { isAlphanumericOr } from './characters.js';
import type { CountedText } from './counted-text.js';

/** Whether the word that begins at `from` is the name of an element in its start tag, with or without a prefix. */
export function isElementName(text: CountedText, from: number): boolean {
  if (text.has('<', from - 1)) return true;
  if (!text.has(':', from - 1)) return false;
  let place = from - 2;
  while (isAlphanumericOr(text.at(place), '_.-')) place -= 1;
  return place < from - 2 && text.has('<', place);
}
