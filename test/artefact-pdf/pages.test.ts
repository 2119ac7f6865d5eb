import { type PdfDocument, renderPdf } from '@ticket-distribution/artefact-pdf';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { KINDS_OF_PAGES, documentOf, railTicket } from './kinds-of-pages.js';
import { elementsOf, readBack } from './read-back.js';

const kind = (name: string): PdfDocument => {
  const document = KINDS_OF_PAGES[name];
  if (document === undefined) throw new Error(`There is no page of the kind ${name}`);
  return document;
};

describe('A printed ticket', () => {
  it('is read from the name of the product over the validity to the conditions', async () => {
    const { lines } = await readBack(await renderPdf(kind('journey by rail')));
    expect(lines).to.deep.equal([
      'Nordlandstog AS',
      'Ordrenummer 9KX4T2QH',
      'Billett',
      'Fleksibel billett',
      'Gyldig fra',
      'lørdag',
      '5. desember 2026',
      '07:00',
      'Gyldig til',
      'søndag',
      '6. desember 2026',
      '12:00',
      'Strekning, én vei',
      'Oslo S → Bodø stasjon',
      'Reisende',
      '1 voksen, 1 student',
      'Kari Nordmann, voksen',
      'Ola Nordmann, student',
      'Tillegg',
      '1 × sykkel, 2 × soveplass',
      'Billett-ID',
      '6f0c2e0e-6a53-4a0e-9d55-',
      '0e7b4b0c1a11',
      'Kodenummer',
      '8841 0027 1653',
      'Reise',
      'Avgang',
      'Ankomst',
      'Transport',
      'Plasser',
      '08:02',
      'Oslo S',
      'lør. 5. des.',
      '14:43',
      'Trondheim S',
      'lør. 5. des.',
      'Fjerntog F6',
      '41',
      'Vogn 4, plass 23',
      'vindu, stillesone',
      'Vogn 4, plass 24',
      'midtgang, stillesone',
      '23:34',
      'Trondheim S',
      'lør. 5. des.',
      '09:18',
      'Bodø stasjon',
      'søn. 6. des.',
      'Nattog F7',
      '475',
      'Vogn 2, plasser 11, 12',
      'sove',
      'Vilkår og opplysninger',
      'Billetten er personlig og gjelder sammen med gyldig legitimasjon.',
      'Vis koden uoppfordret ved kontroll. Refusjon inntil 24 timer før avgang.',
      'Utstedt 1. desember 2026 kl. 10:30. Alle tider er lokal tid (Europe/Oslo).',
      'Side 1 av 1',
    ]);
  });

  it('says who issued it, what it is and in which language, in each of the three', async () => {
    const inLanguage = async (name: string): Promise<unknown> => {
      const { title, author, language, isTagged } = await readBack(await renderPdf(kind(name)));
      return { title, author, language, isTagged };
    };
    const said = { author: 'Nordlandstog AS', isTagged: true };
    expect(await inLanguage('journey by rail')).to.deep.equal({
      ...said,
      title: 'Fleksibel billett – ordre 9KX4T2QH',
      language: 'nb-NO',
    });
    expect(await inLanguage('journey by rail in Nynorsk')).to.deep.include({ ...said, language: 'nn-NO' });
    expect(await inLanguage('journey by rail in English')).to.deep.equal({
      ...said,
      title: 'Flexible ticket – order 9KX4T2QH',
      language: 'en-GB',
    });
  });

  it('keeps title and issuer as they are written, also where XML has other uses for a character', async () => {
    const bytes = await renderPdf(kind('names that are no plain text'));
    const { title, author } = await readBack(bytes);
    expect([title, author]).to.deep.equal(['<Helg> & "fri" (😀) □ □ \\) – ordre (9KX4T2QH', 'Fjord & Fjell <AS>']);
    const file = Buffer.from(bytes).toString('utf8');
    expect(file).to.include('&lt;Helg&gt; &amp; "fri" (😀) □ □ \\) – ordre (9KX4T2QH</rdf:li>');
    expect(file).to.include('<rdf:li>Fjord &amp; Fjell &lt;AS&gt;</rdf:li>');
  });

  it('has headings, paragraphs, a table of the journey with headings of columns, and a figure with a text', async () => {
    const [page] = (await readBack(await renderPdf(kind('journey by rail')))).pages;
    const elements = page?.elements ?? [];
    const textsOf = (...roles: readonly string[]): readonly string[] =>
      elementsOf(elements, ...roles).map(({ text }) => text);
    expect(textsOf('H1')).to.deep.equal(['Fleksibel billett']);
    expect(textsOf('H2')).to.deep.equal(['Reise', 'Vilkår og opplysninger']);
    expect(textsOf('TH')).to.deep.equal(['Avgang', 'Ankomst', 'Transport', 'Plasser']);
    const rows = elementsOf(elements, 'TR').map(({ children }) => children.map(({ text }) => text));
    expect(rows.at(-1)).to.deep.equal([
      '23:34 Trondheim S lør. 5. des.',
      '09:18 Bodø stasjon søn. 6. des.',
      'Nattog F7 475',
      'Vogn 2, plasser 11, 12 sove',
    ]);
    expect(textsOf('P')).to.include('Gyldig til søndag 6. desember 2026 12:00');
    expect(elementsOf(elements, 'Figure').map(({ alt }) => alt)).to.deep.equal([
      'Billettkode for kontroll. Billett-ID 6f0c2e0e-6a53-4a0e-9d55-0e7b4b0c1a11, Kodenummer 8841 0027 1653',
    ]);
    const [figure] = page?.figures ?? [];
    // 41 modules and a quiet zone of 4 on each side, with 14 dots of 300 to an inch each.
    expect((figure?.right ?? 0) - (figure?.left ?? 0)).to.be.closeTo((49 * 14 * 72) / 300, 0.001);
    expect((figure?.top ?? 0) - (figure?.bottom ?? 0)).to.be.closeTo((49 * 14 * 72) / 300, 0.001);
  });

  it('does not have rules and numbers of pages read out', async () => {
    const [page] = (await readBack(await renderPdf(kind('journey by rail')))).pages;
    const roles = ['P', 'H1', 'H2', 'TH', 'TD'];
    const read = new Set(elementsOf(page?.elements ?? [], ...roles).flatMap(({ text }) => text.split(' ')));
    const shown = (page?.texts ?? []).flatMap(({ text }) => text.trim().split(' '));
    const artefacts = shown.filter((word) => !read.has(word));
    expect(artefacts).to.deep.equal(['Side', 'av']);
  });

  it('is marked across every page when it is not valid, and has no code', async () => {
    for (const [name, mark, words] of [
      ['cancelled ticket', 'KANSELLERT', 'Ikke gyldig som billett'],
      ['replaced ticket in Nynorsk', 'ERSTATTA', 'Ikkje gyldig som billett'],
      ['transferred ticket in English', 'TRANSFERRED', 'Not valid as a ticket'],
      ['ticket that is over', 'UTLØPT', 'Ikke gyldig som billett'],
    ] as const) {
      const { pages } = await readBack(await renderPdf(kind(name)));
      for (const { rising } of pages) expect(rising, name).to.deep.equal([mark]);
      const elements = pages[0]?.elements ?? [];
      expect(
        elementsOf(elements, 'P').map(({ text }) => text),
        name,
      ).to.include(`${mark} ${words}`);
      expect(elementsOf(elements, 'Figure'), name).to.have.length(0);
    }
  });

  it('says where its code is, when it has none', async () => {
    expect((await readBack(await renderPdf(kind('period on a travel card')))).lines.join(' ')).to.include(
      'Ingen kode: billetten ligger på reisekortet. Reisekort (MSN) 3 0884 2217 9056 1',
    );
    expect((await readBack(await renderPdf(kind('day without an end, in the app')))).lines).to.include(
      'Koden vises i appen.',
    );
  });

  it('begins a page of its own in a document of many, and is counted there', async () => {
    const { title, pages } = await readBack(await renderPdf(kind('whole order')));
    expect(title).to.equal('3 billetter – ordre 9KX4T2QH');
    const counted = pages.map(({ texts }) =>
      texts.map(({ text }) => text.trim()).find((text) => text.endsWith(' av 3')),
    );
    expect(counted.filter((text) => text?.startsWith('Billett'))).to.deep.equal([
      'Billett 1 av 3',
      'Billett 2 av 3',
      'Billett 3 av 3',
    ]);
  });

  it('says an unknown mode, kind of traveller, supplement and property of a seat as they stand', async () => {
    const { lines } = await readBack(
      await renderPdf(
        documentOf({
          ...railTicket,
          legs: [
            {
              mode: 'HOVERCRAFT',
              subMode: 'fastHovercraft',
              from: 'A',
              to: 'B',
              seats: [{ coach: '1', number: '2', properties: ['constructor'] }],
            },
          ],
          travellers: [{ userType: 'toString', count: 2 }, { userType: 'PILGRIM' }],
          supplements: [{ type: 'SLEDGE', count: 3 }, {}],
        }),
      ),
    );
    expect(lines).to.include.members([
      'HOVERCRAFT',
      'fastHovercraft',
      'constructor',
      '2 × toString, 1 × PILGRIM',
      '3 × SLEDGE, 1 × tillegg',
    ]);
  });
});
