import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signTicketCode } from '@ticket-distribution/ticket-code';
import {
  type Modules,
  type SymbolRequest,
  UndrawableSymbolError,
  drawSymbol,
  modulesOf,
  qrModeOf,
} from '@ticket-distribution/ticket-code/symbols';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { after, before, describe, it } from 'mocha';
import { scanned } from './scanned.js';
import { CONTENT, anyContent } from './some-content.js';
import { testSigner } from './test-keys.js';

const signer = testSigner(1);
const LEVELS = ['L', 'M', 'Q', 'H'] as const;
const PERCENTS = [5, 10, 23, 33, 50, 75, 90];

const picture = (request: SymbolRequest, drawing: object = {}) => drawSymbol({ ...request, ...drawing, format: 'PNG' });

function all(content: string | Uint8Array): readonly SymbolRequest[] {
  return [
    ...LEVELS.map((errorCorrection) => ({ symbology: 'QR' as const, content, errorCorrection })),
    ...PERCENTS.map((errorCorrection) => ({ symbology: 'AZTEC' as const, content, errorCorrection })),
  ];
}

/** A folder for the files of a tool, and whether the tool is there. */
function toolOf(name: string, args: readonly string[]) {
  const isThere = spawnSync(name, args).error === undefined;
  return { isThere, folder: isThere ? mkdtempSync(join(tmpdir(), `ticket-code-${name}-`)) : null };
}

