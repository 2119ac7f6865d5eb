import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { call, get, post } from './calls.js';
import { aCancel, anIssue, aTicket } from './hand-overs.js';
import { addOrders } from './nod-messages.js';
import { nod } from './nod.js';
import { TestSandbox } from './open-sandbox.js';

describe('The sandbox from outside', () => {
  let sandbox: TestSandbox;
  let address: string;
  beforeEach(async () => {
    sandbox = await TestSandbox.open();
    ({ address } = sandbox);
  });
  afterEach(() => sandbox.close());

  const issue = (fields: object = {}) => post(`${address}/account-based-ticketing/v1/hand-overs`, anIssue(fields));
  const cancel = (system: string, ticketDistributionId: string) =>
    post(`${address}/sandbox/cancellations`, { system, ticketDistributionId });

  it('cancels a ticket as its system would by itself, and the system tells who asks', async () => {
    await issue();
    expect((await cancel('ACCOUNT_BASED_TICKETING', 'ticket-1')).body[0].status).to.equal('CANCELLED_EXTERNALLY');
    const { body } = await get(`${address}/account-based-ticketing/v1/hand-overs/group-1:issue:1:1`);
    expect([body.outcome, body.tickets[0].status]).to.deep.equal(['applied', 'CANCELLED_EXTERNALLY']);
  });

  it('keeps who cancelled a ticket first, when it is cancelled again by a call', async () => {
    await issue();
    await cancel('ACCOUNT_BASED_TICKETING', 'ticket-1');
    const { body } = await post(`${address}/account-based-ticketing/v1/hand-overs`, aCancel());
    expect([body.outcome, body.tickets[0].status]).to.deep.equal(['applied', 'CANCELLED_EXTERNALLY']);
  });

  it('does not cancel what is over or was never there', async () => {
    await issue();
    await cancel('ACCOUNT_BASED_TICKETING', 'ticket-1');
    expect((await cancel('ACCOUNT_BASED_TICKETING', 'ticket-1')).status).to.equal(409);
    expect((await cancel('ACCOUNT_BASED_TICKETING', 'ticket-9')).status).to.equal(404);
    expect((await cancel('NOD', 'ticket-1')).status).to.equal(404);
  });

  it('shows what every system holds now', async () => {
    await issue({ tickets: [aTicket('a')] });
    await nod(address, addOrders('k1'));
    const { body } = await get(`${address}/sandbox/tickets`);
    const seen = body.map((ticket: Record<string, string>) => [
      ticket['system'],
      ticket['key'],
      ticket['ticketDistributionId'],
      ticket['status'],
    ]);
    expect(seen).to.deep.equal([
      ['NOD', 'k1', 'ticket-1', 'DISTRIBUTED'],
      ['ACCOUNT_BASED_TICKETING', 'group-1:issue:1:1', 'a', 'DISTRIBUTED'],
    ]);
  });

  it('keeps pickups, health checks and its own side out of the ledger', async () => {
    await nod(address, addOrders('k1'));
    await post(`${address}/sandbox/pickups`, { externalReference: 'k1' });
    await cancel('NOD', 'ticket-1');
    await get(`${address}/`);
    expect((await get(`${address}/sandbox/ledger`)).body).to.have.length(1);
  });

  it('is empty after it was emptied, also after a restart', async () => {
    await issue();
    await nod(address, addOrders('k1'));
    expect((await call('DELETE', `${address}/sandbox`)).status).to.equal(204);
    await sandbox.restart();
    expect((await get(`${sandbox.address}/sandbox/ledger`)).body).to.deep.equal([]);
    expect((await get(`${sandbox.address}/sandbox/tickets`)).body).to.deep.equal([]);
    const again = await post(`${sandbox.address}/account-based-ticketing/v1/hand-overs`, anIssue());
    expect(again.body.outcome).to.equal('applied');
  });

  it('keeps its signing key over everything', async () => {
    const key = async () => (await get(`${sandbox.address}/nod/registrar/protected-resources`)).body;
    const before = await key();
    await call('DELETE', `${address}/sandbox`);
    await sandbox.restart();
    expect(await key()).to.deep.equal(before);
  });

  it('says clearly what it does not have and cannot read', async () => {
    const unknown = await get(`${address}/sandbox/ledgers?x=1`);
    expect([unknown.status, unknown.body.code]).to.deep.equal([404, 'ROUTE_UNKNOWN']);
    expect(unknown.body.message).to.contain('GET /sandbox/ledgers;');
    expect((await get(`${address}/sandbox/cards/77`)).body.code).to.equal('CARD_UNKNOWN');
    expect((await cancel('SJ', 'ticket-1')).body).to.deep.include({ code: 'MALFORMED' });
    const broken = await fetch(`${address}/bifrost/v1/hand-overs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect([broken.status, ((await broken.json()) as { code: string }).code]).to.deep.equal([400, 'MALFORMED']);
  });

  it('sends the correlation id back, and makes one when there is none', async () => {
    const answer = await fetch(`${address}/`, { headers: { 'x-correlation-id': 'trip-42' } });
    expect(answer.headers.get('x-correlation-id')).to.equal('trip-42');
    expect((await get(`${address}/`)).headers.get('x-correlation-id')).to.match(/^[0-9a-f-]{36}$/);
  });
});
