import type { Caller, Privilege } from '@ticket-distribution/application';
import type { DriftId, Instant, TicketDistributionGroupId, TicketDistributionId } from '@ticket-distribution/domain';
import { aCaller, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { beforeEach, describe, it } from 'mocha';
import { refusing } from './drift-stories.js';
import { caller as anybody, codeOf, orderId, settled } from './story.js';
import { World, lineOf, nth } from './world.js';

const by = (organisationId: number | null, ...privileges: readonly Privilege[]): Caller =>
  aCaller({ organisationId, privileges });
const OWN = by(1);
const OTHER = by(2);
const NOBODYS = by(null);
const PAGE = { page: 0, perPage: 20 };
const later = '2026-12-05T07:00:00.000Z' as Instant;
const holder = { distributionHolderCustomerId: '77', customerAccountRef: 'ENT:CustomerAccount:other' };

type Use = (caller: Caller) => Promise<unknown>;

describe('What belongs to an organisation', () => {
  let world: World;
  let group: TicketDistributionGroupId;
  let ticket: TicketDistributionId;
  let drift: DriftId;
  beforeEach(async () => {
    world = await new World().sells(lineOf('ACCOUNT_BASED_TICKETING'), lineOf('BIFROST'));
    const end = refusing(world, 'cancel');
    await world.says(lineOf('ACCOUNT_BASED_TICKETING'));
    await settled();
    end();
    const [first] = await world.groups();
    if (first === undefined) throw new Error('no group was made');
    group = first.id;
    ticket = nth(first.tickets).id;
    drift = nth(await world.drifts()).id;
  });

  const summaries: Readonly<Record<string, Use>> = {
    'summed up': (caller) => world.engine.summariseDistribution.execute({ orderId, caller }),
  };
  const reads: Readonly<Record<string, Use>> = {
    'read as an order': (caller) => world.engine.readOrder.execute({ orderId, caller }),
    'read as an order version': (caller) => world.engine.readOrder.execute({ orderId, version: 1, caller }),
    'read as an order version that does not exist': async (caller) =>
      world.engine.readOrder.execute({ orderId, version: 99, caller }).catch(unless('order/version-not-found')),
    'read as a plan': (caller) => world.engine.previewPlan.execute({ orderId, caller }),
    'read as a group': (caller) => world.engine.readGroup.execute({ id: group, caller }),
    'read as a ticket': (caller) => world.engine.readTicket.execute({ id: ticket, caller }),
    'read as a history': (caller) => world.engine.ticketStory.history(ticket, caller),
    'read as deliveries': (caller) => world.engine.ticketStory.deliveries(ticket, caller),
    'read as decisions': (caller) => world.engine.ticketStory.decisions(ticket, caller),
  };
  const changes: Readonly<Record<string, Use>> = {
    generated: (caller) => world.engine.generateGroups.execute({ orderId, caller }),
    distributed: async (caller) =>
      world.engine.distributeGroups
        .execute({ orderId, pickup: {}, language: 'nob', caller })
        .catch(unless('distribution/nothing-to-distribute')),
    redistributed: async (caller) =>
      world.redistribute({}, { caller }).catch(unless('distribution/nothing-to-redistribute')),
    repaired: (caller) => world.engine.repairDrift.execute({ id: drift, repair: 'accept', caller }),
    recorded: (caller) =>
      world.engine.recordOrderVersion.execute({ document: anOrder({ version: 3, lines: [] }), caller }),
  };

  for (const [done, use] of Object.entries({ ...summaries, ...reads, ...changes })) {
    it(`is ${done} for its own organisation, and for everybody where nobody is asked`, async () => {
      for (const caller of [OWN, anybody]) await use(caller);
    });

    it(`cannot be ${done} for another organisation, or for none, and nothing changes`, async () => {
      const before = await everything();
      for (const caller of [OTHER, NOBODYS]) {
        const expected = done === 'recorded' ? /^order\/other-organisation$/ : /\/not-found$/;
        expect(await codeOf(use(caller))).to.match(expected);
      }
      expect(await everything()).to.deep.equal(before);
    });
  }

  for (const [uses, privileges] of [
    [summaries, ['summarise-every-organisation', 'read-every-organisation', 'change-every-organisation']],
    [reads, ['read-every-organisation', 'change-every-organisation']],
    [changes, ['change-every-organisation']],
  ] as const) {
    for (const [done, use] of Object.entries(uses)) {
      it(`is ${done} for another organisation by the privilege ${privileges.join(' or ')} only`, async () => {
        for (const privilege of ['summarise', 'read', 'change'].map(
          (verb) => `${verb}-every-organisation` as Privilege,
        )) {
          const code = await codeOf(use(by(2, privilege)));
          if ((privileges as readonly Privilege[]).includes(privilege)) expect(code).to.equal('no refusal');
          else expect(code).to.match(/\/(not-found|other-organisation)$/);
        }
      });
    }
  }

  it('is not told apart from what does not exist', async () => {
    for (const [done, use] of Object.entries({ ...summaries, ...reads, ...changes })) {
      if (done === 'recorded') continue;
      const known = blanked(await refusalOf(use(OTHER)));
      expect(known, done).to.equal(blanked(await refusalOf(useNowhere(use))));
    }
  });

  it('is found by its own organisation only, whatever is asked', async () => {
    const search = (caller: Caller, organisationId?: number) =>
      world.engine.searchGroups.execute({
        ...PAGE,
        caller,
        conditions:
          organisationId === undefined ? [] : [{ field: 'organisationId', operator: 'eq', values: [organisationId] }],
      });
    const drifts = (caller: Caller, organisationId?: number) =>
      world.engine.searchDrifts.execute({
        ...PAGE,
        caller,
        ...(organisationId === undefined ? {} : { organisationId }),
      });
    for (const caller of [OWN, anybody, by(2, 'read-every-organisation')]) {
      expect((await search(caller)).totalItems).to.equal(2);
      expect((await search(caller, 1)).items).to.have.length(2);
      expect((await drifts(caller, 1)).totalItems).to.equal(1);
      expect((await drifts(caller)).totalItems).to.equal(1);
    }
    for (const caller of [OTHER, NOBODYS, by(2, 'summarise-every-organisation')]) {
      for (const found of [
        await search(caller),
        await search(caller, 1),
        await drifts(caller),
        await drifts(caller, 1),
      ])
        expect(found).to.deep.include({ items: [], totalItems: 0 });
    }
  });

  it('stays as it is, and unknown, when several things are changed in one call', async () => {
    const before = await everything();
    for (const caller of [OTHER, NOBODYS, by(2, 'read-every-organisation')]) {
      const moved = await world.engine.updateValidities.execute({
        updates: [{ ticketDistributionId: ticket, startOfValidity: later }],
        caller,
      });
      expect(moved.map(({ refusal, ...stands }) => [refusal?.code, stands])).to.deep.equal([
        [
          'ticket-distribution/not-found',
          { ticketDistributionId: ticket, outcome: 'refused', startOfValidity: null, endOfValidity: null },
        ],
      ]);
      const given = await world.engine.transferHolder.execute({
        ticketDistributionGroupIds: [group],
        to: holder,
        caller,
      });
      expect(given.map(({ refusal, ...stands }) => [refusal?.code, stands])).to.deep.equal([
        [
          'group/not-found',
          {
            ticketDistributionGroupId: group,
            ticketDistributionId: null,
            outcome: 'refused',
            distributionHolderCustomerId: null,
            customerAccountRef: null,
          },
        ],
      ]);
    }
    expect(await everything()).to.deep.equal(before);
    const [given] = await world.engine.transferHolder.execute({
      ticketDistributionGroupIds: [group],
      to: holder,
      caller: OWN,
    });
    expect(given).to.include({ outcome: 'done', ...holder });
  });

  it('takes no version that says it is of another organisation, from one that calls it its own', async () => {
    const before = await everything();
    const claimed = { ...anOrder({ version: 3, lines: [] }), organisationId: 2 };
    const same = { ...anOrder({ version: 2, lines: [lineOf('ACCOUNT_BASED_TICKETING')] }), organisationId: 2 };
    for (const document of [claimed, same]) {
      const recorded = world.engine.recordOrderVersion.execute({ document, caller: OTHER });
      expect(await codeOf(recorded)).to.equal('order/id-taken');
    }
    const givenAway = world.engine.recordOrderVersion.execute({ document: claimed, caller: OWN });
    expect(await codeOf(givenAway)).to.equal('order/other-organisation');
    expect(await everything()).to.deep.equal(before);
  });

  it('is of the organisation that its current version names, without one that of its newest draft', async () => {
    const id = 'DRAFTED' as typeof orderId;
    const draft = (version: number, organisationId: number) =>
      world.engine.recordOrderVersion.execute({
        document: { ...anOrder({ version, status: 'DRAFT', lines: [] }), id, organisationId },
        caller: by(null, 'change-every-organisation'),
      });
    await draft(1, 1);
    expect(await codeOf(world.engine.readOrder.execute({ orderId: id, caller: OTHER }))).to.equal('order/not-found');
    await draft(2, 2);
    expect(await codeOf(world.engine.readOrder.execute({ orderId: id, caller: OWN }))).to.equal('order/not-found');
    expect((await world.engine.readOrder.execute({ orderId: id, caller: OTHER })).versions).to.have.length(2);
  });

  it('is not named by a purge of another, however few orders that looks at', async () => {
    await world.clock.advance(90 * 24 * 60 * 60 * 1000);
    const purge = (caller: Caller) =>
      world.engine.purgeOrders.execute({ before: world.clock.now(), dryRun: true, after: null, limit: 1, caller });
    const { orderIds, next } = await purge(OTHER);
    expect([orderIds, next]).to.deep.equal([[], null]);
    const own = await purge(OWN);
    expect([...own.orderIds, own.next]).to.include(orderId);
  });

  it('says which organisation distributed it: that of the caller, else that of the order', async () => {
    const distributedBy = async (caller: Caller) => {
      const fresh = new World();
      await fresh.says(lineOf('NOD'));
      const asked = { orderId, pickup: {}, language: 'nob', caller } as const;
      return (await fresh.engine.distributeGroups.execute(asked)).map((one) => one.group.distributedByOrgId);
    };
    expect(await distributedBy(by(7, 'change-every-organisation'))).to.deep.equal([7]);
    expect(await distributedBy(by(null, 'change-every-organisation'))).to.deep.equal([1]);
    expect(await distributedBy(OWN)).to.deep.equal([1]);
    expect(await distributedBy(anybody)).to.deep.equal([1]);
  });

  /** All that is stored, as one to whom nothing is forbidden reads it. */
  async function everything() {
    const caller = anybody;
    return {
      order: await world.engine.readOrder.execute({ orderId, caller }),
      groups: await world.engine.searchGroups.execute({ ...PAGE, conditions: [], caller }),
      drifts: await world.engine.searchDrifts.execute({ ...PAGE, caller }),
      deliveries: await world.deliveries(),
      history: await world.engine.ticketStory.history(ticket, caller),
      decisions: await world.engine.ticketStory.decisions(ticket, caller),
    };
  }

  /** The same, asked of names that nothing has. */
  async function useNowhere(use: Use): Promise<unknown> {
    const known = { group, ticket, drift };
    [group, ticket, drift] = ['no-group', 'no-ticket', 'no-drift'] as [typeof group, typeof ticket, typeof drift];
    const told = world;
    world = new World();
    try {
      return await use(OTHER);
    } finally {
      ({ group, ticket, drift } = known);
      world = told;
    }
  }

  function blanked(text: string): string {
    return [group, ticket, drift, 'no-group', 'no-ticket', 'no-drift'].reduce(
      (blank, name) => blank.replaceAll(name, '…'),
      text,
    );
  }
});

const refusalOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no refusal',
    ({ code, message, details }: { code: string; message: string; details: object }) =>
      JSON.stringify({ code, message, details }),
  );

/** For a use that may end so by the rules of the order, once the order is found. */
function unless(allowed: string) {
  return (error: unknown): void => {
    if ((error as { readonly code?: string }).code !== allowed) throw error;
  };
}
