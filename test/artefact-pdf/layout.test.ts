import { type PdfDocument, type PdfTicket, renderPdf } from '@ticket-distribution/artefact-pdf';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { codeMatrix } from './code-matrix.js';
import { KINDS_OF_PAGES, documentOf, groupTicket, railTicket, zoneTicket } from './kinds-of-pages.js';
import { type ReadPage, type ShownText, readBack } from './read-back.js';

/** 18 mm at the sides; above and below what the numbers of pages leave. */
const [LEFT, RIGHT, BOTTOM, TOP] = [51, 595.28 - 51, 28, 841.89 - 42];

function expectInOrder(name: string, pages: readonly ReadPage[]): void {
  for (const [number, { texts, figures }] of pages.entries()) {
    const outside = texts.filter(
      ({ left, right, bottom, top }) => left < LEFT - 0.1 || right > RIGHT + 6 || bottom < BOTTOM || top > TOP,
    );
    const overlapping = texts.flatMap((one, index) => texts.slice(index + 1).filter((other) => overlap(one, other)));
    const inCodes = texts.filter((text) => figures.some((figure) => overlap(text, { ...figure, text: '', size: 0 })));
    const found = { outside: named(outside), overlapping: named(overlapping), inCodes: named(inCodes) };
    expect(found, `${name}, page ${number + 1}`).to.deep.equal({ outside: [], overlapping: [], inCodes: [] });
  }
}

const named = (texts: readonly ShownText[]): readonly string[] =>
  texts.map(({ text, left, bottom }) => `${text} at ${left}, ${bottom}`);

/** A space at the end of a line takes room that nobody sees. */
function overlap(one: ShownText, other: ShownText): boolean {
  const slack = 0.5;
  return (
    one.left < other.right - slack - endOf(other) &&
    other.left < one.right - slack - endOf(one) &&
    one.bottom < other.top - slack &&
    other.bottom < one.top - slack
  );
}

const endOf = ({ text, size }: ShownText): number => (text.endsWith(' ') ? 0.3 * size : 0);

const wide = (length: number): string => 'W'.repeat(length);
const sentence = (length: number): string => 'Mannskapsbåten over Ytre Hvaler '.repeat(length / 30).slice(0, length);

