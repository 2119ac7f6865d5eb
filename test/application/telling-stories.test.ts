import type { TicketDistributionId } from '@ticket-distribution/domain';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { caller, codeOf, distribute, settled } from './story.js';
import { World, changed, flex, lineOf, nth } from './world.js';

const NOBODY = 'nobody' as TicketDistributionId;
const two = [flex, { ...flex, ref: 'home' }];

describe('The story of a ticket', () => {
  it('tells its moves and what happened to it, oldest first', async () => {
    const world = await new World().sells(lineOf('BIFROST', { fareProducts: two }));
    await world.says(lineOf('BIFROST', { fareProducts: [changed, nth(two, 1)] }));
    await settled();
    await world.says(lineOf('BIFROST', { fareProducts: [nth(two, 1)] }));
    await settled();
    const history = await world.engine.ticketStory.history((await world.ticket(0)).id, caller);
    expect(history.map(({ to, orderVersion }) => `${to} ${orderVersion}`)).to.deep.equal([
      'GENERATED 1',
      'DISTRIBUTING 1',
      'DISTRIBUTED 1',
      'DISTRIBUTED 2',
      'DISTRIBUTED 2',
      'DISTRIBUTED 2',
      'CANCELLING 3',
      'CANCELLING 3',
      'CANCELLED 3',
    ]);
    expect(history.map(({ number }) => number)).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('tells the deliveries that name it, with every call, and no others', async () => {
    const world = new World();
    await world.says(lineOf('BIFROST', { fareProducts: two }), lineOf('NOD'));
    world.bifrost.meet('unavailable');
    await distribute(world.engine);
    await world.pass();
    await world.says(lineOf('BIFROST', { fareProducts: [changed, nth(two, 1)] }), lineOf('NOD'));
    await settled();
    const told = async (place: number) =>
      (await world.engine.ticketStory.deliveries((await world.ticket(place)).id, caller)).map(
        ({ delivery, attempts }) => [delivery.handOver.operation, attempts.map(({ outcome }) => outcome)],
      );
    expect(await told(0)).to.deep.equal([
      ['issue', ['no-effect', 'applied']],
      ['update', ['applied']],
    ]);
    expect(await told(1)).to.deep.equal([['issue', ['no-effect', 'applied']]]);
    expect(await told(2)).to.deep.equal([['issue', ['applied']]]);
  });

  it('tells the decisions that concerned it, with what they were taken from', async () => {
    const world = await new World().sells(lineOf('BIFROST', { fareProducts: two }));
    const { id } = await world.ticket(0);
    await world.move('2026-12-04T10:00:00.000Z', id);
    const decisions = await world.engine.ticketStory.decisions(id, caller);
    expect(decisions.map(({ decision, number }) => [decision, number])).to.deep.equal([
      ['reconcile', 1],
      ['hand-over', 2],
      ['update-validity', 3],
      ['hand-over', 4],
    ]);
    const moved = nth(decisions, 2);
    expect(moved.inputs.request).to.deep.equal({ startOfValidity: '2026-12-04T10:00:00.000Z' });
    expect(
      moved.inputs.tickets.map(({ ticketDistributionId, validity }) => [ticketDistributionId, validity]),
    ).to.deep.equal([[id, { startOfValidity: flex.startOfValidity, endOfValidity: flex.endOfValidity }]]);
    const other = await world.engine.ticketStory.decisions((await world.ticket(1)).id, caller);
    expect(other.map(({ decision }) => decision)).to.deep.equal(['reconcile', 'hand-over']);
  });

  it('remembers a decision as it was taken, whatever came afterwards', async () => {
    const world = await new World().sells(lineOf('BIFROST'));
    const { id } = await world.ticket();
    const before = await world.engine.ticketStory.decisions(id, caller);
    await world.says(lineOf('BIFROST', { fareProducts: [changed] }));
    await settled();
    expect((await world.engine.ticketStory.decisions(id, caller)).slice(0, before.length)).to.deep.equal(before);
  });

  it('is not told of a ticket that nobody knows', async () => {
    const { ticketStory, readTicket } = new World().engine;
    for (const asked of [
      ticketStory.history(NOBODY, caller),
      ticketStory.deliveries(NOBODY, caller),
      ticketStory.decisions(NOBODY, caller),
      readTicket.execute({ id: NOBODY, caller }),
    ]) {
      expect(await codeOf(asked)).to.equal('ticket-distribution/not-found');
    }
  });
});

describe('Reading a ticket', () => {
  it('gives its group with the last delivery of each ticket', async () => {
    const world = await new World().sells(lineOf('NOD'), lineOf('BIFROST'));
    const { id } = await world.ticket(1);
    const { group, deliveryOf } = await world.engine.readTicket.execute({ id, caller });
    expect(group).to.deep.equal(nth(await world.groups(), 1));
    expect(deliveryOf.get(id)).to.deep.include({ state: 'DONE' });
  });

  it('finds a ticket that has ended', async () => {
    const world = await new World().sells(lineOf('BIFROST'));
    const { id } = await world.ticket();
    await world.says();
    await settled();
    expect(nth((await world.engine.readTicket.execute({ id, caller })).group.tickets)).to.deep.include({
      id,
      status: 'CANCELLED',
    });
  });

  it('says of each ticket what may be done with it now, and why not', async () => {
    const world = new World();
    await world.says(lineOf('NOD'), lineOf('ACCOUNT_BASED_TICKETING'));
    await settled();
    const actions = async (place: number) => {
      const { id } = await world.ticket(place);
      const { actionsOf } = await world.engine.readTicket.execute({ id, caller });
      return (actionsOf.get(id) ?? []).map(({ action, refusal }) => `${action} ${refusal?.code ?? 'yes'}`);
    };
    expect(await actions(0)).to.deep.equal([
      'distribute yes',
      'redistribute distribution/nothing-to-redistribute',
      'update-validity yes',
      'transfer transfer/not-supported',
      'cancel yes',
    ]);
    expect(await actions(1)).to.deep.equal([
      'distribute distribution/nothing-to-distribute',
      'redistribute distribution/nothing-to-redistribute',
      'update-validity yes',
      'transfer yes',
      'cancel yes',
    ]);
    await distribute(world.engine);
    expect((await actions(0)).slice(0, 2)).to.deep.equal([
      'distribute distribution/nothing-to-distribute',
      'redistribute yes',
    ]);
    await world.clock.advance(6 * 24 * 3_600_000);
    expect((await actions(1)).slice(2, 4)).to.deep.equal([
      'update-validity validity/expired',
      'transfer transfer/journey-started',
    ]);
    await world.says();
    await settled();
    expect(await actions(0)).to.deep.equal([
      'distribute distribution/nothing-to-distribute',
      'redistribute distribution/nothing-to-redistribute',
      'update-validity validity/ticket-ended',
      'transfer transfer/ticket-ended',
      'cancel ticket-distribution/illegal-move',
    ]);
  });

  it('says the same in every reading of the group', async () => {
    const world = await new World().sells(lineOf('NOD'));
    const { id } = await world.ticket();
    const asked = await world.engine.readTicket.execute({ id, caller });
    const [generated] = await world.engine.generateGroups.execute({ orderId: asked.group.orderId, caller });
    const byId = await world.engine.readGroup.execute({ id: asked.group.id, caller });
    expect([generated, byId]).to.deep.equal([asked, asked]);
  });
});
