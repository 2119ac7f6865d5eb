/**
 * How many characters a text has: Unicode code points, as JSON Schema and XML Schema count a length. A lone surrogate counts
 * as one.
 */
export function characterCount(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** The first characters of a text, counted in the same way: no character is split. */
export function firstCharacters(text: string, most: number): string {
  if (text.length <= most) return text;
  return Array.from(text).slice(0, most).join('');
}
