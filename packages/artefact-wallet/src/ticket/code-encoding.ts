/** How the text of a code becomes bytes: as ISO 8859-1 where that has all of its characters. */
export function encodingOf(text: string): 'latin1' | 'utf8' {
  // oxlint-disable-next-line no-control-regex -- a code may hold any byte
  return /^[\u0000-\u00FF]*$/.test(text) ? 'latin1' : 'utf8';
}
