import type { FulfillmentMethod, OrderLineDocument, TicketDistribution } from '@ticket-distribution/domain';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { caller, distribute, settled } from './story.js';
import { World, flex, lineOf, nth } from './world.js';

const ONE: Partial<OrderLineDocument> = { customerAccountRef: 'ENT:CustomerAccount:one' };
const OTHER: Partial<OrderLineDocument> = { customerAccountRef: 'ENT:CustomerAccount:other' };
const CARRIER: Partial<OrderLineDocument> = { distributionHolderCustomerId: '1000077' };

const fare = { ...flex, ref: null };

/** The line of a traveller, kept by a method; the products are bound to no departure. */
const line = (method: FulfillmentMethod, said: Partial<OrderLineDocument>): OrderLineDocument => ({
  ...lineOf(method, said),
  id: lineOf('NOD').id,
});
const last = async (world: World): Promise<TicketDistribution> => {
  const tickets = (await world.groups()).flatMap((group) => group.tickets);
  return nth(tickets, tickets.length - 1);
};

describe('A ticket that did not follow the order for a while', () => {
  it('gives its place to one of the account that the order named meanwhile', async () => {
    const world = await new World().sells(line('BIFROST', { customerAccountRef: null, fareProducts: [fare, fare] }));
    // The new ticket takes the place of one; both old ones wait for it, and so follow nothing.
    await world.says(line('INTERNATIONAL', { ...ONE, fareProducts: [fare] }));
    const renewed = { ...fare, version: '1.0 (2026)' };
    await world.says(line('ACCOUNT_BASED_TICKETING', { ...ONE, fareProducts: [renewed] }));
    await settled();
    await world.rest();
    const ticket = await last(world);
    expect(ticket.fulfillmentMethod).to.equal('ACCOUNT_BASED_TICKETING');
    expect(ticket.parties.customerAccountRef).to.equal(ONE.customerAccountRef);
    expect(ticket.status).to.equal('DISTRIBUTED');
    expect(world.bifrost.tickets).to.deep.equal([]);
    expect(world.accounts.tickets).to.deep.equal([ticket.id]);
  });

  it('is of the account that the order named meanwhile when it stands again', async () => {
    const world = await new World().sells(line('ACCOUNT_BASED_TICKETING', ONE));
    const before = await world.ticket();
    await world.says(line('INTERNATIONAL', OTHER));
    expect((await world.ticket()).status).to.equal('CANCELLING');
    await world.says(line('ACCOUNT_BASED_TICKETING', OTHER));
    await settled();
    await world.rest();
    const after = await world.ticket();
    expect(after.id).to.equal(before.id);
    expect(after.status).to.equal('DISTRIBUTED');
    expect(after.standing.held?.customerAccountRef).to.equal(OTHER.customerAccountRef);
  });

  it('gives its place to one of the holder that the order named after the ticket was gone', async () => {
    const world = await new World().sells(line('ACCOUNT_BASED_TICKETING', ONE));
    const lost = await world.ticket();
    world.accounts.cancelFromOutside(lost.id);
    await world.clock.advance(60_000);
    await world.engine.statusPoller.look();
    expect((await world.ticket()).status).to.equal('CANCELLED_EXTERNALLY');
    await world.says(line('ACCOUNT_BASED_TICKETING', { ...OTHER, ...CARRIER }));
    await world.repair('issue-anew');
    await settled();
    await world.rest();
    const ticket = await last(world);
    expect(ticket.id).not.to.equal(lost.id);
    expect(ticket.parties).to.deep.equal({
      distributionHolderCustomerId: CARRIER.distributionHolderCustomerId,
      customerAccountRef: OTHER.customerAccountRef,
    });
  });

  it('stays given away where the order says what it said when the ticket stopped to follow it', async () => {
    const world = await new World().sells(line('ACCOUNT_BASED_TICKETING', ONE));
    const gift = { distributionHolderCustomerId: '1000099', customerAccountRef: 'ENT:CustomerAccount:gift' };
    const [group] = await world.groups();
    await world.engine.transferHolder.execute({
      ticketDistributionGroupIds: group === undefined ? [] : [group.id],
      to: gift,
      caller,
    });
    await settled();
    await world.says(line('INTERNATIONAL', ONE));
    expect((await last(world)).parties).to.deep.equal(gift);
    await world.says(line('ACCOUNT_BASED_TICKETING', ONE));
    await distribute(world.engine);
    await settled();
    expect((await world.ticket()).parties).to.deep.equal(gift);
  });
});
