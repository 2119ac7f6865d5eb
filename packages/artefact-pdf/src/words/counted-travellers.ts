import type { Words } from './words.js';

/** So many of a kind, such as `2 adults`. A kind without a word of its own is said as `2 × THE_KIND`. */
export function countedTravellers({ userTypes }: Words, userType: string, count: number): string {
  const known = Object.hasOwn(userTypes, userType) ? userTypes[userType] : undefined;
  if (known === undefined) return `${count} × ${userType}`;
  return `${count} ${known[count === 1 ? 0 : 1]}`;
}
