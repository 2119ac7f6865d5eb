import { KeySetError, type Verdict, verify } from '@ticket-distribution/ticket-code';
import { verifyWithNode } from '@ticket-distribution/ticket-code/node';
import { uicReader } from '@ticket-distribution/ticket-code/uic';
import {
  type UicRailTicketData,
  endOfValidityAt,
  fcbBlock,
  flexRecord,
  headRecord,
} from '@ticket-distribution/uic-barcode';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { TICKET } from '../uic-barcode/a-ticket.js';
import { flipped } from './some-content.js';
import { keySetOf, testSigner } from './test-keys.js';
import { UNDERWAY, railCode, railContainer, railContent, railKey, shownRailCode, uicJwk } from './uic-codes.js';

const [key, other] = [railKey(), railKey()];
const keySet = (...keys: readonly object[]) => ({ issuer: 'Vy', keys });
const OSLO = 'Europe/Oslo';
const RAIL_TICKET = {
  scheme: 'UIC',
  issuer: 'Vy',
  keyId: '1076/7',
  ticketId: TICKET.id,
  codeNumber: null,
  validFrom: '2026-12-05T06:00:00.000Z',
  validUntil: '2026-12-06T03:00:00.000Z',
};

function judge(
  code: Uint8Array | string,
  { at = UNDERWAY, keys = [uicJwk(key)] as readonly object[], timeZone = OSLO } = {},
): Promise<Verdict> {
  const otherReader = uicReader({ keySets: [keySet(...keys)], timeZone });
  return verify({ code, at, keySets: [], otherReader, verifySignature: verifyWithNode });
}

const codeOf = (ticket: UicRailTicketData) => railCode(key, { dataSequence: [fcbBlock({ version: 3, ticket })] });

