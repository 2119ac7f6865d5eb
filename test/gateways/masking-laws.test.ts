import { Masker } from '@ticket-distribution/gateway-http';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';

const LIMIT = 4000;
const MIB = 1024 * 1024;

/** Texts that expressions stumble over: what begins a match again and again and never ends it. */
const STUMBLING = [
  'A',
  '1',
  ' ',
  '-',
  'a-',
  '\\',
  '"',
  '<',
  ':',
  '_',
  'å',
  'x:CustomerAccount:',
  'CustomerAccount:',
  ':CustomerAccount',
  '"customerId"',
  '"customerId" ',
  '"customerId":',
  '"customerId":"',
  '"customerId":[',
  '"customerId":{"',
  '\\"customerId\\":\\"',
  '<customerId ',
  '<customerId>',
  '<a:customerId',
  'a:customerId',
  '<customerId a="b"',
  'Kari ',
  'Kari-',
  '1000042',
  '\u2028',
];

/** Values that share their beginnings and their ends, as a client would choose them to make finding them hard. */
const ALIKE = [
  ...Array.from({ length: 255 }, (_, index) => '-'.repeat(index + 1)),
  ...Array.from({ length: 100 }, (_, index) => `${'a-'.repeat(index + 1)}b`),
  ...Array.from({ length: 100 }, (_, index) => `${'a-'.repeat(100 - index)}a`),
  ...Array.from({ length: 1000 }, (_, index) => `traveller-${index}`),
  'A'.repeat(255),
  'Kari',
  'x:CustomerAccount:x:CustomerAccount:x',
];

const KEPT = ['group-1.issue.1.1', '-a-a-a-a', ...ALIKE.slice(0, 20).map((value) => `${value}x`)];

const alike = new Masker(ALIKE, KEPT);

/** What is done to mask a text once, all looks and moves counted. */
function stepsOf(text: string, limit?: number): number {
  const before = alike.steps;
  alike.mask(text, limit);
  return alike.steps - before;
}

const anyPiece = fc.oneof(fc.constantFrom(...STUMBLING, ...KEPT), fc.string({ unit: 'binary', maxLength: 8 }));
const anyPieces = fc.array(anyPiece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join('') || ' ');

