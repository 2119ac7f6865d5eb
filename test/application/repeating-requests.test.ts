import { type Caller, RequestTakenOver, type ToldStatus } from '@ticket-distribution/application';
import { anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { expectAgreement } from './agreement.js';
import { caller, codeOf, distribute, orderId, settled } from './story.js';
import { unanswered } from './under-key.js';
import { World, changed, flex, lineOf, nth } from './world.js';

const CARD = { travelCard: { mediaSerialNumberId: '2222' } };
const LEASE_MS = 12_000;
const [SOONER, LATER] = ['2026-12-04T10:00:00.000Z', '2026-12-04T12:00:00.000Z'] as const;
const holder = (name: string) => ({
  distributionHolderCustomerId: '1000099',
  customerAccountRef: `ENT:CustomerAccount:${name}`,
});

const draftOf = (name: string) =>
  anOrder({ status: 'DRAFT', lines: [lineOf('NOD', { fareProducts: [{ ...flex, name: { eng: name } }] })] });
const recordDraft = (world: World, name: string, by: Caller) =>
  world.engine.recordOrderVersion.execute({ document: draftOf(name), caller: by });
const move = async (world: World, startOfValidity: string, by: Caller) =>
  world.engine.updateValidities.execute({
    updates: [{ ticketDistributionId: (await world.ticket()).id, startOfValidity: startOfValidity as never }],
    caller: by,
  });
const transfer = async (world: World, name: string, by: Caller) =>
  world.engine.transferHolder.execute({
    ticketDistributionGroupIds: [nth(await world.groups()).id],
    to: holder(name),
    caller: by,
  });
const repairFirst = async (world: World, by: Caller) =>
  world.engine.repairDrift.execute({ id: nth(await world.drifts()).id, caller: by });
const told = async (world: World): Promise<ToldStatus[]> => [
  {
    key: nth(await world.deliveries()).key,
    ticketDistributionId: (await world.ticket()).id,
    status: 'ACTIVATED',
    customerAccountRef: null,
  },
];
const callsOf = async (world: World) => world.allSystems.flatMap(({ calls }) => calls).length;

const pause = (world: World, by: Caller) =>
  world.engine.pauseTicketSystem.execute({ fulfillmentMethod: 'NOD', reason: 'maintenance', caller: by });
const pausesOf = async ({ engine }: World) =>
  (await engine.readTicketSystems.execute()).map(({ pause: one }) => one !== null);

/** An operation that does something a second time when it comes again after what came meanwhile. */
interface Repeated {
  readonly before: (world: World) => Promise<unknown>;
  readonly request: (world: World, by: Caller) => Promise<unknown>;
  /** What happens before the caller, who got no answer, sends it again. */
  readonly meanwhile: (world: World) => Promise<unknown>;
  /** What it must leave alone then. */
  readonly effects: (world: World) => Promise<unknown>;
}

const nothing = async (): Promise<void> => undefined;

const OPERATIONS: Readonly<Record<string, Repeated>> = {
  'recording a draft': {
    before: nothing,
    request: (world, by) => recordDraft(world, 'first', by),
    meanwhile: (world) => recordDraft(world, 'second', caller),
    effects: async ({ engine }) => nth((await engine.readOrder.execute({ orderId, caller })).versions).document,
  },
  generate: {
    before: async (world) => {
      world.accounts.meet('refuse', 'refuse');
      await world.says(lineOf('ACCOUNT_BASED_TICKETING'));
      await settled();
    },
    request: ({ engine }, by) => engine.generateGroups.execute({ orderId, caller: by }),
    meanwhile: settled,
    effects: callsOf,
  },
  distribute: {
    before: async (world) => {
      await world.says(lineOf('NOD'));
      world.nod.meet('refuse');
    },
    request: ({ engine }, by) => distribute(engine, { caller: by }),
    meanwhile: nothing,
    effects: callsOf,
  },
  redistribute: {
    before: (world) => world.sells(lineOf('NOD')),
    request: (world, by) => world.redistribute(CARD, { caller: by }),
    meanwhile: nothing,
    effects: callsOf,
  },
  'a moved validity': {
    before: (world) => world.sells(lineOf('BIFROST')),
    request: (world, by) => move(world, SOONER, by),
    meanwhile: (world) => move(world, LATER, caller),
    effects: async (world) => world.bifrost.valid.map(({ startOfValidity }) => startOfValidity),
  },
  'a transfer': {
    before: (world) => world.sells(lineOf('ACCOUNT_BASED_TICKETING')),
    request: (world, by) => transfer(world, 'one', by),
    meanwhile: (world) => transfer(world, 'other', caller),
    effects: async (world) => world.accounts.valid.map(({ customerAccountRef }) => customerAccountRef),
  },
  'a repair': {
    before: async (world) => {
      await world.sells(lineOf('BIFROST'));
      world.bifrost.meet('refuse', 'refuse');
      await world.says(lineOf('BIFROST', { fareProducts: [changed] }));
      await world.pass();
    },
    request: repairFirst,
    meanwhile: async (world) => world.pass(),
    effects: callsOf,
  },
  'a pause': {
    before: nothing,
    request: (world, by) => pause(world, by),
    meanwhile: ({ engine }) => engine.resumeTicketSystem.execute({ fulfillmentMethod: 'NOD', caller }),
    effects: pausesOf,
  },
  'a resume': {
    before: (world) => pause(world, caller),
    request: ({ engine }, by) => engine.resumeTicketSystem.execute({ fulfillmentMethod: 'NOD', caller: by }),
    meanwhile: (world) => pause(world, caller),
    effects: pausesOf,
  },
  'the word of a ticket system': {
    before: (world) => world.sells(lineOf('NOD')),
    request: async (world, by) =>
      world.engine.receiveStatusReports.execute({
        fulfillmentMethod: 'NOD',
        reports: await told(world),
        origin: by,
      }),
    meanwhile: (world) => world.rest(),
    effects: (world) => world.engine.statusPoller.look(),
  },
};

/** The world after a request whose answer was never given, and what came then. */
async function interrupted({ before, request, meanwhile }: Repeated): Promise<World> {
  const world = new World();
  await before(world);
  await unanswered(world.engine, 'key-1', (by) => request(world, by));
  await meanwhile(world);
  await world.clock.advance(LEASE_MS);
  return world;
}

describe('A request that got no answer', () => {
  for (const [name, operation] of Object.entries(OPERATIONS)) {
    it(`for ${name} would have a second effect when it is sent again without its key`, async () => {
      const world = await interrupted(operation);
      const before = await operation.effects(world);
      await operation.request(world, caller);
      await settled();
      expect(await operation.effects(world)).to.not.deep.equal(before);
    });

    it(`for ${name} has none when it is sent again under its key, and is answered`, async () => {
      const world = await interrupted(operation);
      const before = await operation.effects(world);
      const answer = await unanswered(world.engine, 'key-1', (by) => operation.request(world, by));
      await settled();
      expect(answer).to.not.equal(undefined);
      expect(await operation.effects(world)).to.deep.equal(before);
    });
  }

  it('is answered with how things stand by then', async () => {
    const world = await new World().sells(lineOf('NOD'));
    world.nod.meet('lose-request');
    const first = await unanswered(world.engine, 'key-1', (by) => world.redistribute(CARD, { caller: by }));
    expect(nth(first).deliveryOf.size).to.equal(1);
    await world.rest();
    const again = await unanswered(world.engine, 'key-1', (by) => world.redistribute(CARD, { caller: by }));
    const { distributionDetails } = nth(nth(again).group.tickets);
    expect(distributionDetails.mediaSerialNumberId).to.equal('2222');
    await expectAgreement(world);
  });

  it('finds the drift resolved that it repaired, where a new one would come too late', async () => {
    const world = await new World().sells(lineOf('BIFROST'));
    world.bifrost.meet('refuse');
    await world.says(lineOf('BIFROST', { fareProducts: [changed] }));
    await world.pass();
    await unanswered(world.engine, 'key-1', (by) => repairFirst(world, by));
    await world.rest();
    expect(await codeOf(repairFirst(world, caller))).to.equal('drift/not-open');
    const drift = await unanswered(world.engine, 'key-1', (by) => repairFirst(world, by));
    expect(drift.state).to.equal('RESOLVED');
  });

  it('does the rest of what it asks for when it was stopped halfway', async () => {
    const world = await new World().sells(lineOf('BIFROST'), lineOf('NOD'));
    const updates = [await world.ticket(0), await world.ticket(1)].map(({ id }) => ({
      ticketDistributionId: id,
      startOfValidity: SOONER as never,
    }));
    const half = (by: Caller) => world.engine.updateValidities.execute({ updates: updates.slice(0, 1), caller: by });
    await unanswered(world.engine, 'key-1', half);
    await move(world, LATER, caller);
    await world.clock.advance(LEASE_MS);
    const all = (by: Caller) => world.engine.updateValidities.execute({ updates, caller: by });
    const results = await unanswered(world.engine, 'key-1', all);
    expect(results.map(({ startOfValidity }) => startOfValidity)).to.deep.equal([LATER, SOONER]);
  });

  it('that is taken in by somebody else is not worked on any more by the one that was slow', async () => {
    const world = await new World().sells(lineOf('NOD'));
    const { claimRequest } = world.engine;
    const slow = await claimRequest.execute({ id: 'key-1', fingerprint: 'f' });
    await world.clock.advance(LEASE_MS);
    const other = await world.started().claimRequest.execute({ id: 'key-1', fingerprint: 'f' });
    if (slow.kind !== 'claimed' || other.kind !== 'claimed') throw new Error('both may work');
    const work = (request: NonNullable<Caller['request']>) =>
      world.redistribute(CARD, { caller: { ...caller, request } });
    expect(await rejectionOf(work(slow.claim))).to.be.instanceOf(RequestTakenOver);
    expect(await world.told()).to.deep.equal(['issue DONE']);
    await work(other.claim);
    expect(await rejectionOf(work(slow.claim))).to.be.instanceOf(RequestTakenOver);
    expect(await world.told()).to.deep.equal(['issue DONE', 'issue DONE', 'cancel DONE']);
  });

  it('that was refused has left no trace, and is decided anew', async () => {
    const world = new World();
    const asked = (by: Caller) => world.redistribute(CARD, { caller: by });
    expect(await codeOf(unanswered(world.engine, 'key-1', asked))).to.equal('order/not-found');
    await world.sells(lineOf('NOD'));
    await world.clock.advance(LEASE_MS);
    await unanswered(world.engine, 'key-1', asked);
    expect(await world.told()).to.deep.equal(['issue DONE', 'issue DONE', 'cancel DONE']);
  });
});

const rejectionOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'it was done',
    (error: unknown) => error,
  );