describe('What is printed', () => {
  for (const [name, document] of Object.entries(KINDS_OF_PAGES)) {
    it(`stands in the margins and over nothing else: ${name}`, async () => {
      expectInOrder(name, (await readBack(await renderPdf(document))).pages);
    });
  }

  for (const [name, text] of [
    ['one word', wide],
    ['words', sentence],
  ] as const) {
    it(`is wrapped where it is as long as it may be, in ${name}`, async () => {
      const long = text(1000);
      const seat = { coach: long, number: long, properties: [long, long] };
      const ticket: PdfTicket = {
        id: text(120),
        codeNumber: text(120),
        product: long,
        validity: zoneTicket.validity,
        areas: [
          { kind: 'ZONES', zones: [long, long] },
          { kind: 'BETWEEN_STOPS', from: long, to: long, direction: 'BOTH_WAYS' },
        ],
        legs: [{ mode: long, subMode: long, line: long, from: long, to: long, serviceJourney: long, seats: [seat] }],
        seats: [seat],
        supplements: [{ name: long, count: 1_000_000 }],
        travellers: Array.from({ length: 6 }, (_, index) => ({ userType: text(1000 - index), name: long })),
        lines: [text(10_000)],
        code: { kind: 'TRAVEL_CARD', serialNumber: text(120) },
      };
      const documents: readonly PdfDocument[] = [
        { ...documentOf(ticket), issuer: text(120), orderId: text(120) },
        documentOf({ ...ticket, mark: 'TRANSFERRED' }),
        documentOf({ ...ticket, code: { kind: 'SYMBOL', modules: codeMatrix(wide(2500), 'low') } }),
      ];
      for (const document of documents) {
        const { pages, lines } = await readBack(await renderPdf(document));
        expectInOrder(name, pages);
        expect(pages.length).to.be.greaterThan(5);
        const letters = lines.join('').replaceAll(/[^W]/g, '').length;
        if (text === wide) expect(letters).to.be.greaterThan(1000 * 20 + 10_000);
      }
    });
  }

  it('is a smaller name of a product where it is long', async () => {
    const sizeOf = async (product: string): Promise<number> => {
      const [page] = (await readBack(await renderPdf(documentOf({ ...zoneTicket, product })))).pages;
      return page?.texts.find(({ text }) => text.startsWith('Ungdom'))?.size ?? 0;
    };
    const [short, middle, long] = [
      await sizeOf('Ungdom'),
      await sizeOf(`Ungdom ${sentence(45)}`),
      await sizeOf(`Ungdom ${sentence(200)}`),
    ];
    expect(short).to.be.greaterThan(middle);
    expect(middle).to.be.greaterThan(long);
  });

  it('is one page where a code is as large as codes are, and the time zone has the longest name', async () => {
    const document = KINDS_OF_PAGES['largest code'] ?? documentOf(zoneTicket);
    const timeZone = 'America/Argentina/ComodRivadavia';
    for (const language of ['nob', 'nno', 'eng'] as const) {
      const { pages } = await readBack(await renderPdf({ ...document, language, timeZone }));
      expectInOrder(timeZone, pages);
      expect(pages).to.have.length(1);
    }
  });

  it('are thirty rides on as many pages as they take, with the headings of the table on each', async () => {
    const [leg] = railTicket.legs ?? [];
    if (leg === undefined) throw new Error('There is no ride');
    const legs = Array.from({ length: 30 }, (_, index) => ({ ...leg, line: `F${index + 1}` }));
    const { pages, lines } = await readBack(await renderPdf(documentOf({ ...railTicket, legs })));
    expectInOrder('thirty rides', pages);
    expect(lines.filter((line) => line.startsWith('Fjerntog F'))).to.deep.equal(
      legs.map(({ line }) => `Fjerntog ${line}`),
    );
    const onPage = pages.map(({ texts }) => texts.map(({ text }) => text.trim()));
    const withRides = onPage.filter((texts) => texts.some((text) => text.startsWith('Fjerntog')));
    expect(withRides.length).to.be.greaterThan(2);
    for (const [index, texts] of withRides.entries()) {
      expect(texts).to.include.members([index === 0 ? 'Reise' : 'Reise (fortsetter)', 'Avgang', 'Ankomst']);
      if (index > 0) expect(texts[0]).to.equal(`Fleksibel billett · ${railTicket.id} · fortsetter`);
    }
  });

  it('are a thousand travellers as a number of each kind', async () => {
    const adults = Array.from({ length: 998 }, () => ({ userType: 'ADULT' }));
    const travellers = [...adults, { userType: 'ADULT', count: 2 }, { userType: 'CHILD' }];
    const { lines, pages } = await readBack(
      await renderPdf({ ...documentOf({ ...zoneTicket, travellers }), language: 'eng' }),
    );
    expect(lines).to.include('1000 adults, 1 child');
    expect(pages).to.have.length(1);
  });

  it('are all the names of a large group, with the heading on each further page', async () => {
    const travellers = Array.from({ length: 400 }, (_, index) => ({
      userType: 'ADULT',
      name: `Traveller${index + 1}`,
    }));
    const { lines, pages } = await readBack(await renderPdf(documentOf({ ...groupTicket, travellers })));
    expectInOrder('400 names', pages);
    expect(lines.filter((line) => line.startsWith('Traveller'))).to.deep.equal(travellers.map(({ name }) => name));
    for (const { texts } of pages.slice(1, -1)) {
      expect(texts.map(({ text }) => text)).to.include('Reisende (fortsetter)');
    }
  });

  it('is a product in the language of the document, else in the nearest one that there is', async () => {
    const titles = [
      [{ nob: 'b', nno: 'n', eng: 'e' }, 'nno', 'n'],
      [{ nob: 'b', eng: 'e' }, 'nno', 'b'],
      [{ nno: 'n', eng: 'e' }, 'nob', 'n'],
      [{ nno: 'n', nob: 'b' }, 'eng', 'b'],
      [{ sme: 's', eng: ' ' }, 'eng', 's'],
      [{}, 'eng', 'Ticket'],
      ['same', 'nob', 'same'],
    ] as const;
    for (const [product, language, shown] of titles) {
      const { title } = await readBack(await renderPdf({ ...documentOf({ ...zoneTicket, product }), language }));
      expect(title.split(' – ')[0]).to.equal(shown);
    }
  });
});