function filled(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

describe('The work of masking', () => {
  it('is less than to read the text twice, for any text of 1 MiB that is shown as far as a transcript shows it', () => {
    for (const piece of STUMBLING) {
      expect(stepsOf(filled(piece, MIB), LIMIT), JSON.stringify(piece)).to.be.below(2 * MIB);
    }
    fc.assert(
      fc.property(anyPieces, (pieces) => {
        expect(stepsOf(filled(pieces, MIB), LIMIT)).to.be.below(2 * MIB);
      }),
      { numRuns: 50 },
    );
  });

  it('grows with the text and no faster, for any text that is shown whole', () => {
    for (const piece of STUMBLING) {
      expect(stepsOf(filled(piece, 100_000)), JSON.stringify(piece)).to.be.below(10 * 100_000);
    }
    fc.assert(
      fc.property(anyPieces, fc.integer({ min: 1, max: 20_000 }), (pieces, length) => {
        expect(stepsOf(filled(pieces, length))).to.be.below(10 * length + 10);
      }),
      { numRuns: 200 },
    );
  });

  it('does not grow with the number of values that are looked for', () => {
    const text = 'a-a-traveller-7 '.repeat(1000);
    const few = new Masker(['traveller-7'], []);
    const many = new Masker([...ALIKE, ...Array.from({ length: 5000 }, (_, index) => `a-${index}`)], []);
    for (const masker of [few, many]) masker.mask(text);
    expect(many.steps).to.be.below(3 * few.steps);
  });
});

/** Values with every sign that JSON or XML escapes, of several words, and of one. */
const SECRETS = ['1000042', 'Kari "K" Nordmann', "O'Hara & <Sons>", 'Åse\\Bø', 'ENT:CustomerAccount:77', '-_-', '😀 x'];

/** The ways in which a ticket system may say a value back. */
const ECHOES: readonly ((value: string) => string)[] = [
  (value) => value,
  (value) => JSON.stringify(value).slice(1, -1),
  (value) => JSON.stringify(JSON.stringify({ customerId: value })),
  (value) => JSON.stringify({ customerId: [value, { id: value }] }),
  (value) =>
    JSON.stringify(value)
      .slice(1, -1)
      .replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  (value) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
  (value) => value.replace(/[^ -~]|[&<>"']/gu, (sign) => `&#${sign.codePointAt(0)};`),
  (value) => `<n:customerId a="b">${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</n:customerId>`,
];

/** The longest part of `secret`, letters and digits only, that a text may show: what is common to any text. */
const HARMLESS = 2;

function leaksOf(secret: string, shown: string): string[] {
  const telling = secret
    .split(/[^A-Za-z0-9ÅåØø]/)
    .filter((word) => word.length > HARMLESS && word !== 'ENT' && word !== 'CustomerAccount');
  return telling.flatMap((word) =>
    Array.from({ length: word.length - HARMLESS }, (_, index) => word.slice(0, HARMLESS + 1 + index)).filter((part) =>
      shown.includes(part),
    ),
  );
}

describe('Masking', () => {
  it('masks a value of the hand-over however JSON or XML writes it', () => {
    const masker = new Masker(SECRETS, []);
    for (const secret of SECRETS) {
      for (const echo of ECHOES) {
        const shown = masker.mask(`* ${echo(secret)} *`);
        expect(leaksOf(secret, shown), `${echo(secret)} was shown as ${shown}`).to.deep.equal([]);
        expect(shown).to.match(/^\* .*\*\*\*.* \*$/);
      }
    }
  });

  it('shows no first half of a value where reading stopped, wherever that is', () => {
    const masker = new Masker(SECRETS, []);
    const limit = 100;
    for (const secret of SECRETS) {
      for (const echo of ECHOES) {
        const echoed = echo(secret);
        for (let before = 0; before <= echoed.length; before += 1) {
          // Long masked fields make the shown text short: what is read last is shown too.
          const hidden = `{"customerId":"${'z'.repeat(4 * limit - 18 - before)}"} `;
          const shown = masker.mask(`${hidden}${echoed} *`.padEnd(5 * limit, ' .'), limit);
          expect(leaksOf(secret, shown), `${echoed} after ${before} was shown as ${shown}`).to.deep.equal([]);
        }
      }
    }
  });

  it('shows of a number no first half either', () => {
    const masker = new Masker([], []);
    for (let digits = 1; digits <= 16; digits += 1) {
      const hidden = `{"customerId":"${'z'.repeat(400 - 18 - digits)}"} `;
      expect(masker.mask(`${hidden}4012345678901234 `, 100)).to.match(/^\{"customerId":"\*\*\*"\} \*\*\*…$/);
    }
  });

  it('keeps a long word readable that no value can be', () => {
    const shown = new Masker(['1000042'], []).mask('A'.repeat(MIB), LIMIT);
    expect(shown).to.equal(`${'A'.repeat(LIMIT - 1)}…`);
  });

  it('masks the whole list or object in a personal field', () => {
    const masker = new Masker([], []);
    expect(masker.mask('{"customerId":["7","8"],"x":1}')).to.equal('{"customerId":"***","x":1}');
    expect(masker.mask('{"customerId":{"a":["}"],"b":"8"},"x":1}')).to.equal('{"customerId":"***","x":1}');
  });

  it('keeps the rest of what begins like a reference to a customer account', () => {
    const masker = new Masker(['ENT:CustomerAccount:7'], []);
    expect(masker.mask('[ENT:CustomerAccount:7]: see ENT:CustomerAccount:, not this')).to.equal(
      '[***]: see ENT:CustomerAccount:, not this',
    );
  });
});
