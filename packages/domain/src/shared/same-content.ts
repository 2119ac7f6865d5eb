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

/**
 * A list in an order of its content: two lists with equal members become equal, in whatever order they came.
 *
 * @param textOf what a member is ordered by; absent: all of it
 */
export function inOrderOfContent<T>(values: readonly T[], textOf: (value: T) => string = canonicalText): readonly T[] {
  if (values.length < 2) return values;
  const keyed = values.map((value) => ({ value, text: textOf(value) }));
  return keyed.toSorted((one, other) => (one.text < other.text ? -1 : 1)).map(({ value }) => value);
}

/** Whether two pieces of plain data (JSON values) say the same; the order of object members does not count. */
export function sameContent(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isObject(one) || !isObject(other)) return canonicalText(one) === canonicalText(other);
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((member, index) => sameContent(member, other[index]));
  }
  return Array.isArray(one) === Array.isArray(other) && sameMembers(one, other);
}

/** A member that is undefined is as good as none. */
function sameMembers(one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): boolean {
  const names = Object.keys(one).filter((name) => one[name] !== undefined);
  const count = Object.keys(other).filter((name) => other[name] !== undefined).length;
  return (
    names.length === count && names.every((name) => other[name] !== undefined && sameContent(one[name], other[name]))
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
