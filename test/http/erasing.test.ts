import type { Instant } from '@ticket-distribution/domain';
import { type GroupView, OPERATIONS } from '@ticket-distribution/http';
import { FakePassMaker, ManualClock, aLine, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { beforeEach, describe, it } from 'mocha';
import { nth } from '../application/world.js';
import { type AppUnderTest, type ProblemBody, anApp } from './an-app.js';
import { CUSTOMER, MARKERS, plantPass, plantPerson, talkativeSystems } from './a-person-everywhere.js';
import { signedTicketCodes } from './signing-keys.js';
import { askOf } from './every-operation.js';
import { onTheWire, versionUrl } from './on-the-wire.js';

const MONTH_MS = 30 * 24 * 60 * 60_000;
const URL = `/v1/customers/${CUSTOMER}`;

interface Receipt {
  readonly at: Instant;
  readonly erased: Readonly<Record<string, number>>;
  readonly orderIds: readonly string[];
  readonly stillNamed: readonly object[];
  readonly kept: readonly { readonly what: string; readonly why: string }[];
  readonly ticketSystems: readonly { readonly fulfillmentMethod: string; readonly deliveryKeys: readonly string[] }[];
}

describe('Erasing a customer over HTTP', () => {
  let clock: ManualClock;
  let app: AppUnderTest;

  beforeEach(async () => {
    clock = new ManualClock();
    const systems = talkativeSystems();
    const shown = { ticketCodes: signedTicketCodes(clock), passMaker: new FakePassMaker() };
    app = await anApp({ clock, gateways: systems, ...shown });
    await plantPerson({ app, clock, systems });
    await plantPass(app);
  });
  const over = () => clock.advance(MONTH_MS);

  it('answers with a receipt that says what was erased, what is kept and why, and whom to ask, and names nobody', async () => {
    await over();
    const { status, body } = await app.send<Receipt>('DELETE', URL);
    expect(status).to.equal(200);
    expect(body).to.deep.include({ at: clock.now(), orderIds: ['PERSON'], stillNamed: [] });
    const untouched = Object.entries(body.erased).filter(([, count]) => count === 0);
    expect(untouched).to.deep.equal([]);
    expect(body.kept.filter(({ what, why }) => what === '' || why === '')).to.deep.equal([]);
    expect(body.kept.map(({ what }) => what).join())
      .to.include('backups')
      .and.include('ids of orders');
    const methods = body.ticketSystems.map(({ fulfillmentMethod }) => fulfillmentMethod);
    expect(methods).to.have.members(['NOD', 'ACCOUNT_BASED_TICKETING', 'BIFROST']);
    expect(MARKERS.filter((marker) => JSON.stringify(body).includes(marker))).to.deep.equal([]);
  });

  it('answers 409 with the orders that stand against it, unless it is forced', async () => {
    const refused = await app.send<ProblemBody>('DELETE', `${URL}?force=false`);
    expect([refused.status, refused.body.code]).to.deep.equal([409, 'customer/still-in-use']);
    expect(refused.body.details).to.deep.equal({ orders: [{ orderId: 'PERSON', why: ['ticket-live'] }] });
    expect(refused.body.detail).to.not.include(CUSTOMER);
    const forced = await app.send<Receipt>('DELETE', `${URL}?force=true`);
    expect([forced.status, forced.body.orderIds]).to.deep.equal([200, ['PERSON']]);
  });

  it('answers that nothing was erased for a customer who is not known, as for one who is erased already', async () => {
    await over();
    const unknown = await app.send<Receipt>('DELETE', '/v1/customers/404');
    await app.send('DELETE', URL);
    const again = await app.send<Receipt>('DELETE', URL);
    for (const { status, body } of [unknown, again]) {
      expect([status, body.orderIds, body.erased.orders, body.ticketSystems]).to.deep.equal([200, [], 0, []]);
    }
  });

  it('is the same again under its key, and another request under its own', async () => {
    await over();
    const key = { 'Idempotency-Key': 'erase-1' };
    const first = await app.send<Receipt>('DELETE', URL, undefined, key);
    const again = await app.send<Receipt>('DELETE', URL, undefined, key);
    expect([again.body, again.headers['idempotent-replayed']]).to.deep.equal([first.body, 'true']);
    const other = await app.send<ProblemBody>('DELETE', `${URL}?force=true`, undefined, key);
    expect(other.body.code).to.equal('idempotency/other-request');
  });

  it('leaves no answer that names the customer; such a request is worked on again, and does nothing twice', async () => {
    const order = anOrder({ id: 'KEYED', ownerCustomerId: CUSTOMER, lines: [aLine({ id: 'keyed' })] });
    const key = { 'Idempotency-Key': 'record-1' };
    const first = await app.send('PUT', versionUrl(order), onTheWire(order), key);
    await over();
    await app.send('DELETE', URL);
    const again = await app.send<object>('PUT', versionUrl(order), onTheWire(order), key);
    expect([first.status, again.status, again.headers['idempotent-replayed']]).to.deep.equal([201, 200, undefined]);
    expect(JSON.stringify(again.body)).to.not.include(CUSTOMER);
  });

  it('leaves everything to be read as before, but for the name', async () => {
    await over();
    const read = async () => {
      const { body: page } = await app.send<{ readonly items: readonly GroupView[] }>(
        'GET',
        '/v1/ticket-distribution-groups?orderId=PERSON',
      );
      const group = nth(page.items);
      const ticket = nth(group.ticketDistributions).id;
      const names = {
        order: anOrder({ id: 'PERSON', ownerCustomerId: CUSTOMER }),
        group: group.id,
        ticket,
        drift: 'none',
        delivery: `${group.id}.issue.1.1`,
        webhook: 'none',
        pdfTicket: 'none',
        mail: 'none',
      };
      const reads = OPERATIONS.filter(({ method, path }) => method === 'GET' && path.startsWith('/v1/'));
      // A webhook tells nothing of a customer, and there is none here; what is made of tickets is deleted as a whole.
      const answers = reads
        .filter(({ path }) => !/\{(webhookId|pdfTicketId|mailId)\}/.test(path))
        .map(async (operation) => {
          const { url } = askOf(operation, names);
          const { status, body } = await app.send('GET', url);
          return { operation: operation.operationId, status, body: JSON.stringify(body) };
        });
      return Promise.all(answers);
    };
    const before = await read();
    await app.send('DELETE', URL);
    const after = await read();
    const statuses = (answers: typeof before) => answers.map(({ operation, status }) => `${operation} ${status}`);
    expect(statuses(after)).to.deep.equal(statuses(before));
    expect(before.filter(({ status }) => status !== 200)).to.deep.equal([]);
    expect(after.filter(({ body }) => MARKERS.some((marker) => body.includes(marker)))).to.deep.equal([]);
  });

  it('is in the audit, without the name, with what ticket systems hold', async () => {
    await over();
    await app.send('DELETE', URL);
    const { body } = await app.send<{
      readonly items: readonly { readonly subject: string; readonly details: object }[];
    }>('GET', '/v1/audit?kind=erase-customer');
    expect(body.items.map(({ subject }) => subject)).to.deep.equal(['customer', 'customer']);
    expect(body.items.map(({ details }) => Object.keys(details))).to.have.deep.members([
      ['erased', 'orderIds', 'stillNamed'],
      ['erased', 'ticketSystems'],
    ]);
    expect(JSON.stringify(body)).to.not.include(CUSTOMER);
  });

  it('refuses what names no customer, and says everything that is wrong', async () => {
    const { status, body } = await app.send<ProblemBody>('DELETE', '/v1/customers/x-1?force=yes&page=1', {
      reason: 'x',
    });
    expect(status).to.equal(400);
    expect((body.violations ?? []).map(({ field }) => field)).to.have.members([
      'path customerId',
      'force',
      'page',
      'reason',
    ]);
  });
});
