import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { type Answer, get, outcomes, post, put } from './calls.js';
import { aTicket, anIssue } from './hand-overs.js';
import { addOrders, getOrderGroups } from './nod-messages.js';
import { nod } from './nod.js';
import { TestSandbox } from './open-sandbox.js';
import { until } from './until.js';

const key = 'group-1:issue:1:1';

describe('A ticket system can be told to fail', () => {
  let sandbox: TestSandbox;
  beforeEach(async () => {
    sandbox = await TestSandbox.open();
  });
  afterEach(() => sandbox.close());

  const fault = (fields: object): Promise<Answer> =>
    put(`${sandbox.address}/sandbox/faults`, { system: 'BIFROST', latencyMs: 0, ...fields });
  const url = (): string => `${sandbox.address}/bifrost/v1/hand-overs`;
  const issue = (): Promise<Answer> => post(url(), anIssue());
  const isCut = (answer: Promise<Answer>): Promise<boolean> =>
    answer.then(
      () => false,
      () => true,
    );

  it('refuses for good, and stays with that when the fault is over', async () => {
    await fault({ mode: 'refuse', count: 1 });
    expect((await issue()).body.code).to.equal('REFUSED');
    expect((await issue()).body.code).to.equal('REFUSED');
    expect((await post(url(), anIssue({ key: 'new' }))).body.outcome).to.equal('applied');
    expect(await outcomes(sandbox.address, key)).to.deep.equal(['refused', 'repeated']);
  });

  it('does not take back by a refusal what it has applied', async () => {
    await issue();
    await fault({ mode: 'refuse' });
    expect((await issue()).body.outcome).to.equal('repeated');
  });

  it('is unavailable for as many calls as were asked for, and does nothing meanwhile', async () => {
    await fault({ mode: 'unavailable', count: 2 });
    const first = await issue();
    expect([first.status, first.body.code, first.headers.get('retry-after')]).to.deep.equal([503, 'UNAVAILABLE', '1']);
    expect((await issue()).status).to.equal(503);
    expect((await issue()).body.outcome).to.equal('applied');
    expect(await outcomes(sandbox.address, key)).to.deep.equal(['dropped', 'dropped', 'applied']);
  });

  it('breaks the connection before the effect', async () => {
    await fault({ mode: 'break-before-effect', count: 1 });
    expect(await isCut(issue())).to.equal(true);
    expect((await get(`${url()}/${key}`)).status).to.equal(404);
    expect(await outcomes(sandbox.address, key)).to.deep.equal(['dropped', 'answered']);
  });

  it('breaks the connection after the effect', async () => {
    await fault({ mode: 'break-after-effect', count: 1 });
    expect(await isCut(issue())).to.equal(true);
    expect((await get(`${url()}/${key}`)).body.outcome).to.equal('applied');
    expect((await issue()).body.outcome).to.equal('repeated');
  });

  it('delays an answer, not the effect, in mode none', async () => {
    await fault({ mode: 'none', latencyMs: 500 });
    const slow = issue();
    await until(async () => (await outcomes(sandbox.address, key)).length === 1);
    expect((await slow).body.outcome).to.equal('applied');
  });

  it('fails for one operation alone when asked so, and for queries only by name', async () => {
    await fault({ mode: 'unavailable', operation: 'cancel' });
    expect((await issue()).status).to.equal(200);
    await fault({ mode: 'unavailable' });
    expect((await get(`${url()}/${key}`)).status).to.equal(200);
    await fault({ mode: 'unavailable', operation: 'query' });
    expect((await get(`${url()}/${key}`)).status).to.equal(503);
    expect((await issue()).status).to.equal(200);
  });

  it('fails for updates by their name', async () => {
    const update = { key: 'u1', operation: 'update', ...aTicket() };
    await issue();
    await fault({ mode: 'break-before-effect', operation: 'update', count: 1 });
    expect((await post(url(), { ...update, key: 'u0', operation: 'update-validity' })).status).to.equal(200);
    expect(await isCut(post(url(), update))).to.equal(true);
    await fault({ mode: 'break-after-effect', operation: 'update', count: 1 });
    expect(await isCut(post(url(), update))).to.equal(true);
    expect((await post(url(), update)).body.outcome).to.equal('repeated');
    await fault({ mode: 'refuse', operation: 'update', count: 1 });
    expect((await post(url(), { ...update, key: 'u2' })).body.code).to.equal('REFUSED');
    expect(await outcomes(sandbox.address, 'u1')).to.deep.equal(['dropped', 'applied', 'repeated']);
  });

  it('replaces the fault of its system and leaves the other systems alone', async () => {
    await fault({ mode: 'unavailable', operation: 'cancel' });
    await fault({ mode: 'refuse' });
    const { body } = await get(`${sandbox.address}/sandbox/faults`);
    expect(body).to.deep.equal([{ system: 'BIFROST', operation: null, mode: 'refuse', latencyMs: 0, count: null }]);
    expect((await post(`${sandbox.address}/international/v1/hand-overs`, anIssue())).status).to.equal(200);
  });

  it('fails in NOD in the words of SOAP', async () => {
    await fault({ system: 'NOD', mode: 'unavailable', count: 1 });
    const unavailable = await nod(sandbox.address, addOrders('k1'));
    expect([unavailable.status, unavailable.text('code'), unavailable.text('final')]).to.deep.equal([
      503,
      'UNAVAILABLE',
      'false',
    ]);
    await fault({ system: 'NOD', mode: 'refuse', count: 1 });
    const refused = await nod(sandbox.address, addOrders('k1'));
    expect([refused.status, refused.text('code'), refused.text('final')]).to.deep.equal([500, 'REFUSED', 'true']);
    expect((await nod(sandbox.address, getOrderGroups('k1'))).all('outcome')).to.deep.equal(['REFUSED']);
  });

  it('names what is wrong with a fault that it cannot set', async () => {
    const wrong = [
      { mode: 'explode' },
      { mode: 'none', latencyMs: -1 },
      { mode: 'none', count: 0 },
      { mode: 'none', operation: 'pickup' },
      { mode: 'none', system: 'SJ' },
      { mode: 'none', why: 'so' },
      { mode: 'hang', latencyMs: null },
      { mode: 'die' },
    ];
    for (const fields of wrong) {
      const { status, body } = await fault(fields);
      expect([status, body.code], JSON.stringify(fields)).to.deep.equal([400, 'MALFORMED']);
      expect(body.message).to.match(/^(mode|latencyMs|count|operation|system|why): /);
    }
  });
});
