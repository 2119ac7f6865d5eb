import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@ticket-distribution/sandbox';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { ask } from './examples/gateway-http.js';
import { issueToAccount } from './examples/gateway-json.js';
import { issueAndCancel } from './examples/gateway-nod.js';
import { issueToCard } from './examples/gateway-travel-card.js';
import { aCancel, anIssue, deliveryKey } from './hand-overs.js';

describe('The examples of the gateways', () => {
  let folder: string;
  let sandbox: Sandbox;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'examples-'));
    sandbox = await startSandbox({ port: 0, host: '127.0.0.1', dataFolder: folder });
  });

  after(async () => {
    await sandbox.close();
    await rm(folder, { recursive: true });
  });

  it('run', async () => {
    const { address } = sandbox;
    expect(await issueAndCancel(address, anIssue(), aCancel())).to.deep.equal([
      'group-1.issue.1.1',
      'group-1.issue.1.1',
    ]);
    const toCard = anIssue({ key: deliveryKey('group-2.issue.1.1') });
    expect(await issueToCard(address, toCard, '777')).to.equal('applied');
    expect(await issueToAccount(address, anIssue())).to.match(/^ENT:FareContract:/);
    expect((await ask(address, anIssue())).outcome.kind).to.equal('not-found');
  });
});
