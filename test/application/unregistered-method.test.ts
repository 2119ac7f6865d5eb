import {
  type DeliveryKey,
  DomainError,
  type FulfillmentMethod,
  type FulfillmentPolicies,
  fulfillmentPolicies,
} from '@ticket-distribution/domain';
import { anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { IMPATIENT, newest, operator, retry, skip } from './at-the-desk.js';
import { caller, codeOf, distribute, orderId, record, settled } from './story.js';
import { World, changed, lineOf, nth } from './world.js';

const LONG_MS = 600_000;

/** The same world after a restart with an engine that does not know the method any more. */
function without(world: World, method: FulfillmentMethod = 'BIFROST'): World {
  const left = Object.entries(fulfillmentPolicies).filter(([name]) => name !== method);
  world.engine = world.started({ policies: Object.fromEntries(left) as FulfillmentPolicies });
  return world;
}

/** The same world after a restart with an engine that knows it again. */
function withAll(world: World): World {
  world.engine = world.started();
  return world;
}

const reasons = async (world: World) =>
  (await world.groups()).flatMap(({ tickets }) =>
    tickets.map(({ status, statusReason }) => `${status} ${statusReason?.code ?? ''}`.trim()),
  );

const fieldsOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no refusal',
    (error) => (error instanceof DomainError ? error.violations.map(({ field }) => field) : error),
  );

describe('An order with a method that is not registered', () => {
  it('is refused by the name of the field, and nothing of it is stored', async () => {
    const world = without(new World());
    const fields = fieldsOf(world.says(lineOf('NOD'), lineOf('BIFROST')));
    expect(await fields).to.deep.equal(['orderLines[1].fulfillmentMethod']);
    expect(await codeOf(world.engine.readOrder.execute({ orderId, caller }))).to.equal('order/not-found');
  });

  it('is known where the version was recorded before, and changes nothing', async () => {
    const world = await new World().sells(lineOf('BIFROST'));
    const before = await world.groups();
    without(world);
    expect((await world.saysAs(1, lineOf('BIFROST'))).outcome).to.equal('known');
    expect(await world.groups()).to.deep.equal(before);
  });

  it('is refused in a new version too, as long as a line names it', async () => {
    const world = without(await new World().sells(lineOf('BIFROST')));
    expect(await codeOf(world.says(lineOf('BIFROST', { fareProducts: [changed] })))).to.equal('request/malformed');
    expect(await world.statuses()).to.deep.equal(['DISTRIBUTED']);
  });
});

describe('Tickets of a method that is not registered any more, not handed over yet', () => {
  it('stay as they are when groups are generated, say why, and plan to be kept', async () => {
    const world = new World();
    await world.says(lineOf('BIFROST'));
    without(world);
    expect(await reasons(world)).to.deep.equal(['GENERATED method-not-registered']);
    const plan = await world.engine.previewPlan.execute({ orderId, caller });
    expect(plan.groups.map(({ entries }) => entries.map(({ action }) => action))).to.deep.equal([['keep']]);
  });

  it('are not distributed, neither alone nor beside others, and are once the method is back', async () => {
    const world = new World();
    await world.says(lineOf('BIFROST'));
    expect(await codeOf(distribute(without(world).engine))).to.equal('distribution/nothing-to-distribute');
    await withAll(world).says(lineOf('BIFROST'), lineOf('NOD'));
    await distribute(without(world).engine);
    await world.pass();
    expect(await reasons(world)).to.have.members(['GENERATED method-not-registered', 'DISTRIBUTED']);
    expect(world.bifrost.calls).to.deep.equal([]);
    await distribute(withAll(world).engine);
    await world.rest();
    expect(await reasons(world)).to.deep.equal(['DISTRIBUTED', 'DISTRIBUTED']);
  });

  it('are cancelled without a word when the order leaves their line out', async () => {
    const world = new World();
    await world.says(lineOf('BIFROST'));
    await without(world).says(lineOf('NOD'));
    expect(await world.statuses()).to.have.members(['CANCELLED', 'GENERATED']);
    expect(await world.told()).to.deep.equal([]);
  });
});

