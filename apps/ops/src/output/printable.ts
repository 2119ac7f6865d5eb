/**
 * What a terminal would take for more than text: control characters (C0, DEL, C1), with which escape sequences begin,
 * what is not seen and turns the direction of writing, and other breaks of lines.
 */
const UNPRINTABLE = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** What is shown in the place of a character that is not. */
const SHOWN = '\uFFFD';

/** A text that is safe on a terminal; its own breaks of lines and tabs stay. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, SHOWN);
}

/** The same of a value from elsewhere: it is one line, so that it cannot pass for another. */
export function printableLine(value: unknown): string {
  return printable(String(value)).replace(/\s+/g, ' ');
}

/** JSON that is safe on a terminal and says the same: what is not printable is escaped. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(UNPRINTABLE, escaped);
}

function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
