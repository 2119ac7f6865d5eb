/** A text with a number in its places: `{n}` as it is, `{hex}` and `{dec}` as twelve digits of either kind. */
export function numbered(text: string, number: number): string {
  return text
    .replaceAll('{n}', String(number))
    .replaceAll('{hex}', number.toString(16).padStart(12, '0'))
    .replaceAll('{dec}', String(number).padStart(12, '0'));
}
