import {
  DomainError,
  type Instant,
  canonicalText,
  isExpired,
  isValidAt,
  parseInstant,
  pickupOf,
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
    expect(parseInstant('9998-12-31T00:00Z')).to.equal('9998-12-31T00:00:00.000Z');
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
    '9999-12-05T06:00:00Z',
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
