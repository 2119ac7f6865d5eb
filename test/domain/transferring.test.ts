import { DomainError, shownParties, transferTicket } from '@ticket-distribution/domain';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { OneLine, heldBy, lineOf } from './on-stage.js';

const gift = { distributionHolderCustomerId: '1000099', customerAccountRef: 'ENT:CustomerAccount:gift' };
const given = { distributionHolderCustomerId: '1000042', customerAccountRef: 'ENT:CustomerAccount:a1' };
const toAnother = lineOf('ACCOUNT_BASED_TICKETING', { customerAccountRef: 'ENT:CustomerAccount:a2' });
const at = '2026-12-01T09:30:00.000Z' as Parameters<typeof transferTicket>[4];

function transfer(order: OneLine, to = gift, place = 0): void {
  const { id } = order.ticket(place);
  order.stage.change(order.group, transferTicket(order.snapshot, id, to, order.stage.policies, at));
}

const account = ({ system }: OneLine) => system.valid.map(({ customerAccountRef }) => customerAccountRef);

describe('A transfer', () => {
  it('moves the tickets at their system, once per ticket, and the group to the new holder', () => {
    const order = heldBy('ACCOUNT_BASED_TICKETING');
    transfer(order);
    order.stage.allCalls();
    expect(order.ticket().parties).to.deep.equal(gift);
    expect(order.told).to.deep.equal(['issue', 'transfer']);
    expect(account(order)).to.deep.equal([gift.customerAccountRef]);
    expect(order.ticket().standing.held).to.deep.include({
      holderCustomerId: '1000099',
      customerAccountRef: gift.customerAccountRef,
    });
    expect(order.ticket().distributionDetails.customerAccountRef).to.equal(gift.customerAccountRef);
    expect(transferTicket(order.snapshot, order.ticket().id, gift, order.stage.policies, at)).to.equal(null);
  });

  it('that somebody asked for and the system refuses is taken back: the holder stays', () => {
    const order = heldBy('ACCOUNT_BASED_TICKETING');
    order.system.meet('refuse');
    transfer(order);
    order.stage.allCalls();
    expect(order.ticket().parties).to.deep.equal(given);
    expect([order.driftKinds, order.told, account(order)]).to.deep.equal([
      [],
      ['issue', 'transfer'],
      ['ENT:CustomerAccount:a1'],
    ]);
    const refusals = order.group.newMoves.filter(({ reason }) => reason.startsWith('refused'));
    expect(refusals.map(({ reason }) => reason.split('; ').at(-1))).to.deep.equal(['the holder stays']);
  });

  it('that the order asked for and the system refuses stays wished and is a drift', () => {
    const order = heldBy('ACCOUNT_BASED_TICKETING');
    order.system.meet('refuse');
    order.says(toAnother).stage.allCalls();
    expect(order.ticket().parties.customerAccountRef).to.equal('ENT:CustomerAccount:a2');
    expect(order.driftKinds).to.deep.equal(['change-refused']);
    expect(account(order)).to.deep.equal(['ENT:CustomerAccount:a1']);
  });

  it('that is not attempted yet is withdrawn when another takes its place', () => {
    const order = heldBy('ACCOUNT_BASED_TICKETING');
    transfer(order);
    order.says(toAnother).stage.allCalls();
    expect(order.stage.deliveries.snapshots.map(({ state }) => state)).to.deep.equal(['DONE', 'WITHDRAWN', 'DONE']);
    expect(account(order)).to.deep.equal(['ENT:CustomerAccount:a2']);
  });

  it('before the hand-over lets the tickets be handed over, and takes back the reason why the tickets had to wait', () => {
    const order = new OneLine('ACCOUNT_BASED_TICKETING').says(
      lineOf('ACCOUNT_BASED_TICKETING', { customerAccountRef: null }),
    );
    expect(order.ticket().statusReason?.code).to.equal('customer-account-missing');
    transfer(order);
    expect([order.told, order.ticket().statusReason]).to.deep.equal([['issue'], null]);
    order.stage.allCalls();
    expect(account(order)).to.deep.equal([gift.customerAccountRef]);
  });

  it('is refused for a ticket that ended, and decided for each ticket by itself', () => {
    const ended = heldBy('ACCOUNT_BASED_TICKETING').says(null);
    expect(() => transfer(ended))
      .to.throw(DomainError)
      .with.property('code', 'transfer/ticket-ended');
    const order = heldBy('ACCOUNT_BASED_TICKETING', {
      fareProducts: [
        ...toAnother.fareProducts,
        ...toAnother.fareProducts.map((product) => ({ ...product, transferable: false })),
      ],
    });
    expect(() =>
      transfer(
        order,
        gift,
        order.snapshot.tickets.findIndex(({ product }) => !product.transferable),
      ),
    )
      .to.throw(DomainError)
      .with.property('code', 'transfer/not-transferable');
    transfer(
      order,
      gift,
      order.snapshot.tickets.findIndex(({ product }) => product.transferable),
    );
    order.stage.allCalls();
    expect(account(order)).to.have.members([gift.customerAccountRef, given.customerAccountRef]);
  });

  it('shows on the group once all its live tickets agree, and else the holder of the order', () => {
    const [product] = toAnother.fareProducts;
    const order = heldBy('ACCOUNT_BASED_TICKETING', { fareProducts: [product, product] as never });
    transfer(order, gift, 0);
    expect(shownParties(order.snapshot)).to.deep.equal(given);
    transfer(order, gift, 1);
    expect(shownParties(order.snapshot)).to.deep.equal(gift);
  });

  it('to what the order asks for and the system refused is told once more, and is no answer by itself', () => {
    const order = heldBy('ACCOUNT_BASED_TICKETING');
    order.system.meet('refuse');
    order.says(toAnother).stage.allCalls();
    expect(account(order)).to.deep.equal([given.customerAccountRef]);
    transfer(order, { ...given, customerAccountRef: 'ENT:CustomerAccount:a2' });
    order.stage.allCalls();
    expect([account(order), order.driftKinds]).to.deep.equal([['ENT:CustomerAccount:a2'], []]);
  });
});
