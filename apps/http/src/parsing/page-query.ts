import type { Violation } from '@ticket-distribution/domain';
import { LARGEST_NUMBER } from './constraints.js';

const MOST_PER_PAGE = 100;

/** The numbers that a page is asked for with. The last page is the last one that a 32-bit offset reaches. */
export const PAGE_NUMBERS = {
  page: { least: 0, most: Math.floor(LARGEST_NUMBER / MOST_PER_PAGE), absent: 0 },
  perPage: { least: 1, most: MOST_PER_PAGE, absent: 20 },
} as const;

/** A parsed query string: each parameter with its value, or its values when it is repeated. */
export type Query = Readonly<Record<string, unknown>>;

/** Which page of a list is asked for. */
export interface PageQuery {
  /** From 0. */
  readonly page: number;
  readonly perPage: number;
}

/** Every parameter with its values. */
export function parametersOf(query: Query): ReadonlyMap<string, readonly string[]> {
  return new Map(Object.entries(query).map(([name, value]) => [name, [value].flat().map(String)]));
}

/** Reads which page is asked for; adds a violation per number that breaks its rule. */
export function readPage(parameters: ReadonlyMap<string, readonly string[]>, violations: Violation[]): PageQuery {
  const read = (name: keyof typeof PAGE_NUMBERS): number => {
    const { least, most, absent } = PAGE_NUMBERS[name];
    const texts = parameters.get(name);
    if (texts === undefined) return absent;
    const [text = ''] = texts;
    const value = Number(text);
    if (texts.length === 1 && /^\d{1,10}$/.test(text) && value >= least && value <= most) return value;
    violations.push({ field: name, message: `must be one whole number from ${least} to ${most}` });
    return absent;
  };
  return { page: read('page'), perPage: read('perPage') };
}