describe('Tickets of a method that is not registered any more, at their ticket system', () => {
  it('are told to be cancelled once the method is back', async () => {
    const world = await new World().sells(lineOf('BIFROST'));
    await without(world).says();
    await world.pass(3);
    expect([await world.statuses(), await world.told()]).to.deep.equal([
      ['CANCELLING'],
      ['issue DONE', 'cancel PENDING'],
    ]);
    expect(nth(await world.deliveries(), 1).attemptCount).to.equal(0);
    await withAll(world).rest();
    expect([await world.statuses(), await world.told()]).to.deep.equal([['CANCELLED'], ['issue DONE', 'cancel DONE']]);
    expect(world.bifrost.valid).to.deep.equal([]);
  });

  it('keep a validity that is moved, of which their system is told once the method is back', async () => {
    const world = without(await new World().sells(lineOf('BIFROST')));
    const [moved] = await world.move('2026-12-05T09:00:00.000Z');
    expect(moved).to.include({ outcome: 'under-way' });
    await world.pass(3);
    expect(await world.told()).to.deep.equal(['issue DONE', 'update-validity PENDING']);
    await withAll(world).rest();
    expect(await world.told()).to.deep.equal(['issue DONE', 'update-validity DONE']);
    expect(nth(world.bifrost.valid).startOfValidity).to.equal('2026-12-05T09:00:00.000Z');
  });

  it('are neither redistributed nor given to somebody else', async () => {
    const world = without(await new World().sells(lineOf('BIFROST')));
    expect(await codeOf(world.redistribute())).to.equal('distribution/nothing-to-redistribute');
    const ticketDistributionGroupIds = [nth(await world.groups()).id];
    const to = { distributionHolderCustomerId: '1000099', customerAccountRef: 'ENT:CustomerAccount:gift' };
    const [result] = await world.engine.transferHolder.execute({ ticketDistributionGroupIds, to, caller });
    expect(result).to.include({ outcome: 'refused' });
    expect(await world.told()).to.deep.equal(['issue DONE']);
  });

  it('can be read: the ticket with its history and decisions, its group, the order and its summary', async () => {
    const world = without(await new World().sells(lineOf('ACCOUNT_BASED_TICKETING')), 'ACCOUNT_BASED_TICKETING');
    const { engine } = world;
    const { id } = await world.ticket();
    const group = nth(await world.groups());
    expect((await engine.readTicket.execute({ id, caller })).group.id).to.equal(group.id);
    expect(await engine.ticketStory.history(id, caller)).to.not.have.length(0);
    expect(await engine.ticketStory.decisions(id, caller)).to.not.have.length(0);
    expect((await engine.readGroup.execute({ id: group.id, caller })).group.id).to.equal(group.id);
    expect((await engine.readOrder.execute({ orderId, caller })).id).to.equal(orderId);
    expect(await engine.summariseDistribution.execute({ orderId, caller })).to.have.length(1);
  });

  it('are not looked at, and are no drift for that', async () => {
    const world = await new World().sells(lineOf('BIFROST'));
    world.bifrost.cancelFromOutside((await world.ticket()).id);
    without(world);
    await world.clock.advance(LONG_MS);
    expect(await world.engine.statusPoller.look()).to.equal(0);
    expect([await world.statuses(), await world.driftKinds()]).to.deep.equal([['DISTRIBUTED'], []]);
    await withAll(world).rest();
    expect(await world.statuses()).to.deep.equal(['CANCELLED_EXTERNALLY']);
  });

  it('are known to a callback of their system that comes all the same', async () => {
    const world = without(await new World().sells(lineOf('BIFROST')));
    const { id: ticketDistributionId, standing } = await world.ticket();
    const key = standing.held?.key as DeliveryKey;
    const report = { key, ticketDistributionId, status: 'ACTIVATED', customerAccountRef: null } as const;
    const command = {
      fulfillmentMethod: 'BIFROST',
      reports: [report],
      origin: { correlationId: 'callback-1' },
    } as const;
    const [received] = await world.engine.receiveStatusReports.execute(command);
    expect(received?.outcome).to.equal('received');
    expect(await world.statuses()).to.deep.equal(['ACTIVATED']);
  });
});

describe('A hand-over of a method that is not registered any more', () => {
  const open = async (): Promise<World> => {
    const world = new World({ schedule: IMPATIENT });
    await world.says(lineOf('BIFROST'));
    world.bifrost.meet('lose-answer');
    await distribute(world.engine);
    return without(world);
  };

  it('waits without an attempt, however long, and ends once the method is back', async () => {
    const world = await open();
    const { attemptCount } = await newest(world);
    await world.pass(5);
    expect(await newest(world)).to.include({ state: 'UNKNOWN', attemptCount });
    await withAll(world).rest();
    expect([await world.statuses(), await world.told()]).to.deep.equal([['DISTRIBUTED'], ['issue DONE']]);
  });

  it('is in the backlog, and its system is in no list of systems', async () => {
    const world = await open();
    const { deliveries } = await world.engine.readBacklog.execute();
    expect(deliveries.map(({ fulfillmentMethod, count }) => [fulfillmentMethod, count])).to.deep.equal([
      ['BIFROST', 1],
    ]);
    const systems = await world.engine.readTicketSystems.execute();
    expect(systems.map(({ fulfillmentMethod }) => fulfillmentMethod)).to.not.include('BIFROST');
  });

  it('waits on when an operator has it tried now, and ends on the word of one', async () => {
    const world = await open();
    expect((await retry(world, await newest(world))).delivery.state).to.equal('UNKNOWN');
    await world.pass();
    expect(await world.told()).to.deep.equal(['issue UNKNOWN']);
    await skip(world, await newest(world), 'there');
    await settled();
    expect([await world.statuses(), await world.told()]).to.deep.equal([['DISTRIBUTED'], ['issue DONE']]);
  });

  it('that an operator calls not there leaves its ticket failed, and the cancel of its key waits', async () => {
    const world = await open();
    await skip(world, await newest(world), 'not-there');
    await world.pass();
    expect([await world.statuses(), await world.told()]).to.deep.equal([
      ['FAILED'],
      ['issue REFUSED', 'cancel PENDING'],
    ]);
    await withAll(world).rest();
    expect(await world.told()).to.deep.equal(['issue REFUSED', 'cancel DONE']);
    expect(world.bifrost.valid).to.deep.equal([]);
  });

  it('holds up no order of another method', async () => {
    const world = await open();
    const other = anOrder({ id: 'OTHER', lines: [lineOf('NOD')] });
    await record(world.engine, other);
    await distribute(world.engine, { orderId: other.id, caller: operator });
    await world.pass();
    expect(world.nod.valid).to.have.length(1);
  });
});
