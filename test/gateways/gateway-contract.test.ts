import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@ticket-distribution/sandbox';
import { FakeTicketSystem } from '@ticket-distribution/testkit';
import { mochaRunner } from '@ticket-distribution/testkit/mocha';
import { gatewayContract } from '@ticket-distribution/testkit/suites';
import { after, before, describe } from 'mocha';
import { fakeStage } from './fake-stage.js';
import { SandboxStage } from './sandbox-stage.js';
import { SYSTEMS } from './systems.js';

describe('Before the sandbox', () => {
  let folder: string;
  let sandbox: Sandbox;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gateway-contract-'));
    sandbox = await startSandbox({ port: 0, host: '127.0.0.1', dataFolder: folder });
  });

  after(async () => {
    await sandbox.close();
    await rm(folder, { recursive: true });
  });

  for (const system of SYSTEMS) {
    gatewayContract(mochaRunner, `the gateway to ${system.name}`, () => SandboxStage.open(system, sandbox.address));
  }
});

// #region fake
gatewayContract(mochaRunner, 'the fake ticket system', async () => fakeStage(new FakeTicketSystem()));
// #endregion fake
gatewayContract(mochaRunner, 'the fake ticket system like NOD', async () =>
  fakeStage(new FakeTicketSystem(true, { likeNod: true, changesInUse: false })),
);
gatewayContract(mochaRunner, 'a fake ticket system that is asked by key', async () =>
  fakeStage(new FakeTicketSystem(false)),
);
