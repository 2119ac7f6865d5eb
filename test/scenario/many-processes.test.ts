import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isWon, runRace } from '@ticket-distribution/campaigns';
import { type NodeProcess, startApp, startSandbox } from '@ticket-distribution/processes';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { type EmptyDatabase, emptyDatabase } from '../postgres/empty-database.js';
import { type LedgerEntry, call, orderClient, statusesOf } from './client.js';
import { oneBifrostTicket } from './orders.js';
import { until } from '../sandbox/until.js';

const SETTINGS = {
  TICKET_SYSTEM_TIMEOUT_MS: '60000',
  DELIVERY_WAIT_MS: '60000',
  DELIVERY_LEASE_MS: '1500',
  DELIVERY_BACKOFF_MS: '50',
  DELIVERY_POLL_MS: '3600000',
};

describe('Many processes on one PostgreSQL database', () => {
  let folder: string;
  let database: EmptyDatabase;
  let sandbox: NodeProcess;
  const started: NodeProcess[] = [];
  let api: NodeProcess;
  let other: NodeProcess;
  let worker: NodeProcess;

  const start = async (role: 'api' | 'worker', settings: Readonly<Record<string, string>> = {}) => {
    const process = await startApp({
      databaseUrl: database.url,
      ticketSystems: sandbox.address,
      settings: { ...SETTINGS, APP_ROLE: role, ...settings },
    });
    started.push(process);
    return process;
  };
  const record = (order: ReturnType<typeof oneBifrostTicket>) => orderClient(api.address).record(order);
  const distribute = (address: string, id: string) => orderClient(address).distribute(id);
  const applied = async (): Promise<number> => {
    const ledger = await call<readonly LedgerEntry[]>('GET', `${sandbox.address}/sandbox/ledger`);
    return ledger.filter(({ operation, outcome }) => operation === 'issue' && outcome === 'applied').length;
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ticket-distribution-processes-'));
    database = await emptyDatabase();
    sandbox = await startSandbox({ folder });
    [api, other, worker] = await Promise.all([start('api'), start('api'), start('worker')]);
  });

  after(async () => {
    await Promise.all(started.map((process) => process.end('SIGKILL')));
    await sandbox.end('SIGKILL');
    await rm(folder, { recursive: true });
    await database.release();
  });

  it('have one that serves and one that calls: woken by a signal, heard by a signal', async () => {
    await record(oneBifrostTicket('ONE'));
    const { status, body } = await distribute(api.address, 'ONE');
    expect([status, ...statusesOf(body)]).to.deep.equal([200, 'DISTRIBUTED']);
  });

  it('have workers that serve their health and their metrics, and nothing else', async () => {
    for (const path of ['/health/live', '/health/ready', '/metrics']) {
      expect((await fetch(worker.address + path)).status, path).to.equal(200);
    }
    for (const path of ['/v1/orders/ONE', '/docs', '/openapi.json']) {
      expect((await fetch(worker.address + path)).status, path).to.equal(404);
    }
  });

  it('answer equal calls alike, whichever is asked, and hand over once', async () => {
    const rows = await runRace({
      addresses: [api.address, other.address],
      ledger: sandbox.address,
      calls: 20,
      orders: 1,
    });
    for (const row of rows) expect(isWon(row), JSON.stringify(row)).to.equal(true);
  });

  it('take up the call of a worker that was killed, once its lease has run out', async () => {
    const earlier = await applied();
    await call('PUT', `${sandbox.address}/sandbox/faults`, {
      system: 'BIFROST',
      mode: 'hang',
      latencyMs: 600_000,
      count: 1,
    });
    await record(oneBifrostTicket('KILLED'));
    const answer = distribute(api.address, 'KILLED');
    await underWay('KILLED');
    await worker.end('SIGKILL');
    worker = await start('worker');
    // 200, or 202 on a machine that is slower than the wait is long.
    expect((await answer).status).to.be.oneOf([200, 202]);
    await until(async () => {
      const groups = await orderClient(api.address).groups('KILLED');
      return statusesOf(groups).every((status) => status === 'DISTRIBUTED');
    });
    expect(await applied()).to.equal(earlier + 1);
  }).timeout(120_000);

  it('go on with the worker that is left when another ends at SIGTERM', async () => {
    const second = await start('worker', { DELIVERY_POLL_MS: '100' });
    expect(await worker.end('SIGTERM')).to.equal(0);
    await record(oneBifrostTicket('LEFT'));
    const { status, body } = await distribute(other.address, 'LEFT');
    expect([status, ...statusesOf(body)]).to.deep.equal([200, 'DISTRIBUTED']);
    expect(await second.end('SIGTERM')).to.equal(0);
  });

  /** Waits until somebody makes the call for the only ticket of an order. */
  async function underWay(id: string): Promise<void> {
    for (;;) {
      const groups = await orderClient(api.address).groups(id);
      const states = groups.flatMap(({ ticketDistributions }) =>
        ticketDistributions.map(({ delivery }) => delivery?.state),
      );
      if (states.includes('IN_FLIGHT')) return;
      await wait(50);
    }
  }
});
