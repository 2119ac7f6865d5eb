/** A text without what could move a terminal or turn around what stands in it: others wrote parts of it. */
export function printable(text: string): string {
  return text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '\u{fffd}');
}
