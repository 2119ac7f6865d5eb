import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { type Answer, call, get, ledger, outcomes, post, put } from './calls.js';
import { anIssue } from './hand-overs.js';
import { TestSandbox } from './open-sandbox.js';
import { until } from './until.js';

const key = 'group-1:issue:1:1';

describe('A call that hangs in a ticket system', () => {
  let sandbox: TestSandbox;
  beforeEach(async () => {
    sandbox = await TestSandbox.open();
  });
  afterEach(() => sandbox.close());

  const fault = (fields: object): Promise<Answer> =>
    put(`${sandbox.address}/sandbox/faults`, { system: 'BIFROST', latencyMs: 0, ...fields });
  const url = (): string => `${sandbox.address}/bifrost/v1/hand-overs`;
  const issue = (signal?: AbortSignal): Promise<Answer> => post(url(), anIssue(), signal);
  const noFaultIsSet = async (): Promise<boolean> => (await get(`${sandbox.address}/sandbox/faults`)).body.length === 0;
  const isCut = (answer: Promise<Answer>): Promise<boolean> =>
    answer.then(
      () => false,
      () => true,
    );

  it('lands late, when its caller has long gone', async () => {
    await fault({ mode: 'hang', latencyMs: 1000, count: 1 });
    const caller = new AbortController();
    const gone = isCut(issue(caller.signal));
    await until(noFaultIsSet);
    caller.abort();
    expect(await gone).to.equal(true);
    expect((await get(`${url()}/${key}`)).status).to.equal(404);
    await until(async () => (await outcomes(sandbox.address, key)).includes('applied'));
    expect((await get(`${url()}/${key}`)).body.outcome).to.equal('applied');
  });

  it('goes on hanging when the fault is changed, while others are answered', async () => {
    await fault({ mode: 'hang', latencyMs: 1000, count: 1 });
    const hanging = issue();
    await until(noFaultIsSet);
    await fault({ mode: 'none' });
    expect((await post(url(), anIssue({ key: 'other' }))).body.outcome).to.equal('applied');
    expect((await hanging).body.outcome).to.equal('applied');
    expect((await ledger(sandbox.address)).map((line) => line.key)).to.deep.equal(['other', key]);
  });

  it('is forgotten when the sandbox is emptied: nothing from before lands after', async () => {
    await fault({ mode: 'hang', latencyMs: 500_000, count: 1 });
    const hanging = isCut(issue());
    await until(noFaultIsSet);
    expect((await call('DELETE', `${sandbox.address}/sandbox`)).status).to.equal(204);
    expect(await hanging).to.equal(true);
    expect(await ledger(sandbox.address)).to.deep.equal([]);
  });
});
