import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { get, ledger, outcomes, post } from './calls.js';
import { aCancel, anIssue, aTicket } from './hand-overs.js';
import { addOrders, updateOrderGroup } from './nod-messages.js';
import { faultOf, nod } from './nod.js';
import { TestSandbox } from './open-sandbox.js';

const key = 'group-1:issue:1:1';

describe('A ticket system answers a key once and for ever', () => {
  let sandbox: TestSandbox;
  let handOvers: string;
  beforeEach(async () => {
    sandbox = await TestSandbox.open();
    handOvers = `${sandbox.address}/account-based-ticketing/v1/hand-overs`;
  });
  afterEach(() => sandbox.close());

  it('applies an issue and gives its ticket a fare contract on the customer account', async () => {
    const { status, body } = await post(handOvers, anIssue());
    expect(status).to.equal(200);
    expect(body).to.deep.include({ key, outcome: 'applied' });
    expect(body.tickets[0]).to.deep.include({
      ticketDistributionId: 'ticket-1',
      status: 'DISTRIBUTED',
      customerAccountRef: 'ENT:CustomerAccount:1000077',
    });
    expect(body.tickets[0].fareContractRef).to.match(/^ENT:FareContract:9KX4T2QH-[a-z0-9]{6}$/);
  });

  it('answers the same key with the same tickets again, and does nothing', async () => {
    const first = await post(handOvers, anIssue());
    const second = await post(handOvers, anIssue());
    expect(second.body).to.deep.equal({ ...first.body, outcome: 'repeated' });
    expect(await outcomes(sandbox.address, key)).to.deep.equal(['applied', 'repeated']);
    expect((await get(`${sandbox.address}/sandbox/tickets`)).body).to.have.length(1);
  });

  it('takes fields in another order, and instants with another offset, for the same content', async () => {
    await post(handOvers, anIssue());
    const sameTicket = aTicket('ticket-1', { startOfValidity: '2026-12-05T07:00:00+01:00' });
    const turned = Object.fromEntries(Object.entries(anIssue({ tickets: [sameTicket] })).toReversed());
    expect((await post(handOvers, turned)).body.outcome).to.equal('repeated');
  });

  it('remembers its answers over a restart', async () => {
    const first = await post(handOvers, anIssue());
    await sandbox.restart();
    const again = await post(`${sandbox.address}/account-based-ticketing/v1/hand-overs`, anIssue());
    expect(again.body).to.deep.equal({ ...first.body, outcome: 'repeated' });
    expect(await outcomes(sandbox.address, key)).to.deep.equal(['applied', 'repeated']);
  });

  it('refuses the same key with other content and keeps what it decided', async () => {
    await post(handOvers, anIssue());
    const { status, body } = await post(handOvers, anIssue({ orderId: 'OTHER' }));
    expect([status, body.code]).to.deep.equal([422, 'KEY_REUSED_WITH_OTHER_CONTENT']);
    expect((await post(handOvers, anIssue())).body.outcome).to.equal('repeated');
  });

  it('refuses a refused key again, for the reason of the first time', async () => {
    const backwards = anIssue({ tickets: [aTicket('ticket-1', { endOfValidity: '2026-12-01T00:00:00Z' })] });
    expect((await post(handOvers, backwards)).body.code).to.equal('VALIDITY_INVALID');
    expect((await post(handOvers, backwards)).body.code).to.equal('VALIDITY_INVALID');
    expect((await post(handOvers, anIssue())).body.code).to.equal('KEY_REUSED_WITH_OTHER_CONTENT');
    expect(await outcomes(sandbox.address, key)).to.deep.equal(['refused', 'repeated', 'refused']);
  });

  it('does not use up the key of a call that cannot be read', async () => {
    const { status, body } = await post(handOvers, anIssue({ tickets: [] }));
    expect([status, body.code, body.key]).to.deep.equal([400, 'MALFORMED', key]);
    expect((await post(handOvers, anIssue())).body.outcome).to.equal('applied');
  });

  it('issues all tickets of a call or none', async () => {
    const oneIsWrong = anIssue({ tickets: [aTicket('a'), aTicket('b', { endOfValidity: '2026-12-01T00:00:00Z' })] });
    expect((await post(handOvers, oneIsWrong)).status).to.equal(422);
    expect((await get(`${sandbox.address}/sandbox/tickets`)).body).to.deep.equal([]);
  });

  it('keeps the keys of different systems apart', async () => {
    await post(handOvers, anIssue());
    const { body } = await post(`${sandbox.address}/international/v1/hand-overs`, anIssue());
    expect(body.outcome).to.equal('applied');
    expect(body.tickets[0].externalReference).to.match(/^INT-[A-Z0-9]{6}$/);
  });

  it('holds for one key however many calls come at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(handOvers, anIssue())));
    const applied = answers.filter(({ body }) => body.outcome === 'applied');
    expect(applied).to.have.length(1);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body.tickets))).size).to.equal(1);
  });

  it('cancels tickets of an issue that it knows', async () => {
    await post(handOvers, anIssue({ tickets: [aTicket(), aTicket('ticket-2')] }));
    expect((await post(handOvers, aCancel())).body.tickets[0].status).to.equal('CANCELLED');
    const { body } = await get(`${handOvers}/${key}`);
    expect(body.tickets.map(({ status }: { status: string }) => status)).to.deep.equal(['CANCELLED', 'DISTRIBUTED']);
  });

  it('remembers the key of an issue that was cancelled before it came, and refuses it when it lands', async () => {
    expect((await post(handOvers, aCancel())).body).to.deep.equal({
      key: 'group-1:cancel:2:2',
      outcome: 'applied',
      tickets: [],
    });
    await sandbox.restart();
    const url = `${sandbox.address}/account-based-ticketing/v1/hand-overs`;
    expect((await get(`${url}/${key}`)).body.code).to.equal('KEY_DEAD');
    const late = await post(url, anIssue());
    expect([late.status, late.body.code]).to.deep.equal([422, 'KEY_DEAD']);
    expect((await get(`${sandbox.address}/sandbox/tickets`)).body).to.deep.equal([]);
  });

  it('says of a key that it never decided that it does not know it', async () => {
    const { status, body } = await get(`${handOvers}/${key}`);
    expect([status, body.code]).to.deep.equal([404, 'KEY_UNKNOWN']);
  });

  it('counts the tickets of a call once each in the ledger', async () => {
    await post(handOvers, anIssue({ tickets: [aTicket('a'), aTicket('b')] }));
    await get(`${handOvers}/${key}`);
    const issue = {
      system: 'ACCOUNT_BASED_TICKETING',
      operation: 'issue',
      key,
      ticketDistributionIds: ['a', 'b'],
      outcome: 'applied',
    };
    expect(await ledger(sandbox.address)).to.deep.equal([issue, { ...issue, operation: 'query', outcome: 'answered' }]);
  });

  it('holds for NOD as well: repeated, other content, dead keys', async () => {
    const { address } = sandbox;
    expect((await nod(address, addOrders('k1'))).text('outcome')).to.equal('APPLIED');
    expect((await nod(address, addOrders('k1'))).text('outcome')).to.equal('REPEATED');
    expect(await faultOf(address, addOrders('k1', { head: '<language>eng</language>' }))).to.equal(
      'KEY_REUSED_WITH_OTHER_CONTENT',
    );
    expect(await faultOf(address, updateOrderGroup('k1', 'k9'))).to.equal('KEY_REUSED_WITH_OTHER_CONTENT');
    expect((await nod(address, updateOrderGroup('c1', 'k2'))).text('tombstone')).to.equal('true');
    expect(await faultOf(address, addOrders('k2'))).to.equal('KEY_DEAD');
  });
});
