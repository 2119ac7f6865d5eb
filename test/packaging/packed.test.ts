import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { root } from '../architecture/source-files.js';

const run = promisify(execFile);

const PROGRAM = `
import { fulfillmentPolicies } from '@ticket-distribution/domain';
import { FakeTicketSystem, aLine, anEngine, anOrder, policyLaws } from '@ticket-distribution/testkit';
import { describe, it } from 'mocha';

for (const policy of Object.values(fulfillmentPolicies)) policyLaws(policy);

describe('a project outside', () => {
  it('hands a ticket over', async () => {
    const nod: FakeTicketSystem = new FakeTicketSystem();
    const engine = anEngine({ gateways: { NOD: nod } });
    const document = anOrder({ lines: [aLine({ method: 'NOD' })] });
    const caller = { correlationId: 'outside', identity: null };
    await engine.recordOrderVersion.execute({ document, caller });
    await engine.distributeGroups.execute({ orderId: document.id, pickup: {}, language: 'nob', caller });
    if (nod.tickets.length !== 1) throw new Error('no ticket');
  });
});
`;

describe('The packed domain, application and testkit', () => {
  let folder: string;

  before(async function () {
    this.timeout(180_000);
    folder = await mkdtemp(join(tmpdir(), 'ticket-distribution-packed-'));
    const packages = ['domain', 'application', 'testkit'].map((name) => join(root, 'packages', name));
    await run('npm', ['pack', '--pack-destination', folder, ...packages], { cwd: root });
    const tarballs = (await readdir(folder)).filter((name) => name.endsWith('.tgz')).map((name) => `./${name}`);
    await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'outside', private: true, type: 'module' }));
    const quiet = ['--no-audit', '--no-fund', '--loglevel=error', '--prefer-offline'];
    await run('npm', ['install', ...quiet, ...tarballs, 'mocha@12.0.3', '@types/mocha@10.0.10', '@types/chai@5.2.3'], {
      cwd: folder,
    });
  });

  after(() => rm(folder, { recursive: true }));

  it('bring no container, ORM or web framework with them', async () => {
    const installed = await readdir(join(folder, 'node_modules'));
    expect(installed).to.include.members(['@ticket-distribution', 'chai', 'fast-check']);
    for (const unwanted of ['inversify', 'reflect-metadata', 'typeorm', 'sqlite3', 'fastify', 'class-validator']) {
      expect(installed).to.not.include(unwanted);
    }
  });

  it('compile and run in a project outside the workspace', async () => {
    await writeFile(join(folder, 'outside.test.ts'), PROGRAM);
    const options = ['--strict', '--module', 'NodeNext', '--target', 'ES2023', '--rootDir', '.', '--types', 'mocha'];
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    await run(process.execPath, [tsc, ...options, 'outside.test.ts'], { cwd: folder });
    const { stdout } = await run(join(folder, 'node_modules', '.bin', 'mocha'), ['outside.test.js'], { cwd: folder });
    expect(Number(/(\d+) passing/.exec(stdout)?.[1]), stdout).to.be.above(30);
  });
});
