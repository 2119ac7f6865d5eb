import { type RevokedCodes, fulfillmentPolicies, moveValidity, transferTicket } from '@ticket-distribution/domain';
import { aProduct } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { OneLine, flex, heldBy, lineOf, withBicycle } from './on-stage.js';

const codeOf = (order: OneLine, place = 0) => order.ticket(place).standing.code;
const causeOf = (order: OneLine): RevokedCodes['cause'] | undefined => codeOf(order).revoked?.cause;
const gift = { distributionHolderCustomerId: '1000099', customerAccountRef: 'ENT:CustomerAccount:gift' };

function given(order: OneLine): OneLine {
  const { stage, group, snapshot } = order;
  stage.change(group, transferTicket(snapshot, order.ticket().id, gift, fulfillmentPolicies, stage.occasion().at));
  return order;
}

describe('The code of a ticket', () => {
  it('is none until its ticket system holds the ticket, and the first one then', () => {
    const order = new OneLine('NOD').says(lineOf('NOD'));
    order.stage.distribute();
    expect(codeOf(order)).to.deep.equal({ number: 0, revoked: null });
    order.stage.allCalls();
    expect(codeOf(order)).to.deep.equal({ number: 1, revoked: null });
  });

  it('is another once a change is confirmed, and the one before is revoked', () => {
    const order = heldBy('BIFROST').says(lineOf('BIFROST', { fareProducts: [withBicycle] }));
    expect(codeOf(order).number).to.equal(1);
    order.stage.allCalls();
    const { updatedAt: at, validity } = order.ticket();
    const revoked = { upTo: 1, at, cause: 'CONTENT_CHANGED', until: validity.endOfValidity };
    expect(codeOf(order)).to.deep.equal({ number: 2, revoked });
  });

  it('stays the same when another ticket of the line changes, comes or goes', () => {
    const other = aProduct({ ref: 'other' });
    const products = (second: readonly (typeof flex)[]) => ({ fareProducts: [{ ...flex, ref: 'kept' }, ...second] });
    const order = heldBy('BIFROST', products([other]));
    for (const second of [[{ ...other, supplements: withBicycle.supplements }], [], [aProduct({ ref: 'third' })]]) {
      order.says(lineOf('BIFROST', products(second))).stage.allCalls();
    }
    expect(order.snapshot.tickets.map(({ standing: { code } }) => code.number)).to.deep.equal([1, 2, 0]);
  });

  it('is another on another day: the old one is to be known until the later of both ends', () => {
    const order = heldBy('NOD');
    const { stage, group } = order;
    const { endOfValidity: until } = order.ticket().validity;
    const sooner = '2026-12-04T10:00:00.000Z' as typeof until;
    const asked = { ticketDistributionId: order.ticket().id, startOfValidity: sooner };
    stage.change(group, moveValidity(order.snapshot, asked, fulfillmentPolicies, stage.occasion().at));
    stage.allCalls();
    expect(order.ticket().validity.endOfValidity < until).to.equal(true);
    expect([codeOf(order).number, causeOf(order), codeOf(order).revoked?.until]).to.deep.equal([
      2,
      'VALIDITY_MOVED',
      until,
    ]);
  });

  it('is another when the ticket was given away', () => {
    const order = given(heldBy('ACCOUNT_BASED_TICKETING'));
    expect(codeOf(order).number).to.equal(1);
    order.stage.allCalls();
    expect([codeOf(order).number, causeOf(order)]).to.deep.equal([2, 'GIVEN_AWAY']);
  });

  it('stays when a change is refused', () => {
    const order = heldBy('ACCOUNT_BASED_TICKETING');
    order.system.meet('refuse');
    given(order).stage.allCalls();
    expect(codeOf(order)).to.deep.equal({ number: 1, revoked: null });
  });

  it('counts until the cancel is confirmed, and no more then', () => {
    const order = heldBy('NOD').says(null);
    expect(codeOf(order).revoked).to.equal(null);
    order.stage.allCalls();
    expect([codeOf(order).number, codeOf(order).revoked?.upTo, causeOf(order)]).to.deep.equal([1, 1, 'CANCELLED']);
  });
});
