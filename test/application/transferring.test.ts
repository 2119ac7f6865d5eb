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

  it('takes the whole group back when the system refuses one of its tickets', async () => {
    const world = await new World().sells(two);
    world.accounts.meet('lose-answer', 'refuse');
    const [result] = await transfer(world);
    expect(result?.refusal?.code).to.equal('transfer/refused');
    expect(result).to.deep.include({ distributionHolderCustomerId: '1000042', customerAccountRef: A1 });
    await world.pass();
    expect(accounts(world)).to.deep.equal([A1, A1]);
    expect(await world.told()).to.deep.equal(['issue DONE', 'transfer DONE', 'transfer REFUSED', 'transfer DONE']);
    expect(await world.driftKinds()).to.deep.equal([]);
  });

  it('lets the ticket go back that was moved before the other was refused, within the same call', async () => {
    const world = new World({ callsAtOnce: 1 });
    await world.sells(two);
    const tell = world.accounts.tell.bind(world.accounts);
    let transfers = 0;
    world.accounts.tell = (handOver) => {
      if (handOver.operation === 'transfer') transfers += 1;
      if (handOver.operation === 'transfer' && transfers === 2) world.accounts.meet('refuse');
      return tell(handOver);
    };
    expect(nth(await transfer(world)).refusal?.code).to.equal('transfer/refused');
    expect(accounts(world)).to.deep.equal([A1, A1]);
    expect((await world.ticket()).standing.held?.customerAccountRef).to.equal(A1);
    expect(await world.driftKinds()).to.deep.equal([]);
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

    it('for the whole group when one product is not transferable', async () => {
      const fixed = aProduct({ ref: 'fixed', legs: [], transferable: false });
      const world = await new World().sells({ ...onAccount, fareProducts: [flex, fixed] });
      expect(await codeOf(world)).to.equal('transfer/not-transferable');
      expect(await world.told()).to.deep.equal(['issue DONE']);
    });

    it('once the use has begun', async () => {
      const world = await new World().sells(onAccount);
      await world.clock.advance(60_000);
      world.accounts.pickUp(nth(world.accounts.valid).key);
      await world.engine.lookout.look();
      expect(await codeOf(world)).to.equal('transfer/in-use');
    });

    it('once the journey has started', async () => {
      const world = await new World().sells(onAccount);
      await world.clock.advance(5 * 24 * 3_600_000);
      expect(await codeOf(world)).to.equal('transfer/journey-started');
    });
  });
});
