import {
  MalformedTicketCodeError,
  OPEN_END,
  UnencodableTicketCodeError,
  codeSeconds,
  decodeTicketCode,
  encodeContent,
  encodeTicketCode,
  endSecond,
  fromBase45,
  signRevocationList,
  signTicketCode,
  toBase45,
} from '@ticket-distribution/ticket-code';
import { nodeSigner } from '@ticket-distribution/ticket-code/node';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { CONTENT, UUID, anyContent, flipped } from './some-content.js';
import { RFC_KEY } from './test-keys.js';

const signer = nodeSigner(RFC_KEY);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));

/** What a code is refused for; null: it is read. */
function refusal(code: string | Uint8Array): string | null {
  try {
    decodeTicketCode(code);
    return null;
  } catch (error) {
    expect(error).to.be.instanceOf(MalformedTicketCodeError);
    const { reason, field } = error as MalformedTicketCodeError;
    return `${reason} ${field}`;
  }
}

describe('The code of a ticket', () => {
  /** Its signature and its text come from OpenSSL and a Base45 in another language. */
  it('has these bytes for these facts and the key of RFC 8032, test 1', async () => {
    const { bytes, text } = await signTicketCode(CONTENT, signer);
    expect(hex(bytes.slice(0, -64))).to.equal(
      [
        'd1', // format version 1
        '90facafea9b1', // key id
        '00', // a UUID follows
        '0192f3a45b6c7d8e9fa0b1c2d3e4f506',
        '01', // code number
        '006b13fcc0', // 2026-12-05T12:00:00Z
        '006b1418e0', // 2026-12-05T14:00:00Z
      ].join(''),
    );
    expect(hex(bytes.slice(-64))).to.equal(
      '2ada672804820505148477e448134d80bad57398673f6ceebe1d326730d1a6f90513e923c70dfdf115778507d303b164a3da4b2befd8cd61701fbd9f72ed7504',
    );
    expect(text).to.equal(
      'TD1:8MQWVVX8W.GM.802 U4PBC*F48KBLMJZQ-/UV506OD*.VH20EO2BFSLRRT25UJG+S0QXGU%S J2ECGD:Q0CJ 0888U4V312DUMQTLVCN2ON4QY1MLU.4FN:00L0NWC%QR.O5GIREECP0437K*0U40',
    );
  });

  it('has these bytes for another id, a large number and no end', () => {
    const content = { ticketId: 'Ø-17', codeNumber: 300, validFrom: 0, validUntil: OPEN_END, keyId: signer.keyId };
    expect(hex(encodeContent(content))).to.equal(
      ['d1', '90facafea9b1', '05', 'c3982d3137', 'ac02', '0000000000', '3afff4417f'].join(''),
    );
  });

  it('has room for every validity in the years 1 to 9999, and so has a revocation of it', async () => {
    const moment = fc.integer({
      min: Date.parse('0001-01-01T00:00:00.000Z'),
      max: Date.parse('9999-12-31T23:59:59.999Z'),
    });
    await fc.assert(
      fc.asyncProperty(moment, moment, async (one, other) => {
        const [start, end] = [Math.min(one, other), Math.max(one, other)];
        const seconds = codeSeconds(start, end);
        const code = decodeTicketCode((await signTicketCode({ ...CONTENT, ...seconds }, signer)).text);
        expect(code).to.deep.include(seconds);
        const isWithin = start >= 0 && end <= OPEN_END * 1000;
        if (isWithin) expect(code.validFrom * 1000).to.be.at.most(start);
        if (isWithin) expect(code.validUntil * 1000).to.be.at.least(end);
        const revocation = { ticketId: 'a', upTo: 1, since: 0, reason: 'CANCELLED', keepUntil: endSecond(end) };
        const list = { issuer: 'Test Rail', cursor: 0, issuedAt: 0, validUntil: 1, revocations: [revocation] };
        expect(await signRevocationList(list, signer)).to.be.a('string');
      }),
      {
        examples: [
          [0, Date.parse('9999-12-31T23:59:59.999Z')],
          [-1, -1],
          [Date.parse('9999-12-31T23:59:59.999Z'), Date.parse('9999-12-31T23:59:59.999Z')],
        ],
      },
    );
  });

  it('takes 99 bytes for a UUID with its signature, and 153 characters, all of the alphanumeric mode of QR', async () => {
    const { bytes, text } = await signTicketCode(CONTENT, signer);
    expect(bytes).to.have.length(99);
    expect(text).to.match(/^TD1:[0-9A-Z $%*+\-./:]{149}$/);
  });

  it('says as text and as bytes what it was made of', async () => {
    await fc.assert(
      fc.asyncProperty(anyContent, async (content) => {
        const { text, bytes } = await signTicketCode(content, signer);
        for (const code of [text, bytes, Buffer.from(bytes)]) {
          const { signedBytes, signature, ...said } = decodeTicketCode(code);
          expect(said).to.deep.equal({ ...content, keyId: signer.keyId });
          expect([...signedBytes, ...signature]).to.deep.equal([...bytes]);
        }
      }),
    );
  });

  it('has one form: what can be read is written the same again', async () => {
    const { bytes } = await signTicketCode(CONTENT, signer);
    const other = await signTicketCode({ ...CONTENT, ticketId: 'order 7, ticket 2', codeNumber: 77_777 }, signer);
    const near = fc
      .tuple(
        fc.constantFrom(bytes, other.bytes),
        fc.array(fc.tuple(fc.nat({ max: 60 }), fc.nat(255)), { maxLength: 4 }),
      )
      .map(([start, changes]) => {
        const copy = start.slice();
        for (const [at, byte] of changes) copy[at] = byte;
        return copy;
      });
    let read = 0;
    fc.assert(
      fc.property(near, (changed) => {
        if (refusal(changed) !== null) return;
        read += 1;
        expect(encodeTicketCode(decodeTicketCode(changed)).bytes).to.deep.equal(changed);
      }),
      { numRuns: 3000 },
    );
    expect(read, 'some can be read').to.be.above(100);
  });

  it('is refused with any of its parts cut off, and with anything behind it', async () => {
    const { bytes, text } = await signTicketCode(CONTENT, signer);
    for (let length = 0; length < bytes.length; length += 1) {
      expect(refusal(bytes.slice(0, length)), String(length)).to.match(/^ENDS_TOO_EARLY /);
    }
    for (let length = 0; length < text.length; length += 1) expect(refusal(text.slice(0, length))).to.not.equal(null);
    expect(refusal(Uint8Array.of(...bytes, 0))).to.equal('TRAILING_BYTES signature');
    for (const more of [' ', '\n', '0', '000', '0'.repeat(1_000_000)]) expect(refusal(text + more)).to.not.equal(null);
  });

  it('is refused with what is wrong, and with what', async () => {
    const { bytes, text } = await signTicketCode(CONTENT, signer);
    const head = hex(bytes.slice(0, 7));
    const times = hex(bytes.slice(25, 35));
    const signature = hex(bytes.slice(-64));
    const code = (id: string, number: string, when = times) => bytesOf(head + id + number + when + signature);
    expect(refusal(code('0141', '01'))).to.equal(null);
    expect(refusal('')).to.equal('UNKNOWN_MARK text');
    expect(refusal(text.toLowerCase())).to.equal('UNKNOWN_MARK text');
    expect(refusal(` ${text}`)).to.equal('UNKNOWN_MARK text');
    expect(refusal(text.slice(0, 4) + text.slice(4).toLowerCase())).to.equal('NOT_BASE45 text');
    expect(refusal(7 as never)).to.equal('NO_TEXT_AND_NO_BYTES text');
    expect(refusal(bytesOf(`d2${hex(bytes).slice(2)}`))).to.equal('UNKNOWN_VERSION version');
    expect(refusal(code('41'.padEnd(132, '41'), '01'))).to.equal('NOT_CANONICAL ticketId');
    expect(refusal(code('02c328', '01')), 'not UTF-8').to.equal('NOT_CANONICAL ticketId');
    expect(refusal(code(`24${hex(Buffer.from(UUID))}`, '01')), 'a UUID as text').to.equal('NOT_CANONICAL ticketId');
    for (const number of ['00', '8000', '8100', '8080808010', '808080808001', 'ffffffff1f']) {
      expect(refusal(code('0141', number)), number).to.equal('NOT_CANONICAL codeNumber');
    }
    expect(refusal(code('0141', 'ffffffff0f'))).to.equal(null);
    expect(refusal(code('0141', '01', '006b13fcc0006b13fcc0'))).to.equal('NOT_CANONICAL validUntil');
    expect(refusal(code('0141', '01', '00000000003afff44180'))).to.equal('NOT_CANONICAL validUntil');
  });

  it('keeps a UUID in capitals as the text that it is', async () => {
    const ticketId = UUID.toUpperCase();
    const { bytes } = await signTicketCode({ ...CONTENT, ticketId }, signer);
    expect(decodeTicketCode(bytes).ticketId).to.equal(ticketId);
    expect(bytes).to.have.length(99 - 16 + 36);
  });

  it('is not made of values that have no room, and says which', async () => {
    const refused = async (change: object, field: string): Promise<void> => {
      const made = signTicketCode({ ...CONTENT, ...change }, signer).catch((error: unknown) => error);
      expect(await made, JSON.stringify(change))
        .to.be.instanceOf(UnencodableTicketCodeError)
        .and.include({ field });
    };
    for (const ticketId of ['', 'x'.repeat(65), 'ø'.repeat(33), '\ud800']) await refused({ ticketId }, 'ticketId');
    for (const codeNumber of [0, -1, 1.5, Number.NaN, 2 ** 32, '1']) await refused({ codeNumber }, 'codeNumber');
    for (const validFrom of [-1, Date.UTC(2026, 1, 1), 0.5]) await refused({ validFrom }, 'validFrom');
    for (const validUntil of [CONTENT.validFrom, OPEN_END + 1]) await refused({ validUntil }, 'validUntil');
    const unkeyed = { ...CONTENT, keyId: 'too long to be one' };
    expect(() => encodeContent(unkeyed)).to.throw(UnencodableTicketCodeError, 'keyId');
    const unsigned = { ...CONTENT, keyId: signer.keyId, signature: new Uint8Array(63) };
    expect(() => encodeTicketCode(unsigned)).to.throw(UnencodableTicketCodeError, 'signature');
  });

  it('is the text of its bytes, without the mark', async () => {
    const { text, bytes } = await signTicketCode(CONTENT, signer);
    expect(text).to.equal(`TD1:${toBase45(bytes)}`);
    expect(fromBase45(text.slice(4))).to.deep.equal(bytes);
    expect(refusal(flipped(bytes, 0))).to.equal('UNKNOWN_VERSION version');
  });
});
