import { type Language, malformed } from '@ticket-distribution/domain';
import type { FastifyRequest } from 'fastify';

/** ISO 639-3 as the public contract has it, and the BCP 47 primary tags of the same languages. */
const LANGUAGE_OF: ReadonlyMap<string, Language> = new Map<string, Language>([
  ['nob', 'nob'],
  ['nno', 'nno'],
  ['eng', 'eng'],
  ['nb', 'nob'],
  ['nn', 'nno'],
  ['en', 'eng'],
  ['*', 'nob'],
]);
const DEFAULT_LANGUAGE: Language = 'nob';

/** By which the contract has a language named for the tickets. */
const OF_THE_CONTRACT = 'Accepts-Language';

/** `nb`, `en-GB`, `*`, each with a weight such as `;q=0.8` or without. */
const LANGUAGE_RANGE = /^(\*|([A-Za-z]{1,8})(?:-[A-Za-z0-9]{1,8})*)(?:\s*;\s*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?$/;

/**
 * The language that a caller wants: the best known one of `Accepts-Language` (the contract's spelling), else of
 * `Accept-Language`, else Bokmål. Browsers send `Accept-Language` by themselves: where it names no known language it
 * decides nothing (RFC 9110, 12.5.4).
 *
 * @throws DomainError `request/malformed` when a header is malformed, or `Accepts-Language` names no known language
 */
export function languageOf({ headers }: FastifyRequest): Language {
  const name = headers['accepts-language'] === undefined ? 'Accept-Language' : OF_THE_CONTRACT;
  const value = headers[name.toLowerCase()];
  if (value === undefined) return DEFAULT_LANGUAGE;
  const ranges = String(value)
    .split(',')
    .map((range) => LANGUAGE_RANGE.exec(range.trim()));
  const wanted = ranges
    .flatMap((range) => (range === null ? [] : [{ tag: range[2] ?? '*', weight: Number(range[3] ?? 1) }]))
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ tag }) => LANGUAGE_OF.get(tag.toLowerCase()))
    .find((language) => language !== undefined);
  if (ranges.includes(null) || (wanted === undefined && name === OF_THE_CONTRACT)) {
    throw malformed([{ field: `header ${name}`, message: 'must name one of nob, nno, eng (or nb, nn, en)' }]);
  }
  return wanted ?? DEFAULT_LANGUAGE;
}
