import type { UpdatedValidityView } from '@ticket-distribution/http';
import { aProduct, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { type AppUnderTest, type ProblemBody, anApp } from './an-app.js';
import { handedOver } from './handed-over.js';

const URL = '/v1/ticket-distribution-groups/update-validities';
const MOVED = '2026-12-07T06:00:00.000Z';

const update = <T = { results: UpdatedValidityView[] }>(app: AppUnderTest, updates: unknown) =>
  app.send<T>('POST', URL, { updates });
const one = (ticketDistributionId: string, startOfValidity: string = MOVED) => ({
  ticketDistributionId,
  startOfValidity,
});

describe('Updating validities over HTTP', () => {
  it('moves the start, the end keeps its distance, here and at the ticket system', async () => {
    const { app, system, ticket } = await handedOver();
    const { status, body } = await update(app, [one(ticket.id, '2026-12-07T07:00:00+01:00')]);
    expect(status).to.equal(200);
    expect(body.results).to.deep.equal([
      {
        ticketDistributionId: ticket.id,
        outcome: 'done',
        code: null,
        message: null,
        startOfValidity: MOVED,
        endOfValidity: '2026-12-08T03:00:00.000Z',
      },
    ]);
    expect(system.valid.map(({ startOfValidity }) => startOfValidity)).to.deep.equal([MOVED]);
  });

  it('answers each entry by itself, in their order', async () => {
    const { app, ticket } = await handedOver();
    const { status, body } = await update(app, [one('nobody'), one(ticket.id)]);
    expect(status).to.equal(200);
    expect(body.results.map(({ outcome, code }) => [outcome, code])).to.deep.equal([
      ['refused', 'ticket-distribution/not-found'],
      ['done', null],
    ]);
    expect(body.results[0]).to.include({ startOfValidity: null, endOfValidity: null });
    expect(body.results[0]?.message).to.include('nobody');
  });

  it('refuses with the code that allowedActions told before', async () => {
    const { app, ticket } = await handedOver('NOD', [aProduct()]);
    const told = ticket.allowedActions.find(({ action }) => action === 'update-validity');
    expect(told).to.include({ allowed: false, code: 'validity/bound-to-departure' });
    const { body } = await update(app, [one(ticket.id)]);
    expect(body.results[0]).to.include({ outcome: 'refused', code: told?.code, message: told?.message });
    expect(body.results[0]).to.include({ startOfValidity: ticket.startOfValidity });
  });

  it('refuses a start in the past, and takes "now"', async () => {
    const { app, clock, ticket } = await handedOver();
    const late = await update(app, [one(ticket.id, '2026-12-01T09:28:59.999Z')]);
    expect(late.body.results[0]).to.include({ outcome: 'refused', code: 'validity/start-in-past' });
    const now = await update(app, [one(ticket.id, clock.now())]);
    expect(now.body.results[0]).to.include({ outcome: 'done', startOfValidity: clock.now() });
  });

  it('answers 202 and when to ask again while the ticket system is away; the same again says how it went', async () => {
    const { app, clock, system, ticket } = await handedOver();
    system.meet('unavailable');
    const { status, headers, body } = await update(app, [one(ticket.id)]);
    expect([status, headers['retry-after']]).to.deep.equal([202, '1']);
    expect(body.results[0]).to.include({ outcome: 'under-way', code: null, startOfValidity: MOVED });
    await clock.advance(60_000);
    await Promise.all(await app.engine.courier.startDue());
    const again = await update(app, [one(ticket.id)]);
    expect([again.status, again.body.results[0]?.outcome]).to.deep.equal([200, 'done']);
  });

  it('tells of a validity that the ticket system refused, which stays as it was', async () => {
    const { app, system, ticket } = await handedOver('ACCOUNT_BASED_TICKETING');
    system.meet('refuse');
    const { status, body } = await update(app, [one(ticket.id)]);
    expect(status).to.equal(200);
    expect(body.results[0]).to.include({ outcome: 'refused', code: 'validity/refused' });
    expect(body.results[0]).to.include({ startOfValidity: ticket.startOfValidity });
  });

  it('takes a ticket at most once', async () => {
    const { app, system, ticket } = await handedOver();
    const { status, body } = await update<ProblemBody>(app, [one(ticket.id), one('b'), one(ticket.id)]);
    expect(status).to.equal(400);
    expect(body.violations).to.deep.equal([
      { field: 'updates[2].ticketDistributionId', message: 'must be unique in the request' },
    ]);
    expect(system.calls).to.have.length(1);
  });

  const MALFORMED: readonly (readonly [what: string, updates: unknown, field: string])[] = [
    ['no list', undefined, 'updates'],
    ['an empty list', [], 'updates'],
    ['more than 100', Array.from({ length: 101 }, (_, index) => one(`t-${index}`)), 'updates'],
    ['an id of other characters', [one('a b')], 'updates[0].ticketDistributionId'],
    ['a start without a zone', [one('a', '2026-12-07T06:00:00')], 'updates[0].startOfValidity'],
    ['an unknown field', [{ ...one('a'), endOfValidity: MOVED }], 'updates[0].endOfValidity'],
    ['null for an entry', [null], 'updates[0]'],
  ];
  for (const [what, updates, field] of MALFORMED) {
    it(`refuses ${what}`, async () => {
      const { status, body } = await update<ProblemBody>(await anApp(), updates);
      expect(status).to.equal(400);
      expect(body.violations?.map((violation) => violation.field)).to.deep.equal([field]);
    });
  }

  it('does not take its own name for the id of an order or a group', async () => {
    const app = await anApp();
    await app.record(anOrder({ id: 'update-validities' }));
    const distributed = await app.send('POST', '/v1/ticket-distribution-groups/update-validities/distribute');
    expect(distributed.status).to.equal(200);
    const { body } = await app.send<ProblemBody>('GET', URL);
    expect(body.code).to.equal('group/not-found');
  });
});
