import { renderPdf } from '@ticket-distribution/artefact-pdf';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { documentOf, zoneTicket } from './kinds-of-pages.js';
import { readBack } from './read-back.js';

/** How a traveller's name is printed. */
async function printed(name: string): Promise<string> {
  const { lines } = await readBack(
    await renderPdf(documentOf({ ...zoneTicket, travellers: [{ userType: 'X', name }] })),
  );
  return lines[lines.indexOf('1 × X') + 1] ?? '';
}

describe('A name on a printed ticket', () => {
  it('has all letters of Norwegian and of the Sámi languages', async () => {
    for (const letters of ['æøåÆØÅ', 'áčđŋšŧžÁČĐŊŠŦŽ', 'ǥǧǩʒǯǤǦǨƷǮ', 'åâäöïÂÄÖÏ', 'ʹʼ']) {
      expect(await printed(letters)).to.equal(letters);
    }
  });

  it('has those of other Latin, of Greek and of Cyrillic alphabets', async () => {
    for (const name of [
      'Łucja Żółć',
      'Þórður Ðorfinnur',
      'Ştefan Țîrle',
      'Nguyễn Thị Hạnh',
      'Ελένη Ψύλλα',
      'Юлия Щука',
      'Ђорђе Џ',
    ]) {
      expect(await printed(name)).to.equal(name);
    }
  });

  it('is composed, so that letter and mark are one', async () => {
    expect(await printed('A\u030Ase C\u030Ca\u0301hca')).to.equal('Åse Čáhca');
  });

  it('keeps a mark for which there is no letter, and makes a box of marks upon marks', async () => {
    expect(await printed('E\u0323\u0301lo\u0323')).to.equal('Ẹ\u0301lọ');
    expect(await printed(`Za${'\u0301\u0302\u0303\u0304'.repeat(50)}b`)).to.equal('Zá\u0302\u0303□b');
  });

  it('has a box for each letter that the font does not have, whatever is written from right to left', async () => {
    expect(await printed('محمد Ali')).to.equal('□□□□ Ali');
    expect(await printed('שרה')).to.equal('□□□');
    expect(await printed('李小龍 Lee')).to.equal('□□□ Lee');
    expect(await printed('Kari 😀👩‍👩‍👧 N')).to.equal('Kari □□□□ N');
    expect(await printed('\uE000\uD800x\u20DD')).to.equal('□□x□');
  });

  it('is one line without control characters and what nobody sees', async () => {
    expect(await printed('Ola\u0000\u0007 \u202ENord\u200B\u00ADmann\r\n\tOg\u00A0Kari\u2028 ')).to.equal(
      'Ola Nordmann Og Kari',
    );
  });

  it('has each letter by itself, so that it can be copied and searched', async () => {
    for (const name of ['fi ffl -> 1/2 1⁄2 10x20 (c) :-', 'ΩΩ ’', 'ı̇İ ǅ']) {
      expect(await printed(name)).to.equal(name.normalize('NFC'));
    }
  });

  it('is the same, whatever was printed before', async () => {
    await printed('ɩ ˮ ∆');
    expect(await printed('ι ” Δ')).to.equal('ι ” Δ');
  });

  it('is anything at all, and what can be printed of it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (name) => {
        const shown = await printed(`x${name}x`);
        expect(shown.startsWith('x') && shown.endsWith('x')).to.equal(true);
      }),
      { numRuns: 100 },
    );
  });
});
