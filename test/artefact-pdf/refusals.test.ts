import { type PdfDocument, UnprintableTicketError, renderPdf } from '@ticket-distribution/artefact-pdf';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { documentOf, railTicket, zoneTicket } from './kinds-of-pages.js';

async function refusal(document: unknown): Promise<string> {
  try {
    await renderPdf(document as PdfDocument);
    return 'nothing';
  } catch (error) {
    if (!(error instanceof UnprintableTicketError)) throw error;
    expect(error.message).to.equal(`${error.field === '' ? 'The document' : error.field} ${error.rule}.`);
    return error.message;
  }
}

const INSTANT =
  'must be an ISO 8601 date and time with a zone in the years 0001 to 9999 (UTC), such as 2026-12-05T06:00:00Z.';
const ok = documentOf(zoneTicket);
const withTicket = (changes: object): unknown => ({ ...ok, tickets: [{ ...zoneTicket, ...changes }] });

describe('A document that cannot be printed', () => {
  for (const [document, expected] of [
    [null, 'The document must be an object.'],
    [{ ...ok, language: 'swe' }, 'language must be one of nob, nno, eng.'],
    [
      { ...ok, timeZone: 'Norway/Oslo' },
      'timeZone must be a name of the IANA time zone database, such as Europe/Oslo.',
    ],
    [{ ...ok, timeZone: null }, 'timeZone must be a name of the IANA time zone database, such as Europe/Oslo.'],
    [{ ...ok, issuedAt: '2026-12-01T10:30:00' }, `issuedAt ${INSTANT}`],
    [{ ...ok, issuedAt: '2026-02-30T10:30:00Z' }, `issuedAt ${INSTANT}`],
    [{ ...ok, issuedAt: '0000-12-31T10:30:00Z' }, `issuedAt ${INSTANT}`],
    [{ ...ok, issuedAt: '9999-12-31T23:30:00-01:00' }, `issuedAt ${INSTANT}`],
    [{ ...ok, issuedAt: new Date(0) }, `issuedAt ${INSTANT}`],
    [{ ...ok, issuer: '\u200B' }, 'issuer must have a visible character.'],
    [{ ...ok, orderId: 'x'.repeat(121) }, 'orderId must have at most 120 characters.'],
    [{ ...ok, tickets: [] }, 'tickets must have at least one entry.'],
    [{ ...ok, tickets: {} }, 'tickets must be a list.'],
    [{ ...ok, tickets: Array.from({ length: 1001 }) }, 'tickets must have at most 1000 entries.'],
    [withTicket({ id: 7 }), 'tickets.0.id must be a text.'],
    [withTicket({ product: null }), 'tickets.0.product must be a text, or an object of texts by language.'],
    [withTicket({ product: { nob: 7 } }), 'tickets.0.product.nob must be a text.'],
    [withTicket({ mark: 'STOLEN' }), 'tickets.0.mark must be one of CANCELLED, REPLACED, TRANSFERRED, OVER.'],
    [withTicket({ validity: undefined }), 'tickets.0.validity must be an object.'],
    [withTicket({ validity: { start: '2026-12-05', end: '2026-12-06' } }), `tickets.0.validity.start ${INSTANT}`],
    [
      withTicket({ validity: { start: '2026-12-05T07:00:00Z', end: '2026-12-05T06:59:59Z' } }),
      'tickets.0.validity.end must not be before the start.',
    ],
    [
      withTicket({ areas: [{ kind: 'SEA' }] }),
      'tickets.0.areas.0.kind must be one of ZONES, BETWEEN_STOPS, EVERYWHERE.',
    ],
    [withTicket({ legs: [{ ...railTicket.legs?.[0], departure: 'soon' }] }), `tickets.0.legs.0.departure ${INSTANT}`],
    [
      withTicket({ travellers: [{ userType: 'ADULT', count: 0 }] }),
      'tickets.0.travellers.0.count must be a whole number from 1 to 1000000.',
    ],
    [
      withTicket({ travellers: [{ userType: 'ADULT', count: 2, name: 'Kari' }] }),
      'tickets.0.travellers.0.count must be 1 where there is a name.',
    ],
    [withTicket({ code: { kind: 'AZTEC' } }), 'tickets.0.code.kind must be one of SYMBOL, TRAVEL_CARD, IN_APP.'],
    [
      withTicket({ code: { kind: 'SYMBOL', modules: [[true], [true, false]] } }),
      'tickets.0.code.modules must be rows of one length, with at least one module.',
    ],
    [
      withTicket({ code: { kind: 'SYMBOL', modules: [] } }),
      'tickets.0.code.modules must be rows of one length, with at least one module.',
    ],
    [
      withTicket({ code: { kind: 'SYMBOL', modules: [[1]] } }),
      'tickets.0.code.modules.0 must be a list of at most 177 times true or false.',
    ],
  ] as const) {
    it(`is told field and rule: ${expected}`, async () => {
      expect(await refusal(document)).to.equal(expected);
    });
  }

  it('is told so, and nothing else, whatever stands in its place', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (anything) => {
        expect(await refusal(anything)).to.not.equal('nothing');
      }),
      { numRuns: 300 },
    );
  });

  it('is told so, or is printed, whatever stands in the place of a part of it', async () => {
    const paths = pathsOf(documentOf({ ...railTicket, code: { kind: 'SYMBOL', modules: [[true]] } }));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), fc.jsonValue(), async (path, value) => {
        const document = structuredClone(documentOf({ ...railTicket, code: { kind: 'SYMBOL', modules: [[true]] } }));
        put(document, path, value);
        await refusal(document);
      }),
      { numRuns: 300 },
    );
  });
});

type Path = readonly string[];

/** The ways to every part of a value. */
function pathsOf(value: unknown): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => [[name], ...pathsOf(part).map((path) => [name, ...path])]);
}

function put(target: object, [name = '', ...rest]: Path, value: unknown): void {
  if (rest.length === 0) Reflect.set(target, name, value);
  else put(Reflect.get(target, name) as object, rest, value);
}
