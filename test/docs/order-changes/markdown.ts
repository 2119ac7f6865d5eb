/** A table; `|` does not occur in what it shows. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Paragraphs, tables and headings with an empty line between. */
export function page(...parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}

/** The keys of equal values together, in the order of their first. */
export function together<Key, Value>(
  entries: Iterable<readonly [Key, Value]>,
  textOf: (value: Value) => string,
): readonly { readonly keys: readonly Key[]; readonly value: Value }[] {
  const found = new Map<string, { readonly keys: Key[]; readonly value: Value }>();
  for (const [key, value] of entries) {
    const text = textOf(value);
    const known = found.get(text);
    if (known === undefined) found.set(text, { keys: [key], value });
    else known.keys.push(key);
  }
  return [...found.values()];
}
