/** Plain data as text with sorted keys: equal content gives equal text, whatever the order of its members. */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? 'null';
  let members = '';
  for (const key of Object.keys(value).toSorted()) {
    const member = value[key];
    if (member === undefined) continue;
    members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${canonicalText(member)}`;
  }
  return `{${members}}`;
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
  if (!isObject(one) || !isObject(other)) return sameValue(one, other);
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  return Array.isArray(one) ? sameLists(one, other as unknown as readonly unknown[]) : sameMembers(one, other);
}

/** Two texts that are not identical differ; what JSON writes as null (undefined, no number) is as good as null. */
function sameValue(one: unknown, other: unknown): boolean {
  if (typeof one === 'string' || typeof other === 'string' || isObject(one) || isObject(other)) return false;
  return canonicalText(one) === canonicalText(other);
}

function sameLists(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((member, index) => sameContent(member, other[index]));
}

/** A member that is undefined is as good as none. */
function sameMembers(one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): boolean {
  let count = 0;
  for (const name of Object.keys(one)) {
    const member = one[name];
    if (member === undefined) continue;
    const counterpart = other[name];
    if (counterpart === undefined || !sameContent(member, counterpart)) return false;
    count += 1;
  }
  const names = Object.keys(other);
  return names.length === count || names.filter((name) => other[name] !== undefined).length === count;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
