/** A text with a number in its places: `{n}` as it is, `{hex}` as twelve hexadecimal digits. */
export function numbered(text: string, number: number): string {
  return text.replace('{n}', String(number)).replace('{hex}', number.toString(16).padStart(12, '0'));
}
