import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { call } from '../scenario/client.js';
import { World } from '../scenario/world.js';
import { codeBlocks } from './code-blocks.js';

describe('The story of the README, told by curl', () => {
  let world: World;

  before(async () => {
    // A busy machine takes longer than a reader does.
    world = await World.open({ DELIVERY_WAIT_MS: '20000', TICKET_SYSTEM_TIMEOUT_MS: '15000' });
  });

  after(() => world.close());

  it('works as it is written, up to a QR code', async () => {
    const written = codeBlocks('README.md').filter(({ marker }) => marker === 'story');
    expect(written).to.have.length(3);
    const script = written
      .map(({ text }) => text)
      .join('\n')
      .replace('http://127.0.0.1:3000', world.app.address)
      .replace('http://127.0.0.1:3100', world.sandboxAddress);
    await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script]);
    const found = JSON.parse(await readFile('/tmp/groups.json', 'utf8')) as {
      items: { ticketDistributions: object[] }[];
    };
    expect(found.items[0]?.ticketDistributions[0]).to.include({ status: 'DISTRIBUTED' });
    const png = await readFile('/tmp/ticket.png');
    expect(png.subarray(1, 4).toString('latin1')).to.equal('PNG');
    const ledger = await call<{ outcome: string }[]>('GET', `${world.sandboxAddress}/sandbox/ledger`);
    expect(ledger.map(({ outcome }) => outcome)).to.deep.equal(['applied']);
  });

  it('can be followed by the calls of the README of the app, for they are about an order of their own', async () => {
    const written = codeBlocks('apps/http/README.md').filter(({ marker }) => marker === 'calls');
    expect(written).to.have.length(1);
    const script = (written[0]?.text ?? '').replaceAll('http://127.0.0.1:3000', world.app.address);
    const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script]);
    expect(stdout).to.include('"status":"DISTRIBUTED"');
  });
});
