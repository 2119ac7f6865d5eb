import {
  KeySet,
  decodeTicketCode,
  MalformedTicketCodeError,
  signTicketCode,
  verify,
} from '@ticket-distribution/ticket-code';
import { verifyWithNode } from '@ticket-distribution/ticket-code/node';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { CONTENT, NOON, flipped } from './some-content.js';
import { stepsOf } from './steps-of.js';
import { keySetOf, testSigner } from './test-keys.js';

const signer = testSigner(1);
const keySet = keySetOf('Ruter', [signer]);
const keySets = [keySet];
const judge = (code: unknown, verifySignature = verifyWithNode) =>
  verify({ code: code as string, at: NOON * 1000, keySets, verifySignature });

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .string({ unit: fc.constantFrom(...Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:')), maxLength: 240 })
    .map((text) => `TD1:${text}`),
  fc.uint8Array({ maxLength: 200 }),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Uint8Array.of(0xd1, ...bytes)),
);

describe('A code that nobody signed as it is', () => {
  it('is never valid with any of its bits turned over, in its bytes and in its text', async () => {
    const { bytes, text } = await signTicketCode(CONTENT, signer);
    expect((await judge(bytes)).kind).to.equal('VALID');
    expect((await judge(text)).kind).to.equal('VALID');
    const kinds = new Set<string>();
    for (let bit = 0; bit < bytes.length * 8; bit += 1) kinds.add((await judge(flipped(bytes, bit))).kind);
    const letters = Buffer.from(text, 'latin1');
    for (let bit = 0; bit < letters.length * 8; bit += 1) {
      kinds.add((await judge(Buffer.from(flipped(letters, bit)).toString('latin1'))).kind);
    }
    expect([...kinds].toSorted()).to.deep.equal(['KEY_UNKNOWN', 'NOT_A_TICKET', 'SIGNATURE_INVALID']);
  });

  it('is never valid when it is any text or any bytes, and throws nothing', async () => {
    await fc.assert(
      fc.asyncProperty(anything, async (code) => {
        expect((await judge(code)).kind).to.be.oneOf(['NOT_A_TICKET', 'KEY_UNKNOWN', 'SIGNATURE_INVALID']);
      }),
      { numRuns: 3000 },
    );
    for (const code of [null, undefined, 7, {}, [], new ArrayBuffer(99), Symbol.iterator]) {
      expect(await judge(code)).to.deep.include({ kind: 'NOT_A_TICKET' });
    }
  });

  it('is read or refused as malformed', () => {
    fc.assert(
      fc.property(anything, (code) => {
        try {
          decodeTicketCode(code);
        } catch (error) {
          expect(error).to.be.instanceOf(MalformedTicketCodeError);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('costs no more the longer it is: what is longer than any code is refused unread', async () => {
    const { bytes, text } = await signTicketCode(CONTENT, signer);
    const long = (length: number) => {
      const padded = new Uint8Array(length);
      padded.set(bytes);
      return padded;
    };
    const codes = [1000, 100_000, 1_000_000].flatMap((length) => [
      text.padEnd(length, '0'),
      'A'.repeat(length),
      long(length),
      new Uint8Array(length),
    ]);
    const [honest = 0, ...costs] = await stepsOf(
      keySet,
      [text, ...codes].map((input) => ({ job: 'verify', input })),
    );
    expect(honest, 'the steps are seen').to.be.above(300);
    for (const cost of costs) expect(cost).to.be.below(honest);
  });

  it('costs one verification for each key with its id, and none without', async () => {
    const { bytes } = await signTicketCode(CONTENT, signer);
    let asked = 0;
    const counting: typeof verifyWithNode = (...args) => {
      asked += 1;
      return verifyWithNode(...args);
    };
    await judge(flipped(bytes, 790), counting);
    expect(asked).to.equal(1);
    await judge(flipped(bytes, 10), counting);
    expect(asked).to.equal(1);
    const nobody = [KeySet.of('Nobody', [])];
    const verdict = await verify({ code: bytes, at: 0, keySets: nobody, verifySignature: counting });
    expect([verdict.kind, asked]).to.deep.equal(['KEY_UNKNOWN', 1]);
  });
});
