import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { contractJsonSystems, startSandbox } from '@ticket-distribution/sandbox';
import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { withServer } from '../gateways/scripted-server.js';
import { get, ledger, post, put } from './calls.js';
import { anIssue } from './hand-overs.js';
import { mainFile, type SandboxProcess, spawnSandbox } from './process.js';
import { until } from './until.js';

const run = promisify(execFile);

const withoutAccount = (fields: object = {}): object => anIssue({ customerAccountRef: null, ...fields });

const transfer = {
  key: 'group-1:transfer:2:2',
  operation: 'transfer',
  ticketDistributionId: 'ticket-1',
  customerAccountRef: 'ENT:CustomerAccount:2',
  holderCustomerId: '1000078',
};

describe('Ticket systems of one’s own in the sandbox', () => {
  let folder: string;
  let sandbox: SandboxProcess | null = null;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandbox-systems-'));
  });
  afterEach(async () => {
    await sandbox?.end('SIGTERM');
    sandbox = null;
    await rm(folder, { recursive: true });
  });

  /** A sandbox in a process of its own that plays those systems; its address. */
  const playing = async (systems: string, more: Readonly<Record<string, string>> = {}): Promise<string> => {
    sandbox = await spawnSandbox(folder, { SANDBOX_JSON_SYSTEMS: systems, ...more });
    return sandbox.address;
  };

  it('take hand-overs at the path of their name, once and for ever, and give external references', async () => {
    const address = await playing('BIFROST, WALLET');
    const answers = [1, 2].map(() => post(`${address}/wallet/v1/hand-overs`, withoutAccount()));
    const [first, second] = (await Promise.all(answers)).map(({ body }) => body);
    expect(first.tickets[0].externalReference).to.match(/^WAL-[A-Z0-9]{6}$/);
    expect(second.tickets).to.deep.equal(first.tickets);
    expect((await get(`${address}/wallet/v1/hand-overs/group-1:issue:1:1`)).body.tickets).to.deep.equal(first.tickets);
    expect((await post(`${address}/wallet/v1/hand-overs`, transfer)).body.code).to.equal('OPERATION_NOT_SUPPORTED');
    expect((await ledger(address)).map(({ system, outcome }) => `${system} ${outcome}`)).to.deep.equal([
      'WALLET applied',
      'WALLET repeated',
      'WALLET answered',
      'WALLET refused',
    ]);
  });

  it('give fare contracts on accounts, and move tickets, where their name says so', async () => {
    const address = await playing('WALLET:fare-contracts');
    expect((await post(`${address}/wallet/v1/hand-overs`, withoutAccount({ key: 'other' }))).status).to.equal(422);
    const { body } = await post(`${address}/wallet/v1/hand-overs`, anIssue());
    expect(body.tickets[0]).to.include.keys('fareContractRef', 'customerAccountRef');
    expect(body.tickets[0]).to.not.include.keys('externalReference');
    const moved = await post(`${address}/wallet/v1/hand-overs`, transfer);
    expect(moved.body.tickets[0].customerAccountRef).to.equal(transfer.customerAccountRef);
  });

  it('meet faults, are changed from outside, and call back', () =>
    withServer('hang', async ({ baseUrl, received }) => {
      const settings = { SANDBOX_CALLBACK_URL: `${baseUrl}/of/{system}`, SANDBOX_CALLBACK_SECRET: 'secret' };
      const address = await playing('MOBILE_WALLET', settings);
      const fault = { system: 'MOBILE_WALLET', mode: 'unavailable', count: 1 };
      expect((await put(`${address}/sandbox/faults`, fault)).status).to.equal(200);
      expect((await post(`${address}/mobile-wallet/v1/hand-overs`, withoutAccount())).status).to.equal(503);
      await post(`${address}/mobile-wallet/v1/hand-overs`, withoutAccount());
      const used = { system: 'MOBILE_WALLET', ticketDistributionId: 'ticket-1' };
      expect((await post(`${address}/sandbox/uses`, used)).body[0].status).to.equal('ACTIVATED');
      expect((await post(`${address}/sandbox/cancellations`, used)).body[0].status).to.equal('CANCELLED_EXTERNALLY');
      await until(async () => received.length > 0);
      expect(received[0]?.path).to.equal('/of/mobile-wallet');
    }));

  it('are listed where the sandbox says what is there, and nothing else is', async () => {
    const address = await playing('WALLET');
    const { ticketSystems } = (await get(address)).body;
    expect(Object.keys(ticketSystems)).to.deep.equal(['NOD', 'WALLET']);
    expect((await post(`${address}/bifrost/v1/hand-overs`, anIssue())).status).to.equal(404);
    const fault = { system: 'BIFROST', mode: 'none' };
    expect((await put(`${address}/sandbox/faults`, fault)).body.message).to.include('must be one of NOD, WALLET');
  });

  it('stand beside those of the public contract in a test’s own process', async () => {
    const jsonSystems = [...contractJsonSystems, { name: 'WALLET', gives: 'external-references' } as const];
    const inProcess = await startSandbox({ port: 0, host: '127.0.0.1', dataFolder: folder, jsonSystems });
    const { ticketSystems } = (await get(inProcess.address)).body;
    expect(ticketSystems).to.include.keys('NOD', 'WALLET', ...contractJsonSystems.map(({ name }) => name));
    await inProcess.close();
  });

  it('are refused at the start when they have no name of a system, NOD’s, or one twice', async () => {
    for (const [systems, problem] of [
      ['wallet', /SANDBOX_JSON_SYSTEMS: wallet is not a system that speaks JSON/],
      ['WALLET:numbers', /WALLET:numbers is not/],
      ['NOD', /NOD is not a system that speaks JSON/],
      ['WALLET,BIFROST,WALLET', /WALLET is named twice/],
    ] as const) {
      const env = { ...process.env, SANDBOX_PORT: '0', SANDBOX_DATA: folder, SANDBOX_JSON_SYSTEMS: systems };
      const failed = await run(process.execPath, [mainFile], { env }).catch(
        (error: { code: number; stderr: string }) => error,
      );
      expect(failed).to.include({ code: 1 });
      expect(failed.stderr).to.match(problem);
    }
  });
});
