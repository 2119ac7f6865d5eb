import type { DriftView, GroupView, PageView } from '@ticket-distribution/http';
import { anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { type AppUnderTest, type ProblemBody, anApp } from './an-app.js';
import { handedOver, settled } from './handed-over.js';

const list = async (app: AppUnderTest, query = ''): Promise<PageView<DriftView>> =>
  (await app.send<PageView<DriftView>>('GET', `/v1/drifts${query}`)).body;
const repair = <T = DriftView>(app: AppUnderTest, id: string, body?: object) =>
  app.send<T>('POST', `/v1/drifts/${id}/repair`, body);

/** A ticket that was cancelled by the order, and whose system refused to cancel it. */
async function aRefusedCancel() {
  const handed = await handedOver('INTERNATIONAL');
  handed.system.meet('refuse');
  await handed.app.record(anOrder({ version: 2, status: 'CANCELLED', lines: [] }));
  await settled(handed.app);
  const [drift] = (await list(handed.app)).items;
  if (drift === undefined) throw new Error('there is no drift');
  return { ...handed, drift };
}

describe('Listing drifts over HTTP', () => {
  it('is empty while all agree', async () => {
    const { app } = await handedOver();
    expect(await list(app)).to.deep.equal({ items: [], page: 0, perPage: 20, totalItems: 0, totalPages: 0 });
  });

  it('shows what differs since when, how long, and what is proposed', async () => {
    const { app, clock, drift, ticket } = await aRefusedCancel();
    const { ours, theirs, id, ...facts } = drift;
    expect(facts).to.deep.equal({
      kind: 'cancel-refused',
      state: 'OPEN',
      ticketDistributionId: ticket.id,
      ticketDistributionGroupId: 'group-1',
      orderId: '9KX4T2QH',
      organisationId: 1,
      fulfillmentMethod: 'INTERNATIONAL',
      key: 'group-1.issue.1.1',
      since: clock.now(),
      ageSeconds: 0,
      proposedRepair: 'cancel-again',
      repair: null,
      updatedAt: clock.now(),
    });
    expect([ours, theirs, id]).to.not.include('');
    await clock.advance(90_999);
    expect((await list(app)).items.map(({ ageSeconds }) => ageSeconds)).to.deep.equal([90]);
  });

  it('narrows by state, kind, method and order', async () => {
    const { app, drift } = await aRefusedCancel();
    const found = async (query: string) => (await list(app, query)).totalItems;
    expect(await found('?kind=cancel-refused&fulfillmentMethod=INTERNATIONAL&orderId=9KX4T2QH')).to.equal(1);
    for (const query of ['?kind=valid-there', '?fulfillmentMethod=NOD', '?orderId=OTHER', '?state=RESOLVED']) {
      expect(await found(query), query).to.equal(0);
    }
    await repair(app, drift.id, { repair: 'accept' });
    expect([await found(''), await found('?state=ACCEPTED'), await found('?state=all')]).to.deep.equal([0, 1, 1]);
  });

  it('pages', async () => {
    const { app } = await aRefusedCancel();
    const page = await list(app, '?page=1&perPage=1');
    expect(page).to.deep.equal({ items: [], page: 1, perPage: 1, totalItems: 1, totalPages: 1 });
  });

  const REFUSED: readonly (readonly [query: string, fields: readonly string[]])[] = [
    ['?state=open&kind=other&fulfillmentMethod=nod', ['state', 'kind', 'fulfillmentMethod']],
    ['?orderId=a%20b', ['orderId']],
    ['?state=OPEN&state=ACCEPTED', ['state']],
    ['?page=-1&perPage=101', ['page', 'perPage']],
    ['?colour=red&__proto__=a', ['colour', '__proto__']],
  ];
  for (const [query, fields] of REFUSED) {
    it(`refuses ${query}`, async () => {
      const { status, body } = await (await anApp()).send<ProblemBody>('GET', `/v1/drifts${query}`);
      expect(status).to.equal(400);
      expect(body.violations?.map(({ field }) => field)).to.deep.equal(fields);
    });
  }
});

describe('Repairing a drift over HTTP', () => {
  it('does what the drift proposes; it is resolved once the ticket system agrees', async () => {
    const { app, clock, system, drift } = await aRefusedCancel();
    expect(system.valid).to.have.length(1);
    const { status, body } = await repair(app, drift.id);
    expect(status).to.equal(200);
    expect(body).to.include({ id: drift.id, state: 'RESOLVED' });
    expect(body.repair).to.deep.equal({ repair: 'cancel-again', at: clock.now(), by: 'ENT:DistributionChannel:App' });
    expect(system.valid).to.deep.equal([]);
  });

  it('answers 202 and when to ask again while the ticket system is away', async () => {
    const { app, system, drift } = await aRefusedCancel();
    system.meet('unavailable');
    const { status, headers, body } = await repair(app, drift.id, { repair: 'cancel-again' });
    expect([status, headers['retry-after']]).to.deep.equal([202, '1']);
    expect(body.repair).to.include({ repair: 'cancel-again' });
  });

  it('accepts a drift, and lets it be repaired later', async () => {
    const { app, drift } = await aRefusedCancel();
    const accepted = await repair(app, drift.id, { repair: 'accept' });
    expect([accepted.status, accepted.body.state]).to.deep.equal([200, 'ACCEPTED']);
    expect((await repair(app, drift.id)).body.state).to.equal('RESOLVED');
  });

  it('gives a ticket that its system cancelled a successor', async () => {
    const { app, clock, system, ticket } = await handedOver();
    system.cancelFromOutside(ticket.id as never);
    await clock.advance(60_000);
    await app.engine.statusPoller.look();
    const [drift] = (await list(app)).items;
    expect(drift).to.include({ kind: 'cancelled-externally', proposedRepair: 'issue-anew' });
    await repair(app, String(drift?.id));
    const { body } = await app.send<GroupView>('GET', '/v1/ticket-distribution-groups/group-1');
    expect(body.ticketDistributions.map(({ status }) => status)).to.include('CANCELLED_EXTERNALLY');
    expect(body.ticketDistributions).to.have.length(2);
  });

  it('refuses unknown drifts, resolved ones, and repairs of another kind', async () => {
    const { app, drift } = await aRefusedCancel();
    expect((await repair<ProblemBody>(app, 'nobody')).body.code).to.equal('drift/not-found');
    const other = await repair<ProblemBody>(app, drift.id, { repair: 'issue-anew' });
    expect([other.status, other.body.code]).to.deep.equal([409, 'drift/repair-not-possible']);
    await repair(app, drift.id);
    const late = await repair<ProblemBody>(app, drift.id);
    expect([late.status, late.body.code]).to.deep.equal([409, 'drift/not-open']);
  });

  it('refuses a repair that nobody knows, and unknown fields', async () => {
    const app = await anApp();
    const { status, body } = await repair<ProblemBody>(app, 'a', { repair: 'hope', colour: 'red' });
    expect(status).to.equal(400);
    expect(body.violations?.map(({ field }) => field)).to.have.members(['repair', 'colour']);
  });
});
