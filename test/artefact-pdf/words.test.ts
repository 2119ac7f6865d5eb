import { renderPdf } from '@ticket-distribution/artefact-pdf';
import { KNOWN_MODES, KNOWN_SUPPLEMENT_TYPES, KNOWN_USER_TYPES } from '@ticket-distribution/domain';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { documentOf, periodTicket, railTicket } from './kinds-of-pages.js';
import { readBack } from './read-back.js';

const LANGUAGES = ['nob', 'nno', 'eng'] as const;

describe('The words of printed tickets', () => {
  it('are there in each language for all that the engine knows', async () => {
    for (const language of LANGUAGES) {
      const { lines } = await readBack(
        await renderPdf({
          ...documentOf({
            ...railTicket,
            travellers: KNOWN_USER_TYPES.map((userType) => ({ userType })),
            supplements: KNOWN_SUPPLEMENT_TYPES.map((type) => ({ type })),
            legs: KNOWN_MODES.map((mode) => ({ mode, from: 'A', to: 'B' })),
          }),
          language,
        }),
      );
      const keys = [...KNOWN_USER_TYPES, ...KNOWN_SUPPLEMENT_TYPES, ...KNOWN_MODES];
      for (const key of keys) expect(lines.join(' '), language).to.not.match(new RegExp(`\\b${key}\\b`));
    }
  });

  it('are those of each language', async () => {
    const said = async (language: (typeof LANGUAGES)[number]): Promise<string> =>
      (await readBack(await renderPdf({ ...documentOf(railTicket, periodTicket), language }))).lines.join(' ');
    for (const [language, words] of [
      [
        'nob',
        'Gyldig fra|lørdag|Reisende|1 voksen, 1 student|Tillegg|Avgang|Ankomst|Vogn 4, plass 23|Nattog F7|Til og med',
      ],
      [
        'nno',
        'Gyldig frå|laurdag|Reisande|1 vaksen, 1 student|Tillegg|Avgang|Framkomst|vindauge, stillesone|Sone|Til og med',
      ],
      [
        'eng',
        'Valid from|Saturday|Travellers|1 adult, 1 student|Extras|Departure|Arrival|Coach 4, seat 23|Night train F7|Zone',
      ],
    ] as const) {
      const text = await said(language);
      for (const word of words.split('|')) expect(text).to.include(word);
    }
  });

  it('are for one and for more, and say seats one after another as a range', async () => {
    const seats = ['1', '2', '3', '5', '6', '7A', '08', '9'].map((number) => ({ coach: '3', number }));
    const travellers = [{ userType: 'CHILD', count: 3 }, { userType: 'SENIOR', count: 2 }, { userType: 'MILITARY' }];
    const { lines } = await readBack(await renderPdf(documentOf({ ...railTicket, legs: [], seats, travellers })));
    expect(lines).to.include.members(['3 barn, 2 honnører, 1 vernepliktig', 'Vogn 3, plasser 1–3, 5, 6, 7A, 08, 9']);
  });
});
