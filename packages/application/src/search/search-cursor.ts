import { malformed } from '@ticket-distribution/domain';
import type { AskedValidity, SearchCondition, SearchPosition, SearchSort } from './group-search.js';
import type { SearchValue } from './search-operators.js';

/** Where a search goes on, and which search that is. */
export interface SearchCursor extends SearchPosition {
  /** The fingerprint of the search that gave it. */
  readonly boundTo: string;
}

/** What makes two searches the same one, whatever their pages are. */
export interface SameSearch {
  readonly conditions: readonly SearchCondition[];
  readonly validity?: AskedValidity;
  readonly sort: SearchSort;
  /** Whose groups the caller may see: all, those of an organisation, or none. */
  readonly reach: 'all' | number | null;
}

/** The largest number that both databases keep. */
const LARGEST_INTEGER = 2_147_483_647;

/** A short text that two different searches have in common by chance only; the order of conditions does not matter. */
export function fingerprintOf({ conditions, validity, sort, reach }: SameSearch): string {
  const asked = conditions.map(({ field, operator, values }) =>
    JSON.stringify([field, operator, values.map(String).toSorted()]),
  );
  return fingerprint(JSON.stringify([asked.toSorted(), validity ?? null, sort.field, sort.direction, reach]));
}

/**
 * The place at which the cursor goes on.
 *
 * @throws DomainError `request/malformed` naming `after`, for a cursor of another filter, sort or organisation
 */
export function positionIn(search: SameSearch, { boundTo, value, id }: SearchCursor): SearchPosition {
  if (boundTo !== fingerprintOf(search) || !isValueOf(search.sort, value)) throw malformed([FOREIGN_CURSOR]);
  return { value, id };
}

const FOREIGN_CURSOR = {
  field: 'after',
  message: 'must be the next of a page of the same search: with the same filters and sort, for the same caller',
};

function isValueOf({ field }: SearchSort, value: SearchValue): boolean {
  if (field !== 'orderVersion') return typeof value === 'string';
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= LARGEST_INTEGER;
}

/** FNV-1a, twice 32 bits. It tells searches apart; what a caller may see is decided by the conditions alone. */
function fingerprint(text: string): string {
  return [0x811c9dc5, 0x2f0b4c47].map((seed) => fnv1a(text, seed).toString(36)).join('-');
}

function fnv1a(text: string, seed: number): number {
  let hash = seed;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
