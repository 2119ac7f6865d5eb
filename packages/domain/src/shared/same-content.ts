/** Plain data as text with sorted keys: equal content gives equal text, whatever the order of its members. */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalText(member)}`);
  return `{${members.join(',')}}`;
}

/** Whether two pieces of plain data (JSON values) say the same; the order of object members does not count. */
export function sameContent(one: unknown, other: unknown): boolean {
  return one === other || canonicalText(one) === canonicalText(other);
}
