/**
 * What stands in the place of a value of a person that was erased. It may have been any value, and equals any where what was
 * recorded is compared with what comes in.
 */
export const ERASED = '(erased)';

export function isErased(value: unknown): boolean {
  return value === ERASED;
}

/** Whether two values are the same, as far as neither was erased. */
export function sameUnlessErased(one: string | null, other: string | null): boolean {
  return one === other || isErased(one) || isErased(other);
}

/** Whether anything in plain data was erased. */
export function holdsErased(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return isErased(value);
  return Object.values(value).some(holdsErased);
}
