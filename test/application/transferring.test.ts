import { type TicketDistributionGroupId, shownParties } from '@ticket-distribution/domain';
import { aProduct } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { caller, settled } from './story.js';
import { World, flex, lineOf, nth } from './world.js';

const A1 = 'ENT:CustomerAccount:a1';
const gift = { distributionHolderCustomerId: '1000099', customerAccountRef: 'ENT:CustomerAccount:gift' };
const other = { distributionHolderCustomerId: '1000088', customerAccountRef: 'ENT:CustomerAccount:other' };
const onAccount = lineOf('ACCOUNT_BASED_TICKETING');
const two = lineOf('ACCOUNT_BASED_TICKETING', { fareProducts: [flex, { ...flex, ref: 'home' }] });

async function transfer(world: World, to = gift, ...ids: readonly string[]) {
  const named = ids.length > 0 ? ids : [nth(await world.groups()).id];
  return world.engine.transferHolder.execute({
    ticketDistributionGroupIds: named as TicketDistributionGroupId[],
    to,
    caller,
  });
}

const accounts = (world: World) => world.accounts.valid.map(({ customerAccountRef }) => customerAccountRef);

describe('Transferring tickets to another holder', () => {
  it('moves every ticket of the group at its system, and answers with the new holder', async () => {
    const world = await new World().sells(two);
    expect(nth(await transfer(world))).to.deep.include({ outcome: 'done', refusal: null, ...gift });
    expect(accounts(world)).to.deep.equal([gift.customerAccountRef, gift.customerAccountRef]);
    expect(await world.told()).to.deep.equal(['issue DONE', 'transfer DONE', 'transfer DONE']);
  });

  it('is done already when the holder has them', async () => {
    const world = await new World().sells(onAccount);
    await transfer(world);
    const before = await world.groups();
    expect(nth(await transfer(world)).outcome).to.equal('done');
    expect(await world.groups()).to.deep.equal(before);
  });

  it('leaves the ticket alone that the system refuses, and moves the others', async () => {
    const world = await new World().sells(two);
    world.accounts.meet('lose-answer', 'refuse');
    const results = await transfer(world);
    expect(results.map(({ refusal }) => refusal?.code ?? null)).to.have.members(['transfer/refused', null]);
    const refused = results.find(({ refusal }) => refusal !== null);
    expect(refused).to.deep.include({ distributionHolderCustomerId: '1000042', customerAccountRef: A1 });
    await world.pass();
    expect(accounts(world)).to.have.members([A1, gift.customerAccountRef]);
    expect(await world.told()).to.deep.equal(['issue DONE', 'transfer DONE', 'transfer REFUSED']);
    expect(await world.driftKinds()).to.deep.equal([]);
    const [group] = await world.groups();
    expect(group && shownParties(group).customerAccountRef, 'the group shows the order, for not all agree').to.equal(
      A1,
    );
  });

  it('of one ticket of a group leaves the others where they are', async () => {
    const world = await new World().sells(two);
    const [, second] = (await world.groups())[0]?.tickets ?? [];
    const results = await world.engine.transferHolder.execute({
      ticketDistributionIds: [second?.id as never],
      to: gift,
      caller,
    });
    expect(results.map(({ outcome, ticketDistributionId }) => [outcome, ticketDistributionId])).to.deep.equal([
      ['done', second?.id],
    ]);
    expect(accounts(world)).to.have.members([A1, gift.customerAccountRef]);
  });

  it('is no drift when the system refuses every ticket: all stay where they are', async () => {
    const world = await new World().sells(two);
    world.accounts.meet('refuse', 'refuse');
    expect(nth(await transfer(world)).refusal?.code).to.equal('transfer/refused');
    expect(accounts(world)).to.deep.equal([A1, A1]);
    expect(await world.driftKinds()).to.deep.equal([]);
  });

  it('gives an account to a group that had none, and hands it over', async () => {
    const world = await new World().sells(lineOf('ACCOUNT_BASED_TICKETING', { customerAccountRef: null }));
    expect(await world.statuses()).to.deep.equal(['GENERATED']);
    expect(nth(await transfer(world)).outcome).to.equal('done');
    expect(await world.statuses()).to.deep.equal(['DISTRIBUTED']);
    expect(accounts(world)).to.deep.equal([gift.customerAccountRef]);
  });

  it('is under way while the system does not answer', async () => {
    const world = await new World().sells(onAccount);
    world.accounts.meet('lose-answer');
    expect(nth(await transfer(world))).to.deep.include({ outcome: 'under-way', ...gift });
    await world.pass();
    expect(nth(await transfer(world)).outcome).to.equal('done');
  });

  it('during another ends with the later one', async () => {
    const world = await new World().sells(onAccount);
    world.accounts.meet('land-late');
    await transfer(world);
    await transfer(world, other);
    await world.pass();
    world.accounts.land();
    expect(accounts(world)).to.deep.equal([other.customerAccountRef]);
    expect(shownParties(nth(await world.groups()))).to.deep.equal(other);
  });

  it('stays when a later order version says nothing of holder and account', async () => {
    const world = await new World().sells(onAccount);
    await transfer(world);
    await world.says({ ...onAccount, fareProducts: [{ ...flex, name: { eng: 'Changed' } }] });
    await settled();
    expect(accounts(world)).to.deep.equal([gift.customerAccountRef]);
    expect(world.accounts.valid[0]?.product.name).to.deep.equal({ eng: 'Changed' });
  });

  it('decides each group by itself', async () => {
    const world = await new World().sells(onAccount, lineOf('NOD'));
    const groups = await world.groups();
    const results = await transfer(world, gift, 'nobody', nth(groups, 1).id, nth(groups).id);
    expect(results.map(({ outcome, refusal }) => refusal?.code ?? outcome)).to.deep.equal([
      'group/not-found',
      'transfer/not-supported',
      'done',
    ]);
    expect(results.map(({ customerAccountRef }) => customerAccountRef)).to.deep.equal([
      null,
      A1,
      gift.customerAccountRef,
    ]);
  });

  describe('is refused', () => {
    const codeOf = async (world: World) => nth(await transfer(world)).refusal?.code;

    it('for a group without a live ticket', async () => {
      const world = await new World().sells(onAccount);
      await world.says();
      expect(await codeOf(world)).to.equal('transfer/ticket-ended');
    });

    it('for a product that is not transferable, and for no other of the group', async () => {
      const fixed = aProduct({ ref: 'fixed', legs: [], transferable: false });
      const world = await new World().sells({ ...onAccount, fareProducts: [flex, fixed] });
      const codes = (await transfer(world)).map(({ refusal }) => refusal?.code ?? null);
      expect(codes).to.have.members(['transfer/not-transferable', null]);
      expect(await world.told()).to.deep.equal(['issue DONE', 'transfer DONE']);
    });

    it('once the use has begun', async () => {
      const world = await new World().sells(onAccount);
      await world.clock.advance(60_000);
      world.accounts.pickUp(nth(world.accounts.valid).key);
      await world.engine.statusPoller.look();
      expect(await codeOf(world)).to.equal('transfer/in-use');
    });

    it('once the journey has started', async () => {
      const world = await new World().sells(onAccount);
      await world.clock.advance(5 * 24 * 3_600_000);
      expect(await codeOf(world)).to.equal('transfer/journey-started');
    });
  });
});
