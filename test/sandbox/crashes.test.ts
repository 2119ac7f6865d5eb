import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '@ticket-distribution/sandbox';
import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { get, outcomes, post, put } from './calls.js';
import { anIssue } from './hand-overs.js';
import { type SandboxProcess, spawnSandbox } from './process.js';
import { until } from './until.js';

const key = 'group-1:issue:1:1';

describe('The sandbox loses nothing that it has answered', () => {
  let folder: string;
  let sandbox: SandboxProcess;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandbox-crash-'));
    sandbox = await spawnSandbox(folder);
  });
  afterEach(async () => {
    await sandbox.end('SIGKILL');
    await rm(folder, { recursive: true });
  });

  const url = (): string => `${sandbox.address}/international/v1/hand-overs`;
  const restart = async (): Promise<void> => {
    sandbox = await spawnSandbox(folder);
  };

  it('dies on demand without effect, and takes the same call after a restart', async () => {
    await put(`${sandbox.address}/sandbox/faults`, { system: 'INTERNATIONAL', mode: 'die', latencyMs: 0 });
    const answer = await post(url(), anIssue()).catch(() => 'broken');
    expect(answer).to.equal('broken');
    expect(await sandbox.ended).to.equal('SIGKILL');
    await restart();
    expect((await get(`${url()}/${key}`)).status).to.equal(404);
    expect((await post(url(), anIssue())).body.outcome).to.equal('applied');
  });

  it('knows every answered call after it was killed amid many', async () => {
    const issues = Array.from({ length: 60 }, (_issue, index) => anIssue({ key: `issue-${index}` }));
    const answered: string[] = [];
    const calls = issues.map(async (issue) => {
      const { body } = await post(url(), issue);
      answered.push(body.key);
      if (answered.length === 20) void sandbox.end('SIGKILL');
    });
    await Promise.allSettled(calls);
    await sandbox.ended;
    await restart();
    expect(answered.length).to.be.at.least(20);
    for (const known of answered) expect(await outcomes(sandbox.address, known), known).to.deep.equal(['applied']);
  });

  it('ends in order when it is asked to, and cuts what hangs', async () => {
    await post(url(), anIssue());
    await put(`${sandbox.address}/sandbox/faults`, {
      system: 'INTERNATIONAL',
      mode: 'hang',
      latencyMs: 500_000,
      count: 1,
    });
    const hanging = post(url(), anIssue({ key: 'hangs' })).catch(() => 'broken');
    await until(async () => (await get(`${sandbox.address}/sandbox/faults`)).body.length === 0);
    expect(await sandbox.end('SIGTERM')).to.equal(0);
    expect(await hanging).to.equal('broken');
    await restart();
    expect(await outcomes(sandbox.address, 'hangs')).to.deep.equal([]);
    expect((await post(url(), anIssue())).body.outcome).to.equal('repeated');
  });

  it('drops a torn last line, and writes on behind the whole ones', async () => {
    await post(url(), anIssue());
    await sandbox.end('SIGKILL');
    await appendFile(join(folder, 'journal.jsonl'), '{"ledger":{"system":"INTERNAT');
    await restart();
    await post(url(), anIssue({ key: 'second' }));
    await sandbox.end('SIGTERM');
    await restart();
    expect(await outcomes(sandbox.address, key)).to.deep.equal(['applied']);
    expect(await outcomes(sandbox.address, 'second')).to.deep.equal(['applied']);
  });

  it('writes the effect of a call and its line in the ledger in one', async () => {
    await post(url(), anIssue());
    const lines = (await readFile(join(folder, 'journal.jsonl'), 'utf8')).trimEnd().split('\n');
    expect(lines).to.have.length(1);
    expect(Object.keys(JSON.parse(lines[0] ?? ''))).to.deep.equal(['ledger', 'puts']);
  });

  it('does not start on a journal that is damaged in the middle', async () => {
    const damaged = join(folder, 'damaged');
    await startSandbox({ port: 0, host: '127.0.0.1', dataFolder: damaged }).then(({ close }) => close());
    await writeFile(join(damaged, 'journal.jsonl'), '{"puts":[]}\nbroken\n{"puts":[]}\n');
    const start = startSandbox({ port: 0, host: '127.0.0.1', dataFolder: damaged });
    expect(await start.catch(({ message }: Error) => message)).to.match(/damaged in line 2/);
  });
});
