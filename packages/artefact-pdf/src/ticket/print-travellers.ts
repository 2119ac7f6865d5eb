import type { PrintableTraveller } from '../reading/printable-document.js';
import { countedTravellers } from '../words/counted-travellers.js';
import type { Words } from '../words/words.js';
import { printStatement } from './print-statement.js';
import type { Print } from './print.js';

/** So many names have room in the head. */
const NAMES_IN_HEAD = 4;

/** How many of each kind travel; and who, when they are few. */
export function printTravellers(print: Print): void {
  const { ticket, words } = print;
  const { travellers } = ticket;
  if (travellers.length === 0) return;
  const names = hasNamesInHead(travellers)
    ? travellers.flatMap(({ name, userType }) => {
        if (name === null) return [];
        return travellers.length === 1 ? [name] : [`${name}, ${kindOf(words, userType)}`];
      })
    : [];
  printStatement(print, words.travellers, summed(travellers, words), names);
}

/** Whether the names are so few that they stand in the head. */
export function hasNamesInHead(travellers: readonly PrintableTraveller[]): boolean {
  return travellers.filter(({ name }) => name !== null).length <= NAMES_IN_HEAD;
}

function kindOf({ userTypes }: Words, userType: string): string {
  return (Object.hasOwn(userTypes, userType) ? userTypes[userType]?.[0] : undefined) ?? userType;
}

function summed(travellers: readonly PrintableTraveller[], words: Words): string {
  const counts = new Map<string, number>();
  for (const { userType, count } of travellers) counts.set(userType, (counts.get(userType) ?? 0) + count);
  return Array.from(counts, ([userType, count]) => countedTravellers(words, userType, count)).join(', ');
}
