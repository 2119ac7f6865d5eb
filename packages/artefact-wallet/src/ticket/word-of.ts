/** Our word for a kind or a mode; the name itself where we have none. */
export function wordOf(name: string, words: Readonly<Record<string, string>>): string {
  return Object.hasOwn(words, name) ? (words[name] ?? name) : name;
}
