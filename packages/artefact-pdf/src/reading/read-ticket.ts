import type { PdfArea } from '../model/pdf-area.js';
import type { PdfCode } from '../model/pdf-code.js';
import type { PdfLanguage } from '../model/pdf-language.js';
import type { PdfMark } from '../model/pdf-ticket.js';
import { chosenText } from '../text/chosen-text.js';
import { wordFor } from '../words/word-for.js';
import type { Words } from '../words/words.js';
import type { Field } from './field.js';
import { ID_LENGTH, LINE_LENGTH, LIST_LENGTH, NAME_LENGTH } from './lengths.js';
import type { PrintableLeg, PrintableSeat, PrintableTicket, PrintableTraveller } from './printable-document.js';

const MARKS: readonly PdfMark[] = ['CANCELLED', 'REPLACED', 'TRANSFERRED', 'OVER'];
/** A validity that reaches into the year 9999 has no end. */
const NO_END = Date.parse('9999-01-01T00:00:00Z');
/** Of the largest QR code there is. */
const MOST_MODULES = 177;
const MOST_OF_A_KIND = 1_000_000;

export function readTicket(field: Field, language: PdfLanguage, words: Words): PrintableTicket {
  const { start, end } = readValidity(field.member('validity'));
  return {
    id: field.member('id').text(ID_LENGTH),
    codeNumber: field.member('codeNumber').optional((number) => number.text(ID_LENGTH)),
    product: readText(field.member('product'), NAME_LENGTH, language) ?? words.ticket,
    mark: field.member('mark').optional((mark) => mark.oneOf(MARKS)),
    start,
    end,
    areas: field.member('areas').list(LIST_LENGTH, readArea),
    legs: field.member('legs').list(LIST_LENGTH, readLeg),
    seats: field.member('seats').list(LIST_LENGTH, readSeat),
    supplements: field.member('supplements').list(LIST_LENGTH, (each) => readSupplement(each, language, words)),
    travellers: field.member('travellers').list(10_000, readTraveller),
    lines: field
      .member('lines')
      .list(LIST_LENGTH, (line) => readText(line, LINE_LENGTH, language))
      .filter((line) => line !== undefined),
    code: field.member('code').optional(readCode),
  };
}

function readValidity(field: Field): { readonly start: number; readonly end: number | null } {
  const [start, end] = [field.member('start').instant(), field.member('end').instant()];
  if (end < start) field.member('end').refused('must not be before the start');
  return { start, end: end >= NO_END ? null : end };
}

/** Undefined when nothing of it can be seen. */
function readText(field: Field, longest: number, language: PdfLanguage): string | undefined {
  if (typeof field.value === 'string') return field.anyText(longest) || undefined;
  const texts = field
    .members()
    .map(([name, text]) => [name, text.optional((each) => each.anyText(longest)) ?? ''] as const);
  return chosenText(new Map(texts), language);
}

const readName = (field: Field): string => field.text(NAME_LENGTH);

function readArea(field: Field): PdfArea {
  switch (field.member('kind').oneOf(['ZONES', 'BETWEEN_STOPS', 'EVERYWHERE'])) {
    case 'ZONES':
      return { kind: 'ZONES', zones: field.member('zones').list(LIST_LENGTH, readName) };
    case 'BETWEEN_STOPS':
      return {
        kind: 'BETWEEN_STOPS',
        from: readName(field.member('from')),
        to: readName(field.member('to')),
        direction: field.member('direction').oneOf(['ONE_WAY', 'BOTH_WAYS']),
      };
    case 'EVERYWHERE':
      return { kind: 'EVERYWHERE' };
  }
}

function readLeg(field: Field): PrintableLeg {
  return {
    mode: readName(field.member('mode')),
    subMode: field.member('subMode').optional(readName),
    line: field.member('line').optional(readName),
    from: readName(field.member('from')),
    to: readName(field.member('to')),
    departure: field.member('departure').optional((time) => time.instant()),
    arrival: field.member('arrival').optional((time) => time.instant()),
    serviceJourney: field.member('serviceJourney').optional(readName),
    seats: field.member('seats').list(LIST_LENGTH, readSeat),
  };
}

function readSeat(field: Field): PrintableSeat {
  return {
    coach: field.member('coach').optional(readName),
    number: field.member('number').optional(readName),
    properties: field.member('properties').list(100, readName),
  };
}

function readSupplement(field: Field, language: PdfLanguage, words: Words): PrintableTicket['supplements'][number] {
  const name = field.member('name').optional((text) => readText(text, NAME_LENGTH, language));
  const type = field.member('type').optional(readName);
  const word = type === null ? words.supplement : wordFor(words.supplementTypes, type);
  return { name: name ?? word, count: readCount(field.member('count')) };
}

function readTraveller(field: Field): PrintableTraveller {
  const name = field.member('name').optional((text) => text.anyText(NAME_LENGTH)) || null;
  const count = readCount(field.member('count'));
  if (name !== null && count !== 1) field.member('count').refused('must be 1 where there is a name');
  return { userType: readName(field.member('userType')), name, count };
}

function readCount(field: Field): number {
  return field.value === undefined ? 1 : field.wholeNumber(1, MOST_OF_A_KIND);
}

function readCode(field: Field): PdfCode {
  switch (field.member('kind').oneOf(['SYMBOL', 'TRAVEL_CARD', 'IN_APP'])) {
    case 'SYMBOL':
      return { kind: 'SYMBOL', modules: readModules(field.member('modules')) };
    case 'TRAVEL_CARD':
      return { kind: 'TRAVEL_CARD', serialNumber: field.member('serialNumber').text(ID_LENGTH) };
    case 'IN_APP':
      return { kind: 'IN_APP' };
  }
}

function readModules(field: Field): readonly (readonly boolean[])[] {
  const rows = field.list(MOST_MODULES, (row) => row.booleans(MOST_MODULES));
  const columns = rows[0]?.length ?? 0;
  const isMatrix = columns > 0 && rows.every((row) => row.length === columns);
  return isMatrix ? rows : field.refused('must be rows of one length, with at least one module');
}
