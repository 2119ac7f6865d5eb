import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { get, ledger, post } from './calls.js';
import { aCancel, anIssue, aTicket } from './hand-overs.js';
import { TestSandbox } from './open-sandbox.js';

const transfer = {
  key: 'group-1:transfer:1:2',
  operation: 'transfer',
  ticketDistributionId: 'ticket-1',
  customerAccountRef: 'ATB:CustomerAccount:7',
  holderCustomerId: '7',
};
const update = {
  key: 'group-1:update-validity:1:2',
  operation: 'update-validity',
  ticketDistributionId: 'ticket-1',
  startOfValidity: '2026-12-10T06:00:00.000Z',
  endOfValidity: '2026-12-11T03:00:00.000Z',
};

const content = { key: 'group-1:update:1:2', operation: 'update', ...aTicket('ticket-1') };

describe('The account-based ticket system changes tickets', () => {
  let sandbox: TestSandbox;
  let handOvers: string;
  beforeEach(async () => {
    sandbox = await TestSandbox.open();
    handOvers = `${sandbox.address}/account-based-ticketing/v1/hand-overs`;
  });
  afterEach(() => sandbox.close());

  const heldTicket = async () => (await get(`${sandbox.address}/sandbox/tickets`)).body[0];

  it('gives a ticket another validity', async () => {
    await post(handOvers, anIssue());
    expect((await post(handOvers, update)).body.outcome).to.equal('applied');
    const { startOfValidity, endOfValidity } = update;
    expect(await heldTicket()).to.deep.include({ startOfValidity, endOfValidity, status: 'DISTRIBUTED' });
  });

  it('gives a ticket another content in place, and keeps its names', async () => {
    const names = (await post(handOvers, anIssue())).body.tickets;
    const product = { id: 'ENT:PreassignedFareProduct:Week', version: 'ENT:Version:4' };
    const { startOfValidity, endOfValidity } = update;
    const { body } = await post(handOvers, { ...content, product, startOfValidity, endOfValidity });
    expect([body.outcome, body.tickets]).to.deep.equal(['applied', names]);
    expect(await heldTicket()).to.deep.include({ key: 'group-1:issue:1:1', product, startOfValidity, endOfValidity });
    expect((await ledger(sandbox.address)).at(-1)).to.deep.include({
      operation: 'update',
      ticketDistributionIds: ['ticket-1'],
      outcome: 'applied',
    });
  });

  it('takes an update once for its key, also over a restart', async () => {
    await post(handOvers, anIssue());
    await post(handOvers, content);
    await sandbox.restart();
    const again = `${sandbox.address}/account-based-ticketing/v1/hand-overs`;
    expect((await post(again, content)).body.outcome).to.equal('repeated');
    const other = { ...content, endOfValidity: '2026-12-31T03:00:00.000Z' };
    expect((await post(again, other)).body.code).to.equal('KEY_REUSED_WITH_OTHER_CONTENT');
    expect((await get(`${again}/${content.key}`)).body.tickets[0].status).to.equal('DISTRIBUTED');
  });

  it('refuses an update whose validity ends before it starts, and cannot read one without a product', async () => {
    await post(handOvers, anIssue());
    const backwards = { ...content, endOfValidity: '2026-12-01T00:00:00Z' };
    expect((await post(handOvers, backwards)).body.code).to.equal('VALIDITY_INVALID');
    const bare = await post(handOvers, { ...content, key: 'later', product: null });
    expect([bare.status, bare.body.message]).to.deep.equal([400, 'product: is required']);
    expect(await heldTicket()).to.deep.include({ endOfValidity: '2026-12-06T03:00:00.000Z' });
  });

  it('moves one of two tickets to another account, with a fare contract of its own there', async () => {
    await post(handOvers, anIssue({ tickets: [aTicket(), aTicket('ticket-2')] }));
    const { body } = await post(handOvers, transfer);
    expect(body.tickets[0].fareContractRef).to.match(/^ATB:FareContract:9KX4T2QH-/);
    const { tickets } = (await get(`${handOvers}/group-1:issue:1:1`)).body;
    const accounts = tickets.map(({ customerAccountRef }: { customerAccountRef: string }) => customerAccountRef);
    expect(accounts).to.deep.equal(['ATB:CustomerAccount:7', 'ENT:CustomerAccount:1000077']);
  });

  it('changes nothing of a ticket whose use has begun', async () => {
    await post(handOvers, anIssue());
    const use = { system: 'ACCOUNT_BASED_TICKETING', ticketDistributionId: 'ticket-1' };
    await post(`${sandbox.address}/sandbox/uses`, use);
    expect((await post(handOvers, update)).body.code).to.equal('ALREADY_IN_USE');
    expect((await post(handOvers, content)).body.code).to.equal('ALREADY_IN_USE');
    expect((await post(handOvers, transfer)).body.code).to.equal('ALREADY_IN_USE');
    expect(await heldTicket()).to.deep.include({ status: 'ACTIVATED' });
  });

  it('tells a cancelled ticket from one that it never held', async () => {
    expect((await post(handOvers, update)).body.code).to.equal('TICKET_UNKNOWN');
    await post(handOvers, anIssue());
    await post(handOvers, aCancel());
    expect((await post(handOvers, { ...update, key: 'later' })).body.code).to.equal('TICKET_CANCELLED');
    expect((await post(handOvers, content)).body.code).to.equal('TICKET_CANCELLED');
  });

  it('refuses an issue without a customer account, and a cancel that names what is no issue', async () => {
    expect((await post(handOvers, anIssue({ customerAccountRef: null }))).body.code).to.equal(
      'CUSTOMER_ACCOUNT_MISSING',
    );
    expect((await post(handOvers, aCancel())).body.outcome).to.equal('applied');
    expect((await post(handOvers, aCancel({ key: 'c2', issueKey: 'group-1:cancel:2:2' }))).body.code).to.equal(
      'NOT_AN_ISSUE',
    );
  });

  it('leaves transfers to the account-based system alone', async () => {
    const { status, body } = await post(`${sandbox.address}/bifrost/v1/hand-overs`, transfer);
    expect([status, body.code]).to.deep.equal([422, 'OPERATION_NOT_SUPPORTED']);
  });
});
