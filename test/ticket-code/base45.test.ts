import { fromBase45, toBase45 } from '@ticket-distribution/ticket-code';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';

/** The examples of RFC 9285, sections 4.3 and 4.4. */
const EXAMPLES = [
  ['AB', 'BB8'],
  ['Hello!!', '%69 VD92EX0'],
  ['base-45', 'UJCLQE7W581'],
  ['ietf!', 'QED8WEX0'],
] as const;

describe('Base45', () => {
  for (const [text, encoded] of EXAMPLES) {
    it(`writes and reads "${text}" as RFC 9285 has it`, () => {
      expect(toBase45(Buffer.from(text))).to.equal(encoded);
      expect(Buffer.from(fromBase45(encoded) ?? []).toString()).to.equal(text);
    });
  }

  it('reads FGW, the largest that three characters can say, and refuses GGW, as RFC 9285 has it', () => {
    expect(fromBase45('FGW')).to.deep.equal(Uint8Array.of(0xff, 0xff));
    expect(fromBase45('GGW')).to.equal(null);
  });

  it('refuses two characters for more than a byte, one character alone, and others than its own', () => {
    expect(fromBase45('U5')).to.deep.equal(Uint8Array.of(0xff));
    for (const text of ['V5', ':::', 'A', 'BB8A', 'bb8', 'BB8_', 'BB\n', 'ÄB8', 'BB8\u{0}1']) {
      expect(fromBase45(text), text).to.equal(null);
    }
  });

  it('reads what it wrote, and nothing else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(fromBase45(toBase45(bytes))).to.deep.equal(bytes);
      }),
    );
    const ofItsLetters = fc.string({
      unit: fc.constantFrom(...Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:')),
      maxLength: 30,
    });
    fc.assert(
      fc.property(ofItsLetters, (text) => {
        const bytes = fromBase45(text);
        if (bytes !== null) expect(toBase45(bytes)).to.equal(text);
      }),
    );
  });

  it('never ends with a space, which a scanner might cut off', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 9 }), (bytes) => {
        expect(toBase45(bytes).at(-1)).to.not.equal(' ');
      }),
      { numRuns: 5000 },
    );
  });
});
