import { fulfillmentPolicies, malformed } from '@ticket-distribution/domain';
import { FakeTicketSystem, ManualClock, aLine, aProduct, anEngine, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import {
  accountBased,
  caller,
  codeOf,
  distribute,
  generate,
  ids,
  international,
  nod,
  orderId,
  record,
  settled,
  statuses,
} from './story.js';

const raise = (error: Error): never => {
  throw error;
};

describe('Recording an order version', () => {
  it('makes one group per line in the same step, in the order of the lines', async () => {
    const engine = anEngine();
    const { outcome, groups } = await record(engine, anOrder({ lines: [nod, international] }));
    expect(outcome).to.equal('new');
    expect(groups.map(({ group }) => [group.orderLineId, group.fulfillmentMethod])).to.deep.equal([
      ['line-nod', 'NOD'],
      ['line-international', 'INTERNATIONAL'],
    ]);
    expect(statuses(groups)).to.deep.equal(['GENERATED', 'GENERATED']);
  });

  it('makes no groups for a draft, and none when automatic generation is off', async () => {
    const draft = await record(anEngine(), anOrder({ status: 'DRAFT', lines: [nod] }));
    expect(draft).to.deep.include({ currentVersion: null, groups: [] });
    const off = await record(anEngine({ autoGenerate: false }), anOrder({ lines: [nod] }));
    expect(off).to.deep.include({ currentVersion: 1, groups: [] });
  });

  it('makes equal tickets however often the version is sent, also at the same moment', async () => {
    const engine = anEngine();
    const all = await Promise.all([1, 2, 3, 4].map(() => record(engine, anOrder({ lines: [nod, international] }))));
    expect(all.map(({ outcome }) => outcome).toSorted()).to.deep.equal(['known', 'known', 'known', 'new']);
    const made = all.map(({ groups }) => ids(groups));
    for (const one of made) expect(one).to.deep.equal(made[0]);
  });

  it('carries out what needs no ticket system: added lines, changed and removed ones that nobody was told of', async () => {
    const engine = anEngine();
    await record(engine, anOrder({ version: 1, lines: [nod, international] }));
    const changed = { ...nod, distributionHolderCustomerId: '1000099' };
    const late = aLine({ id: 'line-late', method: 'BIFROST' });
    const { groups } = await record(engine, anOrder({ version: 2, lines: [late, changed] }));
    expect(
      groups.map(({ group }) => [group.orderLineId, group.orderVersion, group.updatedForOrderLineVersion]),
    ).to.deep.equal([
      ['line-late', 2, 1],
      ['line-nod', 2, 2],
      ['line-international', 2, 2],
    ]);
    expect(statuses(groups)).to.deep.equal(['GENERATED', 'GENERATED', 'CANCELLED']);
  });

  it('tells the ticket systems what the version changes of tickets that they hold', async () => {
    const engine = anEngine();
    await record(engine, anOrder({ version: 1, lines: [nod, international] }));
    await distribute(engine);
    const { outcome, currentVersion, groups } = await record(engine, anOrder({ version: 2, lines: [nod] }));
    expect([outcome, currentVersion]).to.deep.equal(['new', 2]);
    expect(statuses(groups)).to.deep.equal(['DISTRIBUTED', 'CANCELLING']);
    await settled();
    expect(statuses(await generate(engine))).to.deep.equal(['DISTRIBUTED', 'CANCELLED']);
    const { groups: planned } = await engine.previewPlan.execute({ orderId, caller });
    expect(planned.map(({ entries }) => entries.map(({ action }) => action))).to.deep.equal([['keep'], []]);
  });

  it('makes no group of a line that is cancelled from the start', async () => {
    const lines = [nod, { ...international, status: 'CANCELLED' as const }];
    const { groups } = await record(anEngine(), anOrder({ lines }));
    expect(groups.map(({ group }) => group.orderLineId)).to.deep.equal([nod.id]);
  });

  it('saves nothing when nothing changed', async () => {
    const engine = anEngine();
    const revisions = async () => {
      const { revision } = await engine.readOrder.execute({ orderId, caller });
      return [revision, ...(await generate(engine)).map(({ group }) => group.revision)];
    };
    await record(engine, anOrder({ lines: [nod, international] }));
    const before = await revisions();
    await record(engine, anOrder({ lines: [nod, international] }));
    expect(await revisions()).to.deep.equal(before);
  });

  it('moves nothing by a version that does not become current', async () => {
    const engine = anEngine();
    const { groups } = await record(engine, anOrder({ version: 2, lines: [nod] }));
    const late = await record(engine, anOrder({ version: 1, lines: [international] }));
    expect(late).to.deep.include({ outcome: 'new', currentVersion: 2, groups });
    const draft = await record(engine, anOrder({ version: 3, status: 'DRAFT', lines: [international] }));
    expect(draft).to.deep.include({ outcome: 'new', currentVersion: 2, groups });
  });

  it('loses the version too when its groups cannot be generated', async () => {
    const broken = { ...fulfillmentPolicies.NOD, tickets: () => raise(malformed([{ field: 'x', message: 'is bad' }])) };
    const engine = anEngine({ policies: { ...fulfillmentPolicies, NOD: broken } });
    expect(await codeOf(record(engine, anOrder({ lines: [nod] })))).to.equal('request/malformed');
    expect(await codeOf(engine.readOrder.execute({ orderId, caller }))).to.equal('order/not-found');
  });

  it('tells nobody anything when the version is sent again', async () => {
    const system = new FakeTicketSystem();
    const engine = anEngine({ gateways: { INTERNATIONAL: system } });
    await record(engine, anOrder({ version: 1, lines: [nod, international] }));
    await distribute(engine);
    for (const outcome of ['new', 'known', 'known']) {
      expect(await record(engine, anOrder({ version: 2, lines: [nod] }))).to.deep.include({ outcome });
      await settled();
    }
    expect(system.calls.map(({ operation }) => operation)).to.deep.equal(['issue', 'cancel']);
  });

  it('hands account-based tickets over in the language that is asked for', async () => {
    const engine = anEngine();
    const document = anOrder({ lines: [accountBased] });
    const { groups } = await engine.recordOrderVersion.execute({ document, caller, language: 'eng' });
    expect(groups[0]?.group.tickets[0]?.distributionDetails.language).to.equal('eng');
  });

  it('stores nothing of a document that contradicts itself', async () => {
    const engine = anEngine();
    expect(await codeOf(record(engine, anOrder({ lines: [nod, nod] })))).to.equal('request/malformed');
    expect(await codeOf(engine.readOrder.execute({ orderId, caller }))).to.equal('order/not-found');
  });
});

describe('Generating', () => {
  it('gives one group per line and equal answers when asked eight times at once', async () => {
    const engine = anEngine({ autoGenerate: false });
    await record(engine, anOrder({ lines: [nod, international] }));
    const answers = await Promise.all(Array.from({ length: 8 }, () => generate(engine)));
    expect(ids(answers[0] ?? [])).to.have.length(4);
    for (const answer of answers) expect(ids(answer)).to.deep.equal(ids(answers[0] ?? []));
  });

  it('is refused for an unknown order and for one that is not confirmed', async () => {
    const engine = anEngine();
    expect(await codeOf(generate(engine))).to.equal('order/not-found');
    await record(engine, anOrder({ status: 'DRAFT', lines: [nod] }));
    expect(await codeOf(generate(engine))).to.equal('order/not-confirmed');
    expect(await codeOf(engine.previewPlan.execute({ orderId, caller }))).to.equal('order/not-confirmed');
  });

  it('hands account-based tickets over by itself, and the summary names their contract', async () => {
    const engine = anEngine();
    await record(engine, anOrder({ lines: [nod, accountBased] }));
    await settled();
    expect(statuses(await generate(engine))).to.deep.equal(['GENERATED', 'DISTRIBUTED']);
    const [, reading] = await generate(engine);
    expect(reading?.group.tickets[0]?.distributionDetails.language).to.equal('nob');
    expect(await engine.summariseDistribution.execute({ orderId, caller })).to.deep.equal([
      { fareContractRef: `FAK:FareContract:${orderId}-line-account`, customerAccountRef: 'ENT:CustomerAccount:a1' },
    ]);
  });

  it('hands account-based tickets over when it is asked for by itself, in the language of the caller', async () => {
    const engine = anEngine({ autoGenerate: false });
    await record(engine, anOrder({ lines: [accountBased] }));
    await engine.generateGroups.execute({ orderId, caller, language: 'eng' });
    await settled();
    const [reading] = await generate(engine);
    expect(reading?.group.tickets[0]).to.deep.nested.include({
      status: 'DISTRIBUTED',
      'distributionDetails.language': 'eng',
    });
    expect(reading?.group.distributedByDCI).to.equal('ENT:DistributionChannel:App');
  });

  it('hands account-based tickets over again that were refused, under a new key, and others never twice', async () => {
    const system = new FakeTicketSystem();
    const engine = anEngine({ gateways: { ACCOUNT_BASED_TICKETING: system } });
    system.meet('refuse');
    const { groups } = await record(engine, anOrder({ lines: [accountBased] }));
    await settled();
    for (let time = 0; time < 3; time += 1) {
      await generate(engine);
      await settled();
    }
    const { id } = groups[0]?.group ?? {};
    expect(system.calls.map(({ key, outcome }) => `${key} ${outcome}`)).to.deep.equal([
      `${id}.issue.1.1 refused`,
      `${id}.issue.1.2 applied`,
    ]);
  });

  it('sums each contract up once, with the account of the line, and leaves tickets out that have neither', async () => {
    const engine = anEngine();
    const other = { ...accountBased, id: 'line-other' as never, customerAccountRef: 'ENT:CustomerAccount:a2' };
    const two = { ...accountBased, fareProducts: [aProduct({ ref: 'out' }), aProduct({ ref: 'home' })] };
    await record(engine, anOrder({ lines: [two, other, international] }));
    await settled();
    await distribute(engine);
    expect(await engine.summariseDistribution.execute({ orderId, caller })).to.have.deep.members([
      { fareContractRef: `FAK:FareContract:${orderId}-line-account`, customerAccountRef: 'ENT:CustomerAccount:a1' },
      { fareContractRef: `FAK:FareContract:${orderId}-line-other`, customerAccountRef: 'ENT:CustomerAccount:a2' },
    ]);
    expect(await codeOf(engine.summariseDistribution.execute({ orderId: 'nobody' as never, caller }))).to.equal(
      'order/not-found',
    );
  });

  it('lets account-based tickets wait, with the reason, until a version brings the account', async () => {
    const engine = anEngine({ clock: new ManualClock() });
    const { groups } = await record(
      engine,
      anOrder({ version: 1, lines: [{ ...accountBased, customerAccountRef: null }] }),
    );
    expect(groups[0]?.group.tickets[0]).to.deep.nested.include({
      status: 'GENERATED',
      'statusReason.code': 'customer-account-missing',
    });
    await record(engine, anOrder({ version: 2, lines: [accountBased] }));
    await settled();
    const [reading] = await generate(engine);
    expect(reading?.group.tickets[0]).to.deep.include({ status: 'DISTRIBUTED', statusReason: null });
    expect(ids(await generate(engine))).to.deep.equal(ids(groups));
  });
});

describe('Reading', () => {
  it('finds groups by order and version, and one by its id', async () => {
    const engine = anEngine();
    const { groups } = await record(engine, anOrder({ version: 3, lines: [nod, international] }));
    const search = (version: number) =>
      engine.searchGroups.execute({
        conditions: [
          { field: 'orderId', operator: 'eq', values: [orderId] },
          { field: 'orderVersion', operator: 'gte', values: [version] },
        ],
        page: 0,
        perPage: 1,
        caller,
      });
    expect(await search(3)).to.deep.include({ totalItems: 2, items: [groups[0]] });
    expect(await search(4)).to.deep.equal({ totalItems: 0, items: [], next: null });
    const [first] = groups;
    if (first === undefined) throw new Error('no group was made');
    expect(await engine.readGroup.execute({ id: first.group.id, caller })).to.deep.equal(first);
    expect(await codeOf(engine.readGroup.execute({ id: 'nobody' as never, caller }))).to.equal('group/not-found');
  });

  it('gives an order with its versions, and refuses a version that it does not have', async () => {
    const engine = anEngine();
    await record(engine, anOrder({ version: 1, lines: [nod] }));
    const { versions } = await engine.readOrder.execute({ orderId, version: 1, caller });
    expect(versions.map(({ document }) => document.version)).to.deep.equal([1]);
    expect(await codeOf(engine.readOrder.execute({ orderId, version: 2, caller }))).to.equal('order/version-not-found');
  });

  it('names in the history the channel of the caller, else of the order, else the point of sale', async () => {
    const channel = 'ENT:DistributionChannel:App';
    for (const [callerSays, orderSays, by, dci] of [
      [{ distributionChannelId: 'KOL:App', pos: 'Kiosk' }, { distributionChannelId: channel }, 'KOL:App', 'KOL:App'],
      [{ pos: 'Kiosk' }, { distributionChannelId: channel }, channel, channel],
      [{ pos: 'Kiosk' }, { distributionChannelId: null, pos: 'Entur App' }, 'Kiosk', null],
      [{}, { distributionChannelId: null, pos: 'Entur App' }, 'Entur App', null],
      [{}, { distributionChannelId: null, pos: null }, 'order system', null],
    ] as const) {
      const engine = anEngine();
      const document = anOrder({ ...orderSays, lines: [nod] });
      const { groups } = await engine.recordOrderVersion.execute({ document, caller: { ...caller, ...callerSays } });
      const [ticket] = groups[0]?.group.tickets ?? [];
      const [move] = await engine.transactions.read((snapshot) => snapshot.groups.historyOf(ticket?.id as never));
      expect([move?.by, groups[0]?.group.createdByDCI]).to.deep.equal([by, dci]);
    }
  });

  it('keeps the history of each ticket with channel, order version and reason', async () => {
    const engine = anEngine();
    const { groups } = await record(engine, anOrder({ lines: [nod] }));
    await engine.distributeGroups.execute({
      orderId,
      pickup: {},
      language: 'nob',
      caller: { ...caller, distributionChannelId: 'KOL:DistributionChannel:App' },
    });
    const [ticket] = groups[0]?.group.tickets ?? [];
    if (ticket === undefined) throw new Error('no ticket was made');
    const moves = await engine.transactions.read((snapshot) => snapshot.groups.historyOf(ticket.id));
    expect(moves.map(({ to, by, orderVersion }) => `${to} by ${by} for ${orderVersion}`)).to.deep.equal([
      'GENERATED by ENT:DistributionChannel:App for 1',
      'DISTRIBUTING by KOL:DistributionChannel:App for 1',
      'DISTRIBUTED by ticket-system:NOD for 1',
    ]);
  });
});
