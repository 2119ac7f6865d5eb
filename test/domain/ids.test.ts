import {
  DomainError,
  deliveryKey,
  driftId,
  instant,
  orderId,
  orderLineId,
  ticketDistributionGroupId,
  ticketDistributionId,
} from '@ticket-distribution/domain';
import { expect } from 'chai';
import { describe, it } from 'mocha';

/** Each constructor, the field that its refusals name, texts that it takes and texts that it refuses. */
const CONSTRUCTORS = [
  {
    make: orderId,
    field: 'orderId',
    takes: ['9KX4T2QH', 'a_b-c', 'x'.repeat(64)],
    refuses: ['a b', 'a\n', 'x'.repeat(65)],
  },
  {
    make: orderLineId,
    field: 'orderLineId',
    takes: ['line-1', 'ENT:OrderLine:1/2', '🎫'.repeat(64)],
    refuses: ['🎫'.repeat(65), 'a\u0000b', '\ud83c'],
  },
  {
    make: ticketDistributionGroupId,
    field: 'ticketDistributionGroupId',
    takes: ['group-1', '0199f0a2-7c1e-7d11-b5a0-8f6f3c0c6a01'],
    refuses: ['group_1', 'x'.repeat(65)],
  },
  { make: ticketDistributionId, field: 'ticketDistributionId', takes: ['ticket-1'], refuses: ['ticket 1'] },
  {
    make: deliveryKey,
    field: 'deliveryKey',
    takes: ['group-1.issue.1.1', 'x'.repeat(128)],
    refuses: ['a/b', 'x'.repeat(129)],
  },
  { make: driftId, field: 'driftId', takes: ['drift-1'], refuses: ['drift.1'] },
  {
    make: instant,
    field: 'instant',
    takes: ['2026-12-05T06:00:00.000Z'],
    refuses: ['2026-12-05', '2026-02-30T06:00:00Z', '2026-12-05T06:00:00'],
  },
] as const;

describe('An id, and an instant, made from a text', () => {
  for (const { make, field, takes, refuses } of CONSTRUCTORS) {
    it(`is that text where it has the form (${field})`, () => {
      for (const text of takes) expect(make(text)).to.equal(text);
    });

    it(`is refused as malformed, naming the field, where it has not (${field})`, () => {
      for (const text of ['', ...refuses]) {
        const refusal = expect(() => make(text), JSON.stringify(text)).to.throw(DomainError, `${field} must be`);
        refusal.with.property('code', 'request/malformed');
        refusal.with.nested.property('violations[0].field', field);
      }
    });
  }

  it('is, for an instant, the same moment in UTC with milliseconds', () => {
    expect(instant('2026-12-05T07:00:00+01:00')).to.equal('2026-12-05T06:00:00.000Z');
  });
});
