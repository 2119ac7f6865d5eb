import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type PdfDocument, renderPdf } from '@ticket-distribution/artefact-pdf';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { scan } from '../sandbox/scanning.js';
import { CODE_TEXT, codeMatrix } from './code-matrix.js';
import { isInstalled } from './installed.js';
import { KINDS_OF_PAGES, documentOf, railTicket, zoneTicket } from './kinds-of-pages.js';

const run = promisify(execFile);
let folder = '';

async function stored(document: PdfDocument): Promise<string> {
  const path = join(folder, 'ticket.pdf');
  await writeFile(path, await renderPdf(document));
  return path;
}

/** The first page as a picture in PNG. */
async function picture(document: PdfDocument, dotsPerInch: number): Promise<string> {
  const target = join(folder, 'page');
  const options = ['-png', '-gray', '-singlefile', '-r', String(dotsPerInch)];
  await run('pdftoppm', [...options, await stored(document), target]);
  return `${target}.png`;
}

const withCode = (text: string, ecc: 'low' | 'medium'): PdfDocument =>
  documentOf({ ...zoneTicket, code: { kind: 'SYMBOL', modules: codeMatrix(text, ecc) } });

describe('A printed ticket, as poppler sees it (left out without poppler-utils)', () => {
  before(async function () {
    if (!isInstalled('pdftoppm')) this.skip();
    folder = await mkdtemp(join(tmpdir(), 'ticket-distribution-pdf-'));
  });

  after(async () => {
    if (folder !== '') await rm(folder, { recursive: true });
  });

  it('is tagged, has one size of paper and an embedded font with its characters', async () => {
    for (const [name, document] of Object.entries(KINDS_OF_PAGES)) {
      const path = await stored(document);
      const { stdout: info } = await run('pdfinfo', [path]);
      expect(info, name).to.match(/^Tagged:\s+yes$/m);
      expect(info, name).to.match(/^Page size:\s+595\.28 x 841\.89 pts \(A4\)$/m);
      const { stdout: fonts } = await run('pdffonts', [path]);
      for (const line of fonts.trim().split('\n').slice(2)) {
        expect(line, name).to.match(/^\w{6}\+Inter\S+\s+CID TrueType\s+Identity-H\s+yes yes yes/);
      }
    }
  });

  it('gives its texts in the order in which they are read', async () => {
    const { stdout } = await run('pdftotext', [await stored(documentOf(railTicket)), '-']);
    const inOrder = [
      'Fleksibel billett',
      'Gyldig fra',
      '07:00',
      'Gyldig til',
      '12:00',
      'Oslo S → Bodø stasjon',
      'Reise',
      '14:43',
      'Vilkår',
    ];
    const places = inOrder.map((text) => stdout.indexOf(text));
    expect(places).to.not.include(-1);
    expect(places).to.deep.equal(places.toSorted((one, other) => one - other));
  });

  for (const dotsPerInch of [150, 300]) {
    it(`has a code that a camera reads at ${dotsPerInch} dots per inch, up to the largest`, async () => {
      for (const [text, ecc] of [
        [CODE_TEXT, 'medium'],
        ['7', 'low'],
        ['X'.repeat(800), 'medium'],
        ['X'.repeat(2900), 'low'],
      ] as const) {
        const png = await readFile(await picture(withCode(text, ecc), dotsPerInch));
        expect((await scan(png)).map((found) => found.text)).to.deep.equal([text]);
      }
    });
  }

  it('has no code that can be read, when it is not valid', async () => {
    const png = await readFile(await picture(documentOf({ ...railTicket, mark: 'OVER' }), 150));
    expect(await scan(png)).to.deep.equal([]);
  });

  it('has a code that ZBar reads as well (left out without zbar-tools)', async function () {
    if (!isInstalled('zbarimg')) this.skip();
    for (const dotsPerInch of [150, 300]) {
      const path = await picture(documentOf(railTicket), dotsPerInch);
      const { stdout } = await run('zbarimg', ['--quiet', '--raw', path]);
      expect(stdout.trim()).to.equal(CODE_TEXT);
    }
  });
});
