import type { Caller } from '@ticket-distribution/application';
import { ERASED, type OrderId, type OrderLineDocument, holdsErased } from '@ticket-distribution/domain';
import { aCaller, aLine, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { IMPATIENT, newest, operator, retry, skip } from './at-the-desk.js';
import { refusing } from './drift-stories.js';
import { caller, codeOf, distribute, orderId, record, settled } from './story.js';
import { World, changed, flex, lineOf, nth } from './world.js';

const MONTH_MS = 30 * 24 * 60 * 60_000;
const CUSTOMER = anOrder().ownerCustomerId;

type Command = Parameters<World['engine']['eraseCustomer']['execute']>[0];

const erase = (world: World, more: Partial<Command> = {}) =>
  world.engine.eraseCustomer.execute({ customerId: CUSTOMER, force: false, caller: operator, ...more });

/** Every answered ticket of the order is over. */
async function over(...lines: readonly OrderLineDocument[]): Promise<World> {
  const world = await new World().sells(...lines);
  await world.clock.advance(MONTH_MS);
  return world;
}

/** All that is stored of an order, with its name in it or not. */
async function stored(world: World, id: OrderId = orderId): Promise<string> {
  const kept = await world.transactions.read(async ({ orders, groups, deliveries }) => {
    const all = (await groups.ofOrder(id)).map(({ snapshot }) => snapshot);
    const told = await deliveries.ofGroups(all.map((group) => group.id));
    return [(await orders.find(id))?.snapshot, all, told.map(({ snapshot }) => snapshot)];
  });
  return JSON.stringify(kept);
}

describe('Erasing a customer', () => {
  it('is refused while a ticket is live and not over, names the orders, changes nothing, and is written down', async () => {
    const world = await new World().sells(lineOf('BIFROST'));
    const first = await stored(world);
    const refusal = await erase(world).catch((error: { code: string; details: object; message: string }) => error);
    expect(refusal).to.include({ code: 'customer/still-in-use' });
    expect(refusal).to.have.deep.property('details', { orders: [{ orderId, why: ['ticket-live'] }] });
    expect(await stored(world)).to.equal(first);
    const { items } = await world.engine.searchAudit.execute({ caller: operator, page: 0, perPage: 9 });
    expect(items.map(({ kind, subject, outcome }) => [kind, subject, outcome])).to.deep.equal([
      ['erase-customer', 'customer', 'customer/still-in-use'],
    ]);
    expect(JSON.stringify(items)).to.not.include(CUSTOMER);
  });

  it('is done to the millisecond when the last ticket is over', async () => {
    const world = await new World().sells(lineOf('BIFROST'));
    const end = Date.parse((await world.ticket()).validity.endOfValidity);
    await world.clock.advance(end - Date.parse(world.clock.now()) - 1);
    expect(await codeOf(erase(world))).to.equal('customer/still-in-use');
    await world.clock.advance(1);
    expect((await erase(world)).orderIds).to.deep.equal([orderId]);
  });

  it('is refused while a hand-over has no answer, however long the tickets are over', async () => {
    const world = new World({ schedule: IMPATIENT });
    await world.says(lineOf('BIFROST'));
    world.bifrost.meet('lose-answer', 'lose-answer');
    await distribute(world.engine);
    await world.pass();
    await world.clock.advance(MONTH_MS);
    expect(await codeOf(erase(world))).to.equal('customer/still-in-use');
    await skip(world, await newest(world), 'there');
    expect((await erase(world)).orderIds).to.deep.equal([orderId]);
  });

  it('says what was erased and which ticket systems were told, and leaves every row', async () => {
    const world = await over(lineOf('BIFROST'), lineOf('ACCOUNT_BASED_TICKETING'));
    const [one, other] = [await world.ticket(0), await world.ticket(1)];
    const told = await world.told();
    const receipt = await erase(world);
    expect(receipt.erased).to.include({ orders: 1, orderVersions: 1, orderLineVersions: 2, groups: 2, tickets: 2 });
    const systems = receipt.ticketSystems.map(({ fulfillmentMethod, tickets }) => [fulfillmentMethod, tickets]);
    expect(systems).to.have.deep.members([
      ['ACCOUNT_BASED_TICKETING', [namesOf(other)]],
      ['BIFROST', [namesOf(one)]],
    ]);
    expect(await world.told()).to.deep.equal(told);
    expect(await stored(world)).to.not.include(CUSTOMER);
    const again = await erase(world);
    expect([again.orderIds, again.erased.orders, again.ticketSystems]).to.deep.equal([[], 0, []]);
  });

  it('leaves other customers of the order, and orders of others, as they are', async () => {
    const traveller = { id: 'second', userType: null, userProfileRef: null, customerId: '1000077' };
    const world = await over(lineOf('BIFROST', { fareProducts: [{ ...flex, travellers: [traveller] }] }));
    await record(world.engine, anOrder({ id: 'OTHER', ownerCustomerId: '1000077', lines: [aLine({ id: 'other' })] }));
    const first = await stored(world, 'OTHER' as OrderId);
    await erase(world);
    expect(await stored(world, 'OTHER' as OrderId)).to.equal(first);
    expect(await stored(world)).to.include('1000077');
  });

  it('reaches the orders of the organisation of the caller only, unless it may change every one', async () => {
    const world = await over(lineOf('BIFROST'));
    const by = (organisationId: number, ...privileges: readonly 'change-every-organisation'[]): Caller =>
      aCaller({ organisationId, privileges });
    const first = await stored(world);
    expect((await erase(world, { caller: by(2) })).orderIds).to.deep.equal([]);
    expect(await stored(world)).to.equal(first);
    expect((await erase(world, { caller: by(2, 'change-every-organisation') })).orderIds).to.deep.equal([orderId]);
  });

  it('that breaks off between two orders is ended by the next', async () => {
    const world = await over(lineOf('BIFROST'));
    await record(world.engine, anOrder({ id: 'LATER', lines: [aLine({ id: 'later' })] }));
    await world.clock.advance(MONTH_MS);
    let runs = 0;
    const { transactions } = world;
    const run = transactions.run.bind(transactions);
    transactions.run = (work) => {
      runs += 1;
      return runs === 2 ? Promise.reject(new Error('the process ended')) : run(work);
    };
    expect(await codeOf(erase(world, { force: true }))).to.equal('the process ended');
    transactions.run = run;
    const after = [await stored(world), await stored(world, 'LATER' as OrderId)];
    expect(after.map((text) => text.includes(CUSTOMER))).to.deep.equal([false, true]);
    expect((await erase(world, { force: true })).orderIds).to.deep.equal(['LATER']);
    expect(await stored(world, 'LATER' as OrderId)).to.not.include(CUSTOMER);
  });
});

describe('An order of which a customer was erased', () => {
  it('stays as it is when the same version is sent again', async () => {
    const world = await over(lineOf('BIFROST'), lineOf('ACCOUNT_BASED_TICKETING'));
    await erase(world);
    const first = await stored(world);
    const calls = world.bifrost.calls.length;
    expect((await world.saysAs(1, lineOf('BIFROST'), lineOf('ACCOUNT_BASED_TICKETING'))).outcome).to.equal('known');
    await world.engine.generateGroups.execute({ orderId, caller });
    expect(await stored(world)).to.equal(first);
    expect(world.bifrost.calls).to.have.length(calls);
  });

  it('is named again by a newer version, of which no ticket system is told', async () => {
    const world = await new World().sells(lineOf('BIFROST'), lineOf('ACCOUNT_BASED_TICKETING'));
    await erase(world, { force: true });
    const tickets = (await world.groups()).flatMap((group) => group.tickets.map(({ id, status }) => [id, status]));
    const told = await world.told();
    await world.says(lineOf('BIFROST'), lineOf('ACCOUNT_BASED_TICKETING'));
    await world.rest();
    const groups = await world.groups();
    expect(groups.flatMap((group) => group.tickets.map(({ id, status }) => [id, status]))).to.deep.equal(tickets);
    expect(await world.told()).to.deep.equal(told);
    expect(groups.map(({ orderOwnerCustomerId }) => orderOwnerCustomerId)).to.deep.equal([CUSTOMER, CUSTOMER]);
    expect(groups.flatMap((group) => group.tickets.map(({ parties }) => holdsErased(parties)))).to.deep.equal([
      false,
      false,
    ]);
  });

  it('has what else a newer version changes told, and nothing more', async () => {
    const world = await new World().sells(lineOf('ACCOUNT_BASED_TICKETING'));
    await erase(world, { force: true });
    await world.says(lineOf('ACCOUNT_BASED_TICKETING', { fareProducts: [changed] }));
    await world.rest();
    const operations = (await world.deliveries()).map(({ handOver }) => handOver.operation);
    expect(operations.filter((operation) => operation === 'transfer')).to.deep.equal([]);
    expect(operations).to.have.length(2);
    expect(nth(world.accounts.valid).product.name).to.deep.equal(changed.name);
  });

  it('has a ticket told of whom it is given to', async () => {
    const world = await new World().sells(lineOf('ACCOUNT_BASED_TICKETING'));
    await erase(world, { force: true });
    const to = { distributionHolderCustomerId: '1000099', customerAccountRef: 'ENT:CustomerAccount:gift' };
    const ticketDistributionIds = [(await world.ticket()).id];
    const [given] = await world.engine.transferHolder.execute({ ticketDistributionIds, to, caller });
    expect(given).to.deep.include({ outcome: 'done', ...to });
    expect((await newest(world)).handOver.operation).to.equal('transfer');
  });
});

describe('Erasing a customer by force', () => {
  it('keeps a ticket of nobody from being handed over, until the order names somebody again', async () => {
    const world = new World();
    await world.says(lineOf('BIFROST'));
    await erase(world, { force: true });
    const refusal = await distribute(world.engine).catch((error: { code: string; message: string }) => error);
    expect(refusal).to.have.property('code', 'distribution/nothing-to-distribute');
    expect(refusal).to.have.property('message').that.includes('holderCustomerId was erased');
    await world.says(lineOf('BIFROST'));
    await distribute(world.engine);
    await settled();
    expect(await world.statuses()).to.deep.equal(['DISTRIBUTED']);
  });

  it('sets aside what waits for a call and names the customer, and lets nobody try it again', async () => {
    const world = new World({ schedule: IMPATIENT });
    await world.says(lineOf('BIFROST'));
    world.bifrost.meet('unavailable');
    await distribute(world.engine);
    await settled();
    const receipt = await erase(world, { force: true });
    expect(receipt.stillNamed).to.deep.equal([]);
    expect(await world.told()).to.deep.equal(['issue SET_ASIDE']);
    expect(await world.driftKinds()).to.deep.equal(['outcome-unknown OPEN']);
    const delivery = await newest(world);
    expect(delivery.handOver).to.include({ ownerCustomerId: ERASED, holderCustomerId: ERASED });
    expect(await codeOf(retry(world, delivery))).to.equal('delivery/erased');
    await skip(world, delivery, 'not-there');
    expect(await world.told()).to.not.include('issue SET_ASIDE');
  });

  it('leaves an order in which a call is being made that names the customer, and says so', async () => {
    const world = new World();
    await world.says(lineOf('BIFROST'));
    let answer = (): void => undefined;
    const handOver = world.bifrost.handOver.bind(world.bifrost);
    world.bifrost.handOver = async (...told) => {
      await new Promise<void>((resolve) => (answer = resolve));
      return handOver(...told);
    };
    const distributing = distribute(world.engine);
    await settled();
    const receipt = await erase(world, { force: true });
    expect(receipt.stillNamed).to.deep.equal([{ orderId, why: 'call-under-way' }]);
    expect(await stored(world)).to.include(CUSTOMER);
    answer();
    await distributing;
    await settled();
    expect((await erase(world, { force: true })).stillNamed).to.deep.equal([]);
    expect(await stored(world)).to.not.include(CUSTOMER);
  });

  it('lets a cancel that names nobody be told', async () => {
    const world = await new World().sells(lineOf('BIFROST'));
    world.bifrost.meet('unavailable');
    await world.says();
    await settled();
    await erase(world, { force: true });
    await world.rest();
    expect(await world.statuses()).to.deep.equal(['CANCELLED']);
  });

  it('takes the words of ticket systems from drifts, which last', async () => {
    const world = await new World().sells(lineOf('BIFROST'));
    const end = refusing(world, 'update');
    await world.says(lineOf('BIFROST', { fareProducts: [changed] }));
    await settled();
    end();
    await erase(world, { force: true });
    const [drift] = await world.drifts();
    expect(drift).to.include({ kind: 'change-refused', state: 'OPEN', theirs: ERASED });
  });
});

interface Named {
  readonly id: string;
  readonly distributionDetails: { readonly externalReference: string | null; readonly fareContractRef: string | null };
}

function namesOf({ id, distributionDetails: { externalReference, fareContractRef } }: Named) {
  return { ticketDistributionId: id, externalReference, fareContractRef };
}
