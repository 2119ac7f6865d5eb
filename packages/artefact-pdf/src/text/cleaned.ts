/** A box, for what cannot be printed. */
export const SUBSTITUTE = '\u25A1';

/**
 * A text as one line: composed (NFC), each run of white space a space, without control and invisible characters. Halves of
 * characters and what is none, which no file may hold, become boxes. More than two marks on a letter would reach into other lines:
 * those from the third on become one box.
 */
export function cleaned(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\s\u0085]+/gu, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replaceAll(/[\p{Cs}\p{Noncharacter_Code_Point}]/gu, SUBSTITUTE)
    .replaceAll(/(?<two>\p{M}{2})\p{M}+/gu, `$<two>${SUBSTITUTE}`)
    .replaceAll(/ {2,}/g, ' ')
    .trim();
}
