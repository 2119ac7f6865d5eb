import type { GroupView, PlanView } from '@ticket-distribution/http';
import { aLine, aProduct, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { type ProblemBody, anApp } from './an-app.js';

const order = anOrder({ lines: [aLine({ id: 'a' }), aLine({ id: 'b', method: 'INTERNATIONAL' })] });
const GENERATE = `/v1/ticket-distributions/${order.id}/generate`;
const PREVIEW = `/v1/ticket-distributions/${order.id}/preview`;
const SUMMARY = `/v1/ticket-distributions/${order.id}/summary`;

const accountLine = (customerAccountRef: string | null) =>
  aLine({ id: 'account', method: 'ACCOUNT_BASED_TICKETING', customerAccountRef });

describe('Generating over HTTP', () => {
  it('gives one group per line and equal answers, eight times at the same moment', async () => {
    const app = await anApp({ autoGenerate: false });
    await app.record(order);
    const answers = await Promise.all(Array.from({ length: 8 }, () => app.send<GroupView[]>('POST', GENERATE)));
    expect(answers[0]?.body.map(({ orderLineId }) => orderLineId)).to.deep.equal(['a', 'b']);
    for (const { status, body } of answers) {
      expect(status).to.equal(200);
      expect(body).to.deep.equal(answers[0]?.body);
    }
  });

  it('refuses an unknown order and an unconfirmed one', async () => {
    const app = await anApp();
    expect((await app.send<ProblemBody>('POST', GENERATE)).body.code).to.equal('order/not-found');
    await app.record(anOrder({ status: 'DRAFT' }));
    const answer = await app.send<ProblemBody>('POST', GENERATE);
    expect(answer.status).to.equal(409);
    expect(answer.body.code).to.equal('order/not-confirmed');
  });

  it('carries a change of handed-over tickets out', async () => {
    const app = await anApp({ autoGenerate: false });
    await app.record(order);
    await app.send('POST', `/v1/ticket-distribution-groups/${order.id}/distribute`);
    await app.record(anOrder({ version: 2, lines: [aLine({ id: 'a' })] }));
    const { status, body } = await app.send<GroupView[]>('POST', GENERATE);
    expect(status).to.equal(200);
    const statuses = body.map(({ orderLineId, ticketDistributions: [ticket] }) => [orderLineId, ticket?.status]);
    expect(statuses).to.deep.equal([
      ['a', 'DISTRIBUTED'],
      ['b', 'CANCELLING'],
    ]);
    await app.engine.courier.stop();
    const [, removed] = (await app.send<GroupView[]>('POST', GENERATE)).body;
    expect(removed?.ticketDistributions[0]?.status).to.equal('CANCELLED');
  });

  it('lets an empty object be sent, and nothing else', async () => {
    const app = await anApp();
    await app.record(order);
    expect((await app.send('POST', GENERATE, {})).status).to.equal(200);
    expect((await app.send<ProblemBody>('POST', GENERATE, { force: true })).body.violations).to.deep.equal([
      { field: 'force', message: 'is not a known field' },
    ]);
    expect((await app.send('POST', GENERATE, [])).status).to.equal(400);
    expect((await app.send('POST', GENERATE, null)).status).to.equal(400);
  });
});

describe('Previewing over HTTP', () => {
  it('shows what generating would do, with reasons, and changes nothing', async () => {
    const app = await anApp({ autoGenerate: false });
    await app.record(order);
    const first = await app.send<PlanView>('POST', PREVIEW);
    const again = await app.send<PlanView>('POST', PREVIEW);
    expect(
      first.body.groups.flatMap(({ entries }) => entries.map(({ action, reasons }) => [action, reasons])),
    ).to.deep.equal([
      ['add', ['new-line']],
      ['add', ['new-line']],
    ]);
    expect(again.body).to.deep.equal(first.body);
    const found = await app.send<{ items: unknown[] }>('GET', `/v1/ticket-distribution-groups?orderId=${order.id}`);
    expect(found.body.items).to.deep.equal([]);
  });

  it('shows every action that a plan can have', async () => {
    const app = await anApp({ autoGenerate: false });
    const lines = ['added', 'kept', 'updated', 'replaced', 'removed'].map((id) =>
      aLine({ id, method: id === 'replaced' ? 'INTERNATIONAL' : 'NOD' }),
    );
    await app.record(anOrder({ lines: lines.slice(1) }));
    await app.send('POST', `/v1/ticket-distribution-groups/${order.id}/distribute`);
    const seats = [{ id: 's1', legId: '1', seatNumber: '42', railcarNumber: '5', seatingProperties: ['WINDOW'] }];
    const moved = (id: string) =>
      lines.filter((line) => line.id === id).map((line) => ({ ...line, fareProducts: [aProduct({ seats })] }));
    await app.record(anOrder({ version: 2, lines: [...lines.slice(0, 2), ...moved('updated'), ...moved('replaced')] }));
    const { body } = await app.send<PlanView>('POST', PREVIEW);
    const actions = body.groups.map(({ orderLineId, entries }) => [orderLineId, entries.map(({ action }) => action)]);
    expect(actions).to.deep.equal([
      ['added', ['add']],
      ['kept', ['keep']],
      ['updated', ['update']],
      ['replaced', ['replace']],
      ['removed', ['cancel']],
    ]);
    const [update] = body.groups[2]?.entries ?? [];
    expect(update).to.deep.include({ atTicketSystem: true, reasons: ['order-changed'] });
    expect(update?.changes).to.deep.equal([{ field: 'seats', reason: 'order-changed' }]);
  });

  it('refuses an unknown order', async () => {
    const app = await anApp();
    expect((await app.send<ProblemBody>('POST', PREVIEW)).body.code).to.equal('order/not-found');
  });
});

describe('The summary over HTTP', () => {
  it('names the account-based references once each', async () => {
    const app = await anApp();
    await app.record(anOrder({ lines: [aLine(), accountLine('ENT:CustomerAccount:a1')] }));
    await app.engine.courier.stop();
    const { body } = await app.send<{ orderId: string; distributions: object[] }>('GET', SUMMARY);
    expect(body).to.deep.equal({
      orderId: order.id,
      distributions: [
        { fareContractRef: `FAK:FareContract:${order.id}-account`, customerAccountRef: 'ENT:CustomerAccount:a1' },
      ],
    });
  });

  it('is empty while nothing is known, and refused for an unknown order', async () => {
    const app = await anApp();
    expect((await app.send<ProblemBody>('GET', SUMMARY)).status).to.equal(404);
    await app.record(anOrder({ lines: [accountLine(null)] }));
    const { body } = await app.send<{ distributions: object[] }>('GET', SUMMARY);
    expect(body.distributions).to.deep.equal([]);
  });

  it('says why a ticket without an account waits', async () => {
    const app = await anApp();
    const { body } = await app.record(anOrder({ lines: [accountLine(null)] }));
    expect(body.groups[0]?.ticketDistributions[0]?.statusReason).to.include({ code: 'customer-account-missing' });
  });
});
