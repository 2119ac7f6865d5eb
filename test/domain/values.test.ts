import {
  DomainError,
  type Instant,
  LAST_INSTANT,
  canonicalText,
  instantOf,
  isExpired,
  isValidAt,
  parseInstant,
  pickupOf,
  plusMilliseconds,
  sameContent,
} from '@ticket-distribution/domain';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';

describe('An instant', () => {
  it('is UTC with milliseconds, whatever the zone that it was written in', () => {
    expect(parseInstant('2026-12-05T07:00:00+01:00')).to.equal('2026-12-05T06:00:00.000Z');
    expect(parseInstant('2026-12-05T06:00:00.1234Z')).to.equal('2026-12-05T06:00:00.123Z');
    expect(parseInstant('2026-12-05T06:00Z')).to.equal('2026-12-05T06:00:00.000Z');
    expect(parseInstant('0001-01-02T00:00Z')).to.equal('0001-01-02T00:00:00.000Z');
    expect(parseInstant('0001-01-01T00:00:00Z')).to.equal('0001-01-01T00:00:00.000Z');
    expect(parseInstant('9999-12-31T23:59:59.999Z')).to.equal(LAST_INSTANT);
  });

  it('is read from all that RFC 3339 writes', () => {
    for (const [text, instant] of [
      ['2026-12-05t06:00:00z', '2026-12-05T06:00:00.000Z'],
      ['2026-12-05T06:00:00-00:00', '2026-12-05T06:00:00.000Z'],
      ['2026-12-05T06:00:00+23:59', '2026-12-04T06:01:00.000Z'],
      ['2026-12-05T06:00:00.1Z', '2026-12-05T06:00:00.100Z'],
      [`2026-12-05T06:00:00.999${'9'.repeat(500)}Z`, '2026-12-05T06:00:00.999Z'],
      ['0085-04-12T23:20:50.52Z', '0085-04-12T23:20:50.520Z'],
      ['0000-12-31T23:30:00-01:00', '0001-01-01T00:30:00.000Z'],
      ['9999-12-31T23:59:59.9999Z', '9999-12-31T23:59:59.999Z'],
      ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
    ]) {
      expect(parseInstant(text ?? ''), text).to.equal(instant);
    }
  });

  it('of a leap second is the start of the next second', () => {
    expect(parseInstant('2016-12-31T23:59:60Z')).to.equal('2017-01-01T00:00:00.000Z');
    expect(parseInstant('2017-01-01T00:59:60.75+01:00')).to.equal('2017-01-01T00:00:00.000Z');
    expect(parseInstant('1990-12-31T15:59:60-08:00')).to.equal('1991-01-01T00:00:00.000Z');
  });

  it('never lies beyond the years that four digits can say', () => {
    expect(plusMilliseconds(LAST_INSTANT, 1)).to.equal(LAST_INSTANT);
    expect(plusMilliseconds(LAST_INSTANT, Infinity)).to.equal(LAST_INSTANT);
    expect(plusMilliseconds(LAST_INSTANT, -1)).to.equal('9999-12-31T23:59:59.998Z');
    expect(plusMilliseconds('2026-12-05T06:00:00.000Z' as Instant, -(10 ** 15))).to.equal('0001-01-01T00:00:00.000Z');
    expect(() => instantOf(Date.parse(LAST_INSTANT) + 1)).to.throw(RangeError, 'years 0001 to 9999');
    expect(() => instantOf(NaN)).to.throw(RangeError);
  });

  it('that is read is read again as it was written, whatever the zone', () => {
    const anyMoment = fc.integer({ min: Date.parse('0001-01-02T00:00:00Z'), max: Date.parse('9999-12-30T00:00:00Z') });
    fc.assert(
      fc.property(anyMoment, fc.integer({ min: -23 * 60 - 59, max: 23 * 60 + 59 }), (moment, minutes) => {
        const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
        const zone = `${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
        const local = new Date(moment + minutes * 60_000).toISOString().replace('Z', zone);
        expect(parseInstant(local)).to.equal(instantOf(moment));
      }),
    );
  });

  for (const text of [
    '2026-12-05',
    '2026-12-05T06:00:00',
    '2026-02-30T06:00:00Z',
    '2026-13-01T06:00:00Z',
    '',
    'soon',
    '2026-12-05T24:30:00Z',
    '0000-12-05T06:00:00Z',
    '0001-01-01T00:00:00+00:01',
    '9999-12-31T23:59:00-00:01',
    '9999-12-31T23:59:60Z',
    '+10000-01-01T00:00:00Z',
    '2026-12-05 06:00:00Z',
    '2026-12-05T06:00:60Z',
    '2026-12-05T23:59:60+01:00',
    '2026-12-05T23:59:61Z',
    '2026-12-05T06:00:00.Z',
    '2026-12-05T06:00:00,5Z',
    '2026-12-05T06:00:00+24:00',
    '2026-12-05T06:00:00+0100',
    '2026-12-05T06:00:00Z\n',
    '2026-00-05T06:00:00Z',
    '2100-02-29T06:00:00Z',
  ]) {
    it(`is not ${JSON.stringify(text)}`, () => expect(parseInstant(text)).to.equal(null));
  }
});

describe('A validity', () => {
  const validity = {
    startOfValidity: '2026-12-05T06:00:00.000Z' as Instant,
    endOfValidity: '2026-12-06T03:00:00.000Z' as Instant,
  };

  it('holds its start and not its end', () => {
    expect(isValidAt(validity, validity.startOfValidity)).to.equal(true);
    expect(isValidAt(validity, validity.endOfValidity)).to.equal(false);
    expect(isValidAt(validity, '2026-12-05T05:59:59.999Z' as Instant)).to.equal(false);
    expect(isExpired(validity, validity.startOfValidity)).to.equal(false);
    expect(isExpired(validity, validity.endOfValidity)).to.equal(true);
  });
});

describe('Equal content', () => {
  it('does not depend on the order of members, and tells null from absent', () => {
    expect(sameContent({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 })).to.equal(true);
    expect(sameContent({ a: [1, 2] }, { a: [2, 1] })).to.equal(false);
    expect(sameContent({ a: null }, {})).to.equal(false);
    expect(sameContent({ list: [] }, { list: {} })).to.equal(false);
    expect(sameContent({ a: 1, b: undefined }, { a: 1 })).to.equal(true);
    expect(sameContent([undefined], [null])).to.equal(true);
    expect(canonicalText([1, [2, null, undefined]])).to.equal('[1,[2,null,null]]');
    expect(canonicalText({ b: 'x', a: undefined })).to.equal('{"b":"x"}');
  });

  it('is the same exactly when its canonical text is', () => {
    const small = fc.jsonValue({ maxDepth: 2 });
    fc.assert(
      fc.property(small, small, (one, other) => {
        expect(sameContent(one, other)).to.equal(canonicalText(one) === canonicalText(other));
        expect(sameContent(one, JSON.parse(JSON.stringify(one)))).to.equal(true);
      }),
    );
  });
});

describe('A pickup', () => {
  it('is a signed QR code at once, when nothing is asked', () => {
    expect(pickupOf({})).to.deep.equal({ medium: 'QR_CODE', deliverAfter: null, qrChecksumType: 'SIGNED' });
  });

  it('on a travel card neither starts to count nor names what paid for it, unless that is asked', () => {
    const travelCard = { mediaSerialNumberId: '12345678901234567890' };
    const paid = { activate: true, paymentMeansType: 'CASH' } as const;
    const onCard = { medium: 'TRAVEL_CARD', ...travelCard };
    expect(pickupOf({ travelCard })).to.deep.equal({ ...onCard, activate: false, paymentMeansType: null });
    expect(pickupOf({ travelCard: { ...travelCard, ...paid } })).to.deep.equal({ ...onCard, ...paid });
  });

  it('on a travel card needs a media serial number of 1 to 20 digits and knows no deliverAfter', () => {
    const deliverAfter = '2026-12-05T06:00:00.000Z' as Instant;
    const ask = () => pickupOf({ deliverAfter, travelCard: { mediaSerialNumberId: '12 34' } });
    expect(ask).to.throw(DomainError).with.property('code', 'request/malformed');
    expect(ask).to.throw(DomainError, 'travelCard.mediaSerialNumberId must be 1 to 20 digits');
    expect(ask).to.throw(DomainError, 'deliverAfter must be absent together with travelCard');
  });
});
