import { isAlphanumericOr, isOneOf, isSpace } from './characters.js';
import type { CountedText } from './counted-text.js';
import { MASK, type MaskedPart } from './masks.js';

/**
 * The value of a JSON field, to be masked, whose name stands from `from` to before `to`; null when this is no field, or
 * its value is null. In JSON that is itself a text in JSON the quotes are escaped, once or oftener: all alike.
 */
export function jsonFieldValue(text: CountedText, from: number, to: number): MaskedPart | null {
  if (!text.has('"', from - 1)) return null;
  const { quote, escapes } = openingQuote(text, to);
  if (quote === null) return null;
  const colon = text.skipSpace(quote + 1);
  if (!text.has(':', colon)) return null;
  const value = text.skipSpace(colon + 1);
  if (text.slice(value, value + 4) === 'null' && !isAlphanumericOr(text.at(value + 4), '_')) return null;
  const end = valueEnd(text, value, escapes);
  const mark = `${'\\'.repeat(escapes)}"`;
  return end === value ? null : { from: value, to: end, by: `${mark}${MASK}${mark}` };
}

/** The quote at a place, after any number of backslashes. */
function openingQuote(text: CountedText, from: number): { readonly quote: number | null; readonly escapes: number } {
  let place = from;
  while (text.has('\\', place)) place += 1;
  return { quote: text.has('"', place) ? place : null, escapes: place - from };
}

function valueEnd(text: CountedText, from: number, fieldEscapes: number): number {
  const { quote, escapes } = openingQuote(text, from);
  if (quote !== null) return stringEnd(text, quote + 1, escapes);
  if (isOneOf(text.at(from), '{[')) return nestedEnd(text, from, fieldEscapes);
  let place = from;
  while (isBare(text.at(place))) place += 1;
  return place;
}

/** Whether a value without quotes goes on with the UTF-16 unit. */
function isBare(unit: number): boolean {
  return unit >= 0 && !isSpace(unit) && !isOneOf(unit, ',}]');
}

/** After the quote that ends a string; in a text that ends before it, the end. */
function stringEnd(text: CountedText, from: number, escapes: number): number {
  let backslashes = 0;
  for (let place = from; place < text.length; place += 1) {
    if (text.has('"', place) && backslashes % (2 * (escapes + 1)) === escapes) return place + 1;
    backslashes = text.has('\\', place) ? backslashes + 1 : 0;
  }
  return text.length;
}

/** After the bracket that ends an object or a list; in a text that ends before it, the end. */
function nestedEnd(text: CountedText, from: number, escapes: number): number {
  let depth = 0;
  let place = from;
  while (place < text.length) {
    const unit = text.at(place);
    if (isOneOf(unit, '{[')) depth += 1;
    if (isOneOf(unit, '}]')) depth -= 1;
    place = isOneOf(unit, '"') ? stringEnd(text, place + 1, escapes) : place + 1;
    if (depth === 0) return place;
  }
  return text.length;
}
