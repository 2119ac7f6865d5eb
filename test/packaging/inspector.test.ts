import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { GuestProject } from './guest-project.js';

describe('The packed codes of tickets', () => {
  let guest: GuestProject;

  before(async () => {
    guest = await GuestProject.open('inspector', { ours: ['ticket-code'], others: ['@types/node@20.19.43'] });
  });

  after(() => guest.remove());

  it('compile and run in a project outside the workspace', async () => {
    expect(await guest.compile(['issue.ts'])).to.deep.equal({ code: 0, output: '' });
    const { code, output } = await guest.run(['issue.js'], { NODE_NO_WARNINGS: '1' });
    expect([code, output]).to.deep.equal([0, 'VALID\n']);
  });

  it('bring a command that verifies pictures', async () => {
    for (const picture of ['qr.png', 'aztec.png']) {
      const at = ['--at', '1970-01-01T00:00:50Z'];
      const args = ['verify', '--keys', 'keys.json', ...at, '--image', picture];
      const { code, output } = await guest.run(['node_modules/.bin/ticket-code', ...args]);
      expect([code, output]).to.deep.equal([
        0,
        'VALID, ticket A code 1 of Ruter, from 1970-01-01T00:00:00.000Z until 1970-01-01T00:01:40.000Z, revocations not asked\n',
      ]);
    }
  });
});
