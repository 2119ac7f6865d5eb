import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { withServer } from '../gateways/scripted-server.js';
import { post } from './calls.js';
import { anIssue } from './hand-overs.js';
import { mainFile, spawnSandbox } from './process.js';
import { until } from './until.js';

describe('The settings of the callbacks', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandbox-callbacks-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('make the sandbox call back, and let it end while a receiver hangs', () =>
    withServer('hang', async ({ baseUrl, received }) => {
      const settings = { SANDBOX_CALLBACK_URL: `${baseUrl}/of/{system}`, SANDBOX_CALLBACK_SECRET: 'secret' };
      const sandbox = await spawnSandbox(folder, settings);
      await post(`${sandbox.address}/account-based-ticketing/v1/hand-overs`, anIssue());
      await post(`${sandbox.address}/sandbox/uses`, {
        system: 'ACCOUNT_BASED_TICKETING',
        ticketDistributionId: 'ticket-1',
      });
      await until(async () => received.length > 0);
      expect(received[0]?.path).to.equal('/of/account-based-ticketing');
      expect(await sandbox.end('SIGTERM')).to.equal(0);
      expect(received).to.have.length(1);
    }));

  it('are refused at the start when the address is none of HTTP, or there is no secret', async () => {
    for (const [settings, problem] of [
      [{ SANDBOX_CALLBACK_URL: 'localhost:3000', SANDBOX_CALLBACK_SECRET: 's' }, /SANDBOX_CALLBACK_URL is not/],
      [{ SANDBOX_CALLBACK_URL: 'nowhere', SANDBOX_CALLBACK_SECRET: 's' }, /SANDBOX_CALLBACK_URL is not/],
      [{ SANDBOX_CALLBACK_URL: 'http://127.0.0.1:3000' }, /needs SANDBOX_CALLBACK_SECRET/],
    ] as const) {
      const env = { ...process.env, SANDBOX_PORT: '0', SANDBOX_DATA: folder, ...settings };
      const child = spawn(process.execPath, [mainFile], { env, stdio: ['ignore', 'ignore', 'pipe'] });
      expect(await text(child.stderr)).to.match(problem);
      await until(async () => child.exitCode !== null);
      expect(child.exitCode).to.equal(1);
    }
  });
});
