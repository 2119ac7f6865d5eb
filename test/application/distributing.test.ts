import { FakeTicketSystem, anEngine, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import {
  accountBased,
  caller,
  codeOf,
  distribute,
  international,
  nod,
  orderId,
  record,
  settled,
  statuses,
} from './story.js';

describe('Distributing', () => {
  it('hands every ticket over exactly once when asked five times at the same moment', async () => {
    const system = new FakeTicketSystem();
    const engine = anEngine({ gateways: { NOD: system } });
    await record(engine, anOrder({ lines: [nod, { ...nod, id: 'line-two' as never }] }));
    const answers = await Promise.all(Array.from({ length: 5 }, () => distribute(engine)));
    for (const answer of answers) expect(statuses(answer)).to.deep.equal(['DISTRIBUTED', 'DISTRIBUTED']);
    expect(system.calls.map(({ outcome }) => outcome)).to.deep.equal(['applied', 'applied']);
    expect(system.tickets).to.have.length(2);
  });

  it('needs no generate before it', async () => {
    const engine = anEngine({ autoGenerate: false });
    await record(engine, anOrder({ lines: [nod, international] }));
    expect(statuses(await distribute(engine))).to.deep.equal(['DISTRIBUTED', 'DISTRIBUTED']);
  });

  it('tells the ticket what a client needs to pick it up', async () => {
    const engine = anEngine();
    await record(engine, anOrder({ lines: [nod] }));
    const [reading] = await distribute(engine, {
      pickup: { travelCard: { mediaSerialNumberId: '123' } },
      language: 'eng',
    });
    expect(reading?.group).to.deep.include({ distributedByDCI: 'ENT:DistributionChannel:App', distributedByOrgId: 1 });
    const [ticket] = reading?.group.tickets ?? [];
    expect(ticket?.distributionDetails).to.deep.include({
      medium: 'TRAVEL_CARD',
      mediaSerialNumberId: '123',
      language: 'eng',
      externalReference: `${reading?.group.id}.issue.1.1`,
    });
  });

  it('acts on the lines of the request and answers with all groups', async () => {
    const engine = anEngine();
    await record(engine, anOrder({ lines: [nod, international] }));
    expect(statuses(await distribute(engine, { orderLineIds: [international.id] }))).to.deep.equal([
      'GENERATED',
      'DISTRIBUTED',
    ]);
  });

  it('leaves account-based groups alone, and is refused when there is nothing else', async () => {
    const engine = anEngine();
    await record(engine, anOrder({ lines: [accountBased] }));
    expect(await codeOf(distribute(engine))).to.equal('distribution/nothing-to-distribute');
  });

  it('refuses another medium for the whole request and moves nothing', async () => {
    const engine = anEngine();
    await record(engine, anOrder({ lines: [nod, { ...nod, id: 'line-two' as never }] }));
    await distribute(engine, { orderLineIds: [nod.id] });
    const pickup = { travelCard: { mediaSerialNumberId: '123' } };
    expect(await codeOf(distribute(engine, { pickup }))).to.equal('distribution/other-medium');
    const groups = await engine.generateGroups.execute({ orderId, caller });
    expect(statuses(groups)).to.deep.equal(['DISTRIBUTED', 'GENERATED']);
  });

  it('refuses unknown lines, unknown orders, drafts and malformed cards', async () => {
    const engine = anEngine();
    expect(await codeOf(distribute(engine))).to.equal('order/not-found');
    await record(engine, anOrder({ status: 'DRAFT', lines: [nod] }));
    expect(await codeOf(distribute(engine))).to.equal('order/not-confirmed');
    await record(engine, anOrder({ lines: [nod] }));
    expect(await codeOf(distribute(engine, { orderLineIds: ['nobody' as never] }))).to.equal(
      'distribution/unknown-order-line',
    );
    const pickup = { travelCard: { mediaSerialNumberId: '12a' } };
    expect(await codeOf(distribute(engine, { pickup }))).to.equal('request/malformed');
  });

  it('hands failed tickets over again under a new key', async () => {
    const system = new FakeTicketSystem();
    const engine = anEngine({ gateways: { NOD: system } });
    await record(engine, anOrder({ lines: [nod] }));
    system.meet('refuse');
    const [failed] = await distribute(engine);
    expect(failed?.group.tickets[0]).to.deep.nested.include({ status: 'FAILED', 'statusReason.code': 'refused' });
    expect(statuses(await distribute(engine))).to.deep.equal(['DISTRIBUTED']);
    expect(system.calls.map(({ outcome }) => outcome)).to.deep.equal(['refused', 'applied']);
  });

  describe('by the deprecated operations', () => {
    const deprecated = { language: null, firstVersionOf: 'NOD' as const };

    it('acts on NOD groups only and sets neither language nor distribution channel', async () => {
      const engine = anEngine();
      await record(engine, anOrder({ lines: [nod, international] }));
      const groups = await distribute(engine, deprecated);
      expect(statuses(groups)).to.deep.equal(['DISTRIBUTED', 'GENERATED']);
      expect(groups[0]?.group.distributedByDCI).to.equal(null);
      expect(groups[0]?.group.tickets[0]?.distributionDetails.language).to.equal(null);
    });

    it('is refused above order version 1, naming the operation to use', async () => {
      const engine = anEngine();
      await record(engine, anOrder({ version: 2, lines: [nod] }));
      const refused = distribute(engine, deprecated);
      expect(await codeOf(refused)).to.equal('distribution/order-version-not-supported');
      await refused.catch(({ message }: Error) =>
        expect(message).to.include(`/v1/ticket-distribution-groups/${orderId}/distribute`),
      );
    });
  });

  it('does not wait for a call that is not answered, and says so by the status', async () => {
    const system = new FakeTicketSystem();
    const engine = anEngine({ gateways: { NOD: system } });
    await record(engine, anOrder({ lines: [nod] }));
    system.meet('land-late');
    expect(statuses(await distribute(engine))).to.deep.equal(['DISTRIBUTING']);
    system.land();
    await settled();
    expect(system.tickets).to.have.length(1);
  });
});
