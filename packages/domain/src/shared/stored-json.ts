/** The members of a JSON object; of anything else none. */
export type Members = Readonly<Record<string, unknown>>;

export function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {};
}

/** The text of a member; null where there is none. */
export function textOf(members: Members, name: string): string | null {
  const value = members[name];
  return typeof value === 'string' ? value : null;
}

/** The number of a member; null where there is none. */
export function numberOf(members: Members, name: string): number | null {
  const value = members[name];
  return typeof value === 'number' ? value : null;
}

/** The entries of a list; of anything else none. */
export function listOf(members: Members, name: string): readonly unknown[] {
  const value = members[name];
  return Array.isArray(value) ? value : [];
}

export function textsOf(members: Members, name: string): readonly string[] {
  return listOf(members, name).filter((value) => typeof value === 'string');
}

/**
 * A text that every release stored.
 *
 * @throws Error when it is missing: what was stored is broken
 */
export function storedText(members: Members, name: string): string {
  const value = textOf(members, name);
  if (value === null) throw new Error(`What was stored says no ${name}.`);
  return value;
}

/** @throws Error as `storedText` */
export function storedNumber(members: Members, name: string): number {
  const value = numberOf(members, name);
  if (value === null) throw new Error(`What was stored says no ${name}.`);
  return value;
}
