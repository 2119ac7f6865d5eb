/** The word for a key of an open list; the key itself, where it has none. */
export function wordFor(words: Readonly<Record<string, string>>, key: string): string {
  return (Object.hasOwn(words, key) ? words[key] : undefined) ?? key;
}
