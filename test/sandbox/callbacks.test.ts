import { createHmac } from 'node:crypto';
import { expect } from 'chai';
import { afterEach, describe, it } from 'mocha';
import { type ReceivedRequest, type ScriptedAnswer, deadAddress, withServer } from '../gateways/scripted-server.js';
import { call, get, ledger, post } from './calls.js';
import { aCancel, anIssue, aTicket } from './hand-overs.js';
import { activation, addOrders, cancellation, onCard, sale } from './nod-messages.js';
import { nod } from './nod.js';
import { TestSandbox } from './open-sandbox.js';
import { until } from './until.js';

const secret = 'callback-secret';
const taken: ScriptedAnswer = { status: 204, body: '' };

describe('The sandbox calls back', () => {
  let sandbox: TestSandbox;
  afterEach(() => sandbox.close());

  /** Runs a story with a sandbox that calls back to a receiver with these answers, the last one for ever. */
  const story = (
    answers: readonly ScriptedAnswer[],
    work: (received: readonly ReceivedRequest[], arrived: (count: number) => Promise<void>) => Promise<void>,
  ): Promise<void> => {
    let calls = 0;
    const script = (): ScriptedAnswer => answers[calls++] ?? answers.at(-1) ?? taken;
    return withServer(script, async ({ baseUrl, received }) => {
      sandbox = await TestSandbox.open({ url: `${baseUrl}/callbacks`, secret, pausesMs: [1, 1, 1] });
      await work(received, (count) => until(async () => received.length >= count));
    });
  };

  const told = (received: readonly ReceivedRequest[]): unknown[] => received.map(({ body }) => JSON.parse(body));
  const ofNod = (key: string, ...events: readonly (readonly [string, string])[]): object => ({
    system: 'NOD',
    events: events.map(([ticketDistributionId, status]) => ({ key, ticketDistributionId, status })),
  });
  const pickUp = (body: object) => post(`${sandbox.address}/sandbox/pickups`, body);
  const handOver = (body: object) => post(`${sandbox.address}/account-based-ticketing/v1/hand-overs`, body);
  const fromOutside = (path: 'cancellations' | 'uses', system: string, ticketDistributionId = 'ticket-1') =>
    post(`${sandbox.address}/sandbox/${path}`, { system, ticketDistributionId });

  it('at each step of a pickup, in order, once for every ticket of the group', () =>
    story([taken], async (received, arrived) => {
      const second = { ...sale, reference: 'ticket-2', description: sale.description?.replace(/ticket-1/, 'ticket-2') };
      const orders = [sale, activation, second as typeof sale];
      await nod(sandbox.address, addOrders('k1', { head: onCard('77'), orders }));
      expect((await pickUp({ mediaSerialNumberId: '77' })).status).to.equal(200);
      await arrived(2);
      expect(told(received)).to.deep.equal([
        ofNod('k1', ['ticket-1', 'ACTIVATED'], ['ticket-2', 'ACTIVATED']),
        ofNod('k1', ['ticket-1', 'COMMITTED'], ['ticket-2', 'COMMITTED']),
      ]);
    }));

  it('when a system cancels a ticket by itself, issue by issue', () =>
    story([taken], async (received, arrived) => {
      await nod(sandbox.address, addOrders('k1'));
      await nod(sandbox.address, addOrders('k2'));
      await fromOutside('cancellations', 'NOD');
      await arrived(2);
      expect(told(received)).to.have.deep.members([
        ofNod('k1', ['ticket-1', 'CANCELLED_EXTERNALLY']),
        ofNod('k2', ['ticket-1', 'CANCELLED_EXTERNALLY']),
      ]);
    }));

  it('when the use of a ticket begins, with the account that holds it where there is one', () =>
    story([taken], async (received, arrived) => {
      await handOver(anIssue({ tickets: [aTicket(), aTicket('ticket-2')] }));
      await post(`${sandbox.address}/bifrost/v1/hand-overs`, anIssue());
      await fromOutside('uses', 'ACCOUNT_BASED_TICKETING');
      await arrived(1);
      await fromOutside('uses', 'BIFROST');
      await arrived(2);
      const used = { key: 'group-1:issue:1:1', ticketDistributionId: 'ticket-1', status: 'ACTIVATED' };
      const customerAccountRef = 'ENT:CustomerAccount:1000077';
      expect(told(received)).to.deep.equal([
        { system: 'ACCOUNT_BASED_TICKETING', events: [{ ...used, customerAccountRef }] },
        { system: 'BIFROST', events: [used] },
      ]);
    }));

  it('with the id of the call that caused it, as JSON, signed over the moment and the body', () =>
    story([taken], async (received, arrived) => {
      await nod(sandbox.address, addOrders('k1'));
      await fetch(`${sandbox.address}/sandbox/cancellations`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-correlation-id': 'trip-42' },
        body: JSON.stringify({ system: 'NOD', ticketDistributionId: 'ticket-1' }),
      });
      await arrived(1);
      const [{ method, path, headers, body }] = received as [ReceivedRequest];
      expect([method, path, headers['content-type'], headers['x-correlation-id']]).to.deep.equal([
        'POST',
        '/callbacks',
        'application/json',
        'trip-42',
      ]);
      const seconds = Date.parse('2026-12-01T12:00:00Z') / 1000;
      const hash = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
      expect(headers['ticket-system-signature']).to.equal(`t=${seconds},v1=${hash}`);
    }));

  it('again when it is not taken, until it is, and keeps the order', () =>
    story(['reset', { status: 503, body: '' }, { status: 307, body: '' }, taken], async (received, arrived) => {
      await nod(sandbox.address, addOrders('k1'));
      expect((await pickUp({ externalReference: 'k1' })).status).to.equal(200);
      await arrived(5);
      const activated = ofNod('k1', ['ticket-1', 'ACTIVATED']);
      const committed = ofNod('k1', ['ticket-1', 'COMMITTED']);
      expect(told(received)).to.deep.equal([activated, activated, activated, activated, committed]);
    }));

  it('four times at most; what comes later is told all the same', () =>
    story([{ status: 401, body: '' }], async (received, arrived) => {
      await nod(sandbox.address, addOrders('k1'));
      expect((await pickUp({ externalReference: 'k1' })).status).to.equal(200);
      await arrived(8);
      const statuses = received.map(({ body }) => JSON.parse(body).events[0].status);
      expect(statuses).to.deep.equal([...Array(4).fill('ACTIVATED'), ...Array(4).fill('COMMITTED')]);
    }));

  it('without holding up or failing the call that caused it, whatever the receiver does', () =>
    story(['hang'], async (_received, arrived) => {
      await nod(sandbox.address, addOrders('k1'));
      expect((await pickUp({ externalReference: 'k1' })).status).to.equal(200);
      expect((await fromOutside('cancellations', 'NOD')).status).to.equal(200);
      await arrived(1);
    }));

  it('to nobody who listens, and the call that caused it does not notice', async () => {
    const url = await deadAddress();
    sandbox = await TestSandbox.open({ url, secret, pausesMs: [600_000] });
    await handOver(anIssue());
    expect((await fromOutside('uses', 'ACCOUNT_BASED_TICKETING')).status).to.equal(200);
  });

  it('never about what it was told to do, nor about a pickup that takes a cancelled product off a card', () =>
    story([taken], async (received, arrived) => {
      const head = onCard('77');
      const description = cancellation('cancelFareProduct', 'k1');
      const cancelOrder = { type: 'cancelFareProductSale', action: 'CancelFareProduct', description };
      await handOver(anIssue());
      await handOver(aCancel());
      await nod(sandbox.address, addOrders('k1', { head, orders: [sale] }));
      await pickUp({ mediaSerialNumberId: '77' });
      await nod(sandbox.address, addOrders('c1', { head, orders: [cancelOrder] }));
      expect((await pickUp({ mediaSerialNumberId: '77' })).body.card.products).to.deep.equal([]);
      await nod(sandbox.address, addOrders('k2'));
      await fromOutside('cancellations', 'NOD');
      await arrived(3);
      expect(told(received)).to.deep.equal([
        ofNod('k1', ['ticket-1', 'ACTIVATED']),
        ofNod('k1', ['ticket-1', 'COMMITTED']),
        ofNod('k2', ['ticket-1', 'CANCELLED_EXTERNALLY']),
      ]);
      expect((await ledger(sandbox.address)).map(({ key }) => key)).to.deep.equal([
        'group-1:issue:1:1',
        'group-1:cancel:2:2',
        'k1',
        'c1',
        'k2',
      ]);
    }));

  it('no more once it was emptied, and goes on with what happens then', () =>
    story(['hang', taken], async (received, arrived) => {
      await nod(sandbox.address, addOrders('k1'));
      await pickUp({ externalReference: 'k1' });
      await arrived(1);
      expect((await call('DELETE', `${sandbox.address}/sandbox`)).status).to.equal(204);
      await nod(sandbox.address, addOrders('k1'));
      await fromOutside('cancellations', 'NOD');
      await arrived(2);
      expect(told(received)).to.deep.equal([
        ofNod('k1', ['ticket-1', 'ACTIVATED']),
        ofNod('k1', ['ticket-1', 'CANCELLED_EXTERNALLY']),
      ]);
    }));

  it('no more once it has ended, and ends although a receiver hangs', () =>
    story(['hang', taken], async (received, arrived) => {
      await nod(sandbox.address, addOrders('k1'));
      await pickUp({ externalReference: 'k1' });
      await arrived(1);
      await sandbox.restart();
      expect(received).to.have.length(1);
      expect((await get(`${sandbox.address}/sandbox/tickets`)).body[0].status).to.equal('COMMITTED');
    }));
});