describe('A rail ticket', () => {
  it('is VALID from its first minute until its last is over, by the clocks of its zone', async () => {
    const code = await railCode(key);
    expect(await judge(code)).to.deep.equal({ kind: 'VALID', ticket: RAIL_TICKET, list: { kind: 'NOT_ASKED' } });
    const at = async (moment: string) => (await judge(code, { at: Date.parse(moment) })).kind;
    expect(await at('2026-12-05T05:59:59.999Z')).to.equal('NOT_YET_VALID');
    expect(await at('2026-12-05T06:00:00Z')).to.equal('VALID');
    expect(await at('2026-12-06T02:59:59.999Z')).to.equal('VALID');
    expect(await at('2026-12-06T03:00:00Z')).to.equal('OVER');
    const inUtc = await judge(code, { timeZone: 'UTC' });
    expect(inUtc).to.have.nested.property('ticket.validFrom', '2026-12-05T07:00:00.000Z');
  });

  it('is VALID by the offset that it says, as UIC counts it, whatever the zone', async () => {
    const content = railContent();
    const [openTicket] = (content.transportDocument ?? []).map(({ ticket }) =>
      'openTicket' in ticket ? ticket.openTicket : {},
    );
    const timed = { ...openTicket, validFromUTCOffset: -4, validFromTime: 480 };
    const code = await codeOf({ ...content, transportDocument: [{ ticket: { openTicket: timed as never } }] });
    for (const timeZone of ['Asia/Tokyo', OSLO]) {
      const verdict = await judge(code, { timeZone });
      expect(verdict).to.have.nested.property('ticket.validFrom', '2026-12-05T07:00:00.000Z');
      expect(verdict).to.have.nested.property('ticket.validUntil', '2026-12-06T03:00:00.000Z');
    }
  });

  it('of the hours when the clocks change begins and ends when the clocks of its zone say so', async () => {
    const content = railContent({ issuedAt: '2026-10-24T10:00:00Z' });
    const of = async (validFromDay: number, validFromTime: number, issuedAt = '2026-10-24T10:00:00Z') => {
      const pass = { validFromDay, validFromTime, validUntilDay: 1 };
      const issuingDetail = railContent({ issuedAt }).issuingDetail;
      const code = await codeOf({
        ...content,
        issuingDetail,
        transportDocument: [{ ticket: { pass } }],
      });
      const verdict = await judge(code, { at: 0 });
      return 'ticket' in verdict ? [verdict.ticket.validFrom, verdict.ticket.validUntil] : verdict;
    };
    expect(await of(1, 0)).to.deep.equal(['2026-10-24T22:00:00.000Z', '2026-10-26T23:00:00.000Z']);
    expect(await of(1, 150)).to.deep.equal(['2026-10-25T00:30:00.000Z', '2026-10-26T23:00:00.000Z']);
    expect(await of(1, 180)).to.deep.equal(['2026-10-25T02:00:00.000Z', '2026-10-26T23:00:00.000Z']);
    const spring = '2026-03-28T10:00:00Z';
    expect(await of(1, 119, spring)).to.deep.equal(['2026-03-29T00:59:00.000Z', '2026-03-30T22:00:00.000Z']);
    expect(await of(1, 150, spring)).to.deep.equal(['2026-03-29T01:30:00.000Z', '2026-03-30T22:00:00.000Z']);
    expect(await of(1, 180, spring)).to.deep.equal(['2026-03-29T01:00:00.000Z', '2026-03-30T22:00:00.000Z']);
  });

  it('is verified with keys of every kind that a JWKS can hold', async () => {
    for (const [algorithm, more] of [
      ['1.2.840.10045.4.3.2', {}],
      ['1.2.840.10045.4.3.3', {}],
      ['1.2.840.10045.4.3.4', { alg: 'ES512' }],
      ['1.2.840.113549.1.1.11', {}],
      ['1.2.840.113549.1.1.13', { alg: 'RS512' }],
      ['1.3.101.112', {}],
      ['1.2.840.113549.1.1.12', { uic: { issuer: '1076', keyId: '7', algorithm: '1.2.840.113549.1.1.12' } }],
    ] as const) {
      const signing = railKey(algorithm);
      const verdict = await judge(await railCode(signing), { keys: [uicJwk(signing, more)] });
      expect(verdict.kind, algorithm).to.equal('VALID');
    }
  });

  it('is KEY_UNKNOWN or SIGNATURE_INVALID when its signature proves nothing', async () => {
    const code = await railCode(key);
    const keyId = '1076/7';
    expect(await judge(code, { keys: [] })).to.deep.equal({ kind: 'KEY_UNKNOWN', keyId, why: 'NOT_IN_THE_KEY_SETS' });
    const withdrawn = uicJwk(key, { withdrawn: '2026-01-01T00:00:00Z' });
    expect(await judge(code, { keys: [withdrawn] })).to.deep.equal({ kind: 'KEY_UNKNOWN', keyId, why: 'WITHDRAWN' });
    expect(await judge(code, { keys: [uicJwk(other)] })).to.deep.equal({ kind: 'SIGNATURE_INVALID', keyId });
    const kinds = new Set<string>();
    for (let bit = 0; bit < code.length * 8; bit += 7) kinds.add((await judge(flipped(code, bit))).kind);
    expect(kinds).to.not.include('VALID');
  });

  it('is a copy when its device did not sign it, or too long ago', async () => {
    const shown = await shownRailCode(key, UNDERWAY, other);
    expect((await judge(shown, { at: UNDERWAY + 30_000 })).kind).to.equal('VALID');
    const late = await judge(shown, { at: UNDERWAY + 90_000 });
    expect(late).to.have.property('kind', 'OVER');
    expect(late).to.have.property('why').that.includes('a copy');
    const copied = await railCode(key, {
      level2SigningAlg: '1.2.840.10045.4.3.2',
      level2PublicKey: other.verification.publicKey,
    });
    expect(await judge(copied)).to.deep.include({ kind: 'SIGNATURE_INVALID', keyId: '1076/7' });
  });

  it('is OVER when its code has ended, though the ticket has not', async () => {
    const code = await railCode(key, endOfValidityAt(UNDERWAY));
    expect((await judge(code, { at: UNDERWAY - 1 })).kind).to.equal('VALID');
    expect(await judge(code)).to.deep.include({ kind: 'OVER', why: 'the code has to be made anew by its issuer' });
  });

  it('is no ticket as a specimen, and not yet valid before it is activated', async () => {
    const content = railContent();
    expect(await judge(await codeOf(railContent({ specimen: true })))).to.deep.equal({
      kind: 'NOT_A_TICKET',
      why: 'a specimen',
    });
    const sleeping = { ...content, issuingDetail: { ...content.issuingDetail, activated: false } };
    expect(await judge(await codeOf(sleeping))).to.deep.include({ kind: 'NOT_YET_VALID', why: 'it is not activated' });
  });

  it('in a container 918.3 gets the same verdicts', async () => {
    const flex = flexRecord({ version: 3, ticket: railContent() });
    expect(await judge(await railContainer(key, [flex]))).to.deep.equal({
      kind: 'VALID',
      ticket: RAIL_TICKET,
      list: { kind: 'NOT_ASKED' },
    });
    expect((await judge(await railContainer(other, [flex]))).kind).to.equal('SIGNATURE_INVALID');
    const withdrawn = uicJwk(key, { withdrawn: '2026-01-01T00:00:00Z' });
    expect((await judge(await railContainer(key, [flex]), { keys: [withdrawn] })).kind).to.equal('KEY_UNKNOWN');
    const said = { issuer: '1076', ticketId: 'RPEX4F', editedAt: '2026-12-01T10:30', international: true };
    const head = { ...said, editedByAgent: false, specimen: false, language: 'no', secondLanguage: '' };
    const untimed = await judge(await railContainer(key, [headRecord(head)]));
    expect(untimed).to.deep.include({ kind: 'VALID' });
    expect(untimed)
      .to.have.property('ticket')
      .that.deep.includes({ ticketId: 'RPEX4F', validFrom: null, validUntil: null });
    const specimen = await railContainer(key, [headRecord({ ...head, specimen: true }), flex]);
    expect((await judge(specimen)).kind).to.equal('NOT_A_TICKET');
  });

  it('is no code of UIC when it begins otherwise, and a malformed one is no ticket', async () => {
    const reader = uicReader({ keySets: [], timeZone: OSLO });
    for (const code of ['#UT01', new Uint8Array(), Uint8Array.of(1), Uint8Array.of(0xd1, 0x55), Buffer.from('TD1:')]) {
      expect(await reader(code, 0)).to.equal(null);
    }
    const begins = fc.constantFrom(Uint8Array.of(0x01, 0x55), Uint8Array.of(0x81, 0x55), Buffer.from('#UT02'));
    await fc.assert(
      fc.asyncProperty(begins, fc.uint8Array({ maxLength: 300 }), async (head, rest) => {
        const verdict = await judge(Uint8Array.of(...head, ...rest));
        expect(verdict.kind).to.be.oneOf(['NOT_A_TICKET', 'KEY_UNKNOWN', 'SIGNATURE_INVALID']);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('The keys for rail tickets', () => {
  const refusal = (...keySets: readonly unknown[]) => {
    try {
      uicReader({ keySets, timeZone: OSLO });
      return null;
    } catch (error) {
      expect(error).to.be.instanceOf(KeySetError);
      return (error as KeySetError).reason;
    }
  };

  it('stand in the same document as those for codes of ours, which are left alone', async () => {
    const ours = keySetOf('Vy', [testSigner(1)]).toJSON().keys;
    const verdict = await judge(await railCode(key), { keys: [...ours, uicJwk(key)] });
    expect(verdict.kind).to.equal('VALID');
  });

  it('are refused when they are none, or two of one name', () => {
    expect(refusal(keySet(uicJwk(key)), keySet(uicJwk(key)))).to.equal(null);
    expect(refusal(keySet(uicJwk(key), uicJwk(other)))).to.equal('KEY_ID_USED_TWICE');
    expect(refusal(keySet(uicJwk(key)), { issuer: 'Thief', keys: [uicJwk(key)] })).to.equal('KEY_ID_USED_TWICE');
    expect(refusal(null)).to.equal('NOT_A_KEY_SET');
    expect(refusal({ issuer: 'Vy' })).to.equal('NOT_A_KEY_SET');
    expect(refusal(keySet({ ...uicJwk(key), d: 'AAAA' }))).to.equal('PRIVATE_KEY');
    for (const change of [
      { uic: null },
      { uic: { issuer: 1076, keyId: '7' } },
      { x: 'AAAA' },
      { alg: 'none' },
      { withdrawn: 'soon' },
    ]) {
      expect(refusal(keySet({ ...uicJwk(key), ...change })), JSON.stringify(change)).to.equal('BAD_KEY');
    }
    expect(() => uicReader({ keySets: [], timeZone: 'Europe/Nowhere' })).to.throw(RangeError);
  });
});