describe('A symbol', () => {
  it('is read by ZXing with the text of the code, with every level of correction', async () => {
    const { text } = await signTicketCode(CONTENT, signer);
    for (const request of all(text)) {
      const found = await scanned(picture(request));
      expect([found.text, found.format]).to.deep.equal([text, request.symbology === 'QR' ? 'QRCode' : 'Aztec']);
      if (request.symbology === 'QR') expect(found.ecLevel).to.equal(request.errorCorrection);
    }
  });

  it('is read by ZXing with the bytes of the code, with every level of correction', async () => {
    const { bytes } = await signTicketCode(CONTENT, signer);
    for (const request of all(bytes)) expect((await scanned(picture(request))).bytes).to.deep.equal(bytes);
  });

  it('is read by ZXing whatever the code says', async () => {
    await fc.assert(
      fc.asyncProperty(anyContent, fc.nat(), async (content, which) => {
        const { text, bytes } = await signTicketCode(content, signer);
        for (const code of [text, bytes]) {
          const requests = all(code);
          const found = await scanned(picture(requests[which % requests.length] ?? { symbology: 'QR', content: code }));
          expect(typeof code === 'string' ? found.text : found.bytes).to.deep.equal(code);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('holds any bytes, and text of any letters', async () => {
    const contents = fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 120 }),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
    );
    await fc.assert(
      fc.asyncProperty(contents, fc.constantFrom('QR' as const, 'AZTEC' as const), async (content, symbology) => {
        const expected = typeof content === 'string' ? new Uint8Array(Buffer.from(content)) : content;
        expect((await scanned(picture({ symbology, content }))).bytes).to.deep.equal(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('of the text of a code is alphanumeric as QR, which is what makes it small', async () => {
    const { text, bytes } = await signTicketCode(CONTENT, signer);
    expect([text, bytes, '12345', 'abc', 'Ø'].map((content) => qrModeOf(content))).to.deep.equal([
      'ALPHANUMERIC',
      'BYTE',
      'NUMERIC',
      'BYTE',
      'BYTE',
    ]);
    const width = (content: string | Uint8Array) => modulesOf({ symbology: 'QR', content }).length;
    expect([width(text), width(bytes), width(text.toLowerCase())]).to.deep.equal([41, 41, 53]);
  });

  it('has as many rows as columns, and looks the same in SVG and PNG', async () => {
    const { text } = await signTicketCode(CONTENT, signer);
    for (const request of all(text)) {
      const modules = modulesOf(request);
      for (const row of modules) expect(row).to.have.length(modules.length);
      const svg = drawSymbol({ ...request, format: 'SVG', quietZone: 3 });
      expect(modulesInSvg(svg, modules.length, 3)).to.deep.equal(modules);
      const png = drawSymbol({ ...request, format: 'PNG', quietZone: 3 });
      const size = Buffer.from(png.slice(16, 24));
      expect([size.readUInt32BE(0), size.readUInt32BE(4)]).to.deep.equal(Array(2).fill((modules.length + 6) * 8));
    }
  });

  it('has the same bytes each time', async () => {
    const { text } = await signTicketCode(CONTENT, signer);
    const digest = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');
    for (const request of all(text)) {
      for (const format of ['SVG', 'PNG'] as const) {
        const draw = () => digest(drawSymbol({ ...request, format: format as 'SVG' }));
        expect(draw()).to.equal(draw());
      }
    }
  });

  it('is drawn as large as is asked for, and is read from two pixels a module on', async () => {
    const { text } = await signTicketCode(CONTENT, signer);
    for (const modulePixels of [2, 3, 16, 64]) {
      const drawing = { modulePixels, quietZone: 4 };
      expect((await scanned(picture({ symbology: 'QR', content: text }, drawing))).text).to.equal(text);
      expect((await scanned(picture({ symbology: 'AZTEC', content: text }, drawing))).text).to.equal(text);
    }
  });

  it('is refused when it cannot be drawn, with what is wrong', () => {
    const refused = (request: object, field: string) => {
      const draw = () => drawSymbol({ symbology: 'QR', content: 'A', format: 'PNG', ...request } as never);
      expect(draw, JSON.stringify(request)).to.throw(UndrawableSymbolError).with.property('field', field);
    };
    for (const symbology of ['QR', 'AZTEC']) {
      for (const content of ['', new Uint8Array(), '\ud800', 'x'.repeat(3900), 'x'.repeat(100_000)])
        refused({ symbology, content }, 'content');
    }
    refused({ errorCorrection: 'X' }, 'errorCorrection');
    refused({ errorCorrection: 'toString' }, 'errorCorrection');
    for (const errorCorrection of [4, 96, 23.5, 'M'])
      refused({ symbology: 'AZTEC', errorCorrection }, 'errorCorrection');
    for (const modulePixels of [0, 65, 1.5]) refused({ modulePixels }, 'modulePixels');
    for (const quietZone of [-1, 33, Number.NaN]) refused({ quietZone }, 'quietZone');
  });
});

/** The modules of an SVG without its quiet zone, by what its path says. */
function modulesInSvg(svg: string, size: number, quietZone: number): Modules {
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x, y, run] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    const from = Number(x) - quietZone;
    rows[Number(y) - quietZone]?.fill(true, from, from + Number(run));
  }
  return rows;
}

describe('A symbol and ZBar (zbarimg of zbar-tools)', () => {
  const { isThere, folder } = toolOf('zbarimg', ['--version']);

  before(function () {
    if (!isThere) this.skip();
  });

  after(() => {
    if (folder !== null) rmSync(folder, { recursive: true });
  });

  it('is read with the text of the code as QR, with every level of correction', async () => {
    const { text } = await signTicketCode(CONTENT, signer);
    for (const errorCorrection of LEVELS) {
      const path = join(folder ?? '', `${errorCorrection}.png`);
      writeFileSync(path, picture({ symbology: 'QR', content: text, errorCorrection }));
      const { stdout } = spawnSync('zbarimg', ['--quiet', '--raw', path], { encoding: 'utf8' });
      expect(stdout).to.equal(`${text}\n`);
    }
  });
});

describe('A symbol and librsvg (rsvg-convert of librsvg2-bin)', () => {
  const { isThere, folder } = toolOf('rsvg-convert', ['--version']);

  before(function () {
    if (!isThere) this.skip();
  });

  after(() => {
    if (folder !== null) rmSync(folder, { recursive: true });
  });

  it('is read by ZXing from the SVG that another program paints', async () => {
    const { text } = await signTicketCode(CONTENT, signer);
    for (const request of [...all(text).slice(0, 4), { symbology: 'AZTEC' as const, content: text }]) {
      const path = join(folder ?? '', 'symbol.svg');
      writeFileSync(path, drawSymbol({ ...request, format: 'SVG' }));
      const { stdout, stderr } = spawnSync('rsvg-convert', [path], { maxBuffer: 10_000_000 });
      expect(stderr.toString()).to.equal('');
      expect((await scanned(new Uint8Array(stdout))).text).to.equal(text);
    }
  });
});

describe('A symbol and Zint (zint)', () => {
  const { isThere, folder } = toolOf('zint', ['--version']);
  const MASKS = [0, 1, 2, 3, 4, 5, 6, 7];

  before(function () {
    if (!isThere) this.skip();
  });

  after(() => {
    if (folder !== null) rmSync(folder, { recursive: true });
  });

  it('is, as QR with every level of correction, module for module what Zint draws with the same mask', async () => {
    const { text } = await signTicketCode(CONTENT, signer);
    const file = join(folder ?? '', 'text');
    writeFileSync(file, text);
    for (const [index, errorCorrection] of LEVELS.entries()) {
      const ours = modulesOf({ symbology: 'QR', content: text, errorCorrection });
      const theirs = MASKS.map((mask) => {
        const args = ['--barcode=QRCODE', `--secure=${index + 1}`, `--mask=${mask}`, '--direct', '--filetype=txt'];
        const { stdout } = spawnSync('zint', [...args, `--input=${file}`], { encoding: 'latin1' });
        return JSON.stringify(modulesInZint(stdout, ours.length));
      });
      expect(
        theirs.filter((modules) => modules === JSON.stringify(ours)),
        errorCorrection,
      ).to.have.length(1);
    }
  });
});

/** Zint's text output: a row a line, hexadecimal, four modules a digit, the last filled up. */
function modulesInZint(output: string, width: number): Modules {
  const rows = output
    .trim()
    .split('\n')
    .map((row) => Array.from(row.replaceAll(' ', '')));
  const bits = (digit: string) => [8, 4, 2, 1].map((bit) => (Number.parseInt(digit, 16) & bit) !== 0);
  return rows.map((row) => row.flatMap(bits).slice(0, width));
}
