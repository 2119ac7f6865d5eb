import type {
  DeliveriesView,
  ExplainView,
  GroupView,
  HistoryView,
  PlanView,
  ReadTicketView,
} from '@ticket-distribution/http';
import { aLine, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { type AppUnderTest, type ProblemBody, anApp } from './an-app.js';
import { aFlexibleProduct, handedOver, settled } from './handed-over.js';

const TICKETS = '/v1/ticket-distributions';
const seats = [{ id: 's1', legId: null, seatNumber: '42', railcarNumber: '5', seatingProperties: ['WINDOW'] }];
const second = anOrder({ version: 2, lines: [aLine({ products: [aFlexibleProduct({ seats })] })] });

const read = async <T>(app: AppUnderTest, what: string): Promise<T> =>
  (await app.send<T>('GET', `${TICKETS}/ticket-1${what}`)).body;

describe('Reading a ticket over HTTP', () => {
  it('shows it as its group does, and where it belongs', async () => {
    const { app, group, ticket } = await handedOver();
    expect(await read<ReadTicketView>(app, '')).to.deep.equal({
      ...ticket,
      ticketDistributionGroupId: group.id,
      orderId: group.orderId,
      orderLineId: group.orderLineId,
    });
  });

  it('refuses unknown tickets and malformed ids, whatever is asked of them', async () => {
    const app = await anApp();
    for (const what of ['', '/history', '/deliveries', '/explain']) {
      const unknown = await app.send<ProblemBody>('GET', `${TICKETS}/nobody${what}`);
      expect([unknown.status, unknown.body.code], what).to.deep.equal([404, 'ticket-distribution/not-found']);
      const { body } = await app.send<ProblemBody>('GET', `${TICKETS}/a%20b${what}`);
      expect(body.violations?.map(({ field }) => field)).to.deep.equal(['path ticketDistributionId']);
    }
  });

  it('is told apart from what is read of an order', async () => {
    const { app } = await handedOver();
    expect((await app.send('GET', `${TICKETS}/9KX4T2QH/summary`)).status).to.equal(200);
    expect((await app.send<ProblemBody>('GET', `${TICKETS}/9KX4T2QH`)).body.code).to.equal(
      'ticket-distribution/not-found',
    );
  });
});

describe('The history of a ticket', () => {
  it('tells every move, when, by whom, for which version and why', async () => {
    const { app, clock } = await handedOver();
    const { items } = await read<HistoryView>(app, '/history');
    expect(items.map(({ number, from, to }) => [number, from, to])).to.deep.equal([
      [1, null, 'GENERATED'],
      [2, 'GENERATED', 'DISTRIBUTING'],
      [3, 'DISTRIBUTING', 'DISTRIBUTED'],
    ]);
    expect(items[0]).to.include({ at: clock.now(), by: 'ENT:DistributionChannel:App', orderVersion: 1 });
    for (const { reason } of items) expect(reason).to.not.equal('');
  });
});

describe('The deliveries of a ticket', () => {
  it('tell what its system was told, with every call made', async () => {
    const { app, system } = await handedOver();
    system.meet('unavailable');
    await app.record(second);
    await settled(app);
    const { items } = await read<DeliveriesView>(app, '/deliveries');
    expect(items.map(({ operation, purpose, state }) => [operation, purpose, state])).to.deep.equal([
      ['issue', 'issue', 'DONE'],
      ['issue', 'update', 'PENDING'],
    ]);
    const [issue, update] = items;
    expect(issue).to.include({
      key: 'group-1.issue.1.1',
      fulfillmentMethod: 'NOD',
      nextAttemptAt: null,
      lastError: null,
    });
    expect(issue?.attempts.map(({ number, outcome, message }) => [number, outcome, message])).to.deep.equal([
      [1, 'applied', null],
    ]);
    expect(update).to.include({ lastError: 'unavailable' });
    expect(update?.attempts.map(({ outcome, message }) => [outcome, message])).to.deep.equal([
      ['no-effect', 'unavailable'],
    ]);
    expect(issue?.attempts[0]).to.not.have.property('deliveryKey');
  });

  it('have no purpose where a ticket is changed in place', async () => {
    const { app } = await handedOver('ACCOUNT_BASED_TICKETING');
    const startOfValidity = '2026-12-07T06:00:00.000Z';
    const updates = [{ ticketDistributionId: 'ticket-1', startOfValidity }];
    await app.send('POST', '/v1/ticket-distribution-groups/update-validities', { updates });
    const { items } = await read<DeliveriesView>(app, '/deliveries');
    expect(items.map(({ operation, purpose }) => [operation, purpose])).to.deep.equal([
      ['issue', 'issue'],
      ['update-validity', null],
    ]);
  });
});

describe('The decisions about a ticket', () => {
  it('are kept with the plan that preview showed, as far as it concerns the ticket, and what it was taken from', async () => {
    const app = await anApp({ autoGenerate: false });
    const line = (id: string, options = {}) => aLine({ id, products: [aFlexibleProduct(options)] });
    await app.record(anOrder({ lines: [line('a'), line('b')] }));
    const distributed = await app.send<GroupView[]>('POST', '/v1/ticket-distribution-groups/9KX4T2QH/distribute');
    const [before] = distributed.body;
    await app.record(anOrder({ version: 2, lines: [line('a', { seats }), line('b')] }));
    const { body: previewed } = await app.send<PlanView>('POST', `${TICKETS}/9KX4T2QH/preview`);
    await app.send('POST', `${TICKETS}/9KX4T2QH/generate`);
    const { items } = await read<ExplainView>(app, '/explain');
    const [made, ...later] = items.filter(({ decision }) => decision === 'reconcile');
    expect(made?.inputs.ticket, 'it was not there before').to.equal(null);
    expect(made?.plan?.entries.map(({ action }) => action)).to.deep.equal(['add']);
    expect(later.map(({ plan }) => plan)).to.deep.equal([previewed.groups[0]]);
    const { inputs, ...decision } = later[0] ?? expect.fail('the change was not kept');
    expect(decision).to.include({ orderVersion: 2, policy: 'NOD', by: 'ENT:DistributionChannel:App' });
    expect(inputs).to.deep.include({ request: null });
    expect(inputs.ticket).to.deep.include({
      status: 'DISTRIBUTED',
      fareProduct: before?.ticketDistributions[0]?.fareProduct,
    });
    expect(inputs.ticket?.held?.seats, 'held without the seat').to.deep.equal([]);
    expect(inputs.ordered.distributionHolderCustomerId).to.equal('1000042');
  });

  it('are told with what was asked for', async () => {
    const { app } = await handedOver();
    const startOfValidity = '2026-12-07T06:00:00.000Z';
    const updates = [{ ticketDistributionId: 'ticket-1', startOfValidity }];
    await app.send('POST', '/v1/ticket-distribution-groups/update-validities', { updates });
    const { items } = await read<ExplainView>(app, '/explain');
    const asked = items.find(({ decision }) => decision === 'update-validity');
    expect(asked?.plan).to.equal(null);
    expect(asked?.inputs.request).to.deep.equal({ startOfValidity });
    expect(items.map(({ number }) => number)).to.deep.equal(items.map((_, index) => index + 1));
  });
});
