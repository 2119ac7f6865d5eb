import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { aLine, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { after, afterEach, before, describe, it } from 'mocha';
import { aHangingSystem } from './a-hanging-system.js';
import { onTheWire, versionUrl } from './on-the-wire.js';
import { Running } from './running.js';

describe('npm start', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'http-process-'));
  });
  // What a failed test left running would keep the database from the next.
  afterEach(() => Running.endAll());
  after(() => rm(folder, { recursive: true, force: true }));

  const environment = () => ({
    PORT: '0',
    DATABASE_URL: `sqlite:${join(folder, 'data', 'app.sqlite')}`,
    DELIVERY_BACKOFF_MS: '1',
    DELIVERY_BACKOFF_MAX_MS: '1',
  });
  const order = anOrder({ lines: [aLine({ method: 'BIFROST' })] });
  const record = (address: string) =>
    fetch(address + versionUrl(order), {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(onTheWire(order)),
    });
  const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/;

  it('lists the settings when asked for help, and prints no secret', async () => {
    const { code, stdout, stderr } = await Running.start('main.js', ['--help'], {
      NOD_CALLBACK_SECRET: 'not-to-be-seen',
    }).ended();
    expect(code).to.equal(0);
    expect(stdout).to.include('DELIVERY_BACKOFF_MAX_MS');
    expect(stdout + stderr).to.not.include('not-to-be-seen');
  });

  it('refuses unknown arguments', async () => {
    const { code, stderr } = await Running.start('main.js', ['--port=1']).ended();
    expect(code).to.equal(1);
    expect(stderr).to.include('Unknown argument --port=1');
  });

  it('refuses bad settings, all at once, and prints no secret', async () => {
    const { code, stdout, stderr } = await Running.start('main.js', [], {
      PORT: 'x',
      LOG_LEVEL: 'y',
      NOD_URL: 'z',
      NOD_CALLBACK_SECRET: 'not-to-be-seen\u0001',
    }).ended();
    expect(code).to.equal(1);
    for (const variable of ['PORT', 'LOG_LEVEL', 'NOD_URL', 'NOD_CALLBACK_SECRET'])
      expect(stderr).to.include(`  ${variable} must be `);
    expect(stdout + stderr).to.not.include('not-to-be-seen');
  });

  it('refuses to be a part of many processes on a SQLite database, and says why', async () => {
    for (const role of ['api', 'worker']) {
      const { code, stderr } = await Running.start('main.js', [], { ...environment(), APP_ROLE: role }).ended();
      expect(code).to.equal(1);
      expect(stderr).to.include('  APP_ROLE must be all on a SQLite database');
    }
  });

  it('says why it cannot start, in a sentence', async () => {
    const inUse = createServer().listen(0, '127.0.0.1');
    await once(inUse, 'listening');
    const { port } = inUse.address() as AddressInfo;
    for (const [given, reason] of [
      [{ DATABASE_URL: `sqlite:${folder}` }, 'cannot be opened'],
      [{ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' }, 'cannot be opened'],
      [{ PORT: String(port) }, 'EADDRINUSE'],
    ] as const) {
      const { code, stdout } = await Running.start('main.js', [], { ...environment(), ...given }).ended();
      expect(code).to.equal(1);
      expect(stdout).to.include('the app cannot start').and.include(reason).and.not.include('    at ');
    }
    inUse.close();
  });

  it('answers 503, and is not ready, from when its database file is gone', async () => {
    const databaseFile = join(folder, 'gone', 'app.sqlite');
    const running = Running.start('main.js', [], { ...environment(), DATABASE_URL: `sqlite:${databaseFile}` });
    const address = await running.said(ADDRESS);
    await rm(databaseFile);
    const refused = await record(address);
    expect(refused.status).to.equal(503);
    expect(await refused.json()).to.have.property('code', 'service/not-ready');
    const ready = await fetch(`${address}/health/ready`);
    expect(ready.status).to.equal(503);
    expect(await ready.json()).to.have.nested.property('details.missing[0].name', 'database');
    running.signal('SIGTERM');
    expect((await running.ended()).code).to.equal(0);
  });

  it('finishes what is in flight at SIGTERM, and ends with 0', async () => {
    const system = await aHangingSystem();
    const running = Running.start('main.js', [], { ...environment(), BIFROST_URL: system.address });
    const address = await running.said(ADDRESS);
    expect((await fetch(`${address}/health/ready`)).status).to.equal(200);
    expect((await record(address)).status).to.equal(201);
    const inFlight = fetch(`${address}/v1/ticket-distribution-groups/${order.id}/distribute`, { method: 'POST' });
    await system.called;
    running.signal('SIGTERM');
    await running.said(/shutting down/);
    system.answer();
    expect((await inFlight).status).to.equal(202);
    const { code, stdout } = await running.ended();
    expect(code).to.equal(0);
    expect(stdout).to.include('shut down');
    await system.close();
  });

  it('is not ready after it was held up for long, says so, and is ready again', async () => {
    const running = Running.start('main.js', [], { ...environment(), EVENT_LOOP_DELAY_MAX_MS: '1000' });
    const address = await running.said(ADDRESS);
    const missing = async (): Promise<unknown> => {
      const { details } = (await (await fetch(`${address}/health/ready`)).json()) as { details?: { missing: unknown } };
      return details?.missing;
    };
    // The start itself may hold it up on a busy machine.
    while ((await missing()) !== undefined) await setTimeout(500);
    running.signal('SIGSTOP');
    await setTimeout(1500);
    running.signal('SIGCONT');
    expect(await missing()).to.have.nested.property('[0].name', 'event-loop');
    while ((await missing()) !== undefined) await setTimeout(500);
    running.signal('SIGTERM');
    expect((await running.ended()).code).to.equal(0);
  });

  it('hears a ticket system whose secret is set, and no other', async () => {
    const running = Running.start('main.js', [], { ...environment(), NOD_CALLBACK_SECRET: 'not-to-be-seen' });
    const address = await running.said(ADDRESS);
    const events = [{ key: 'a', ticketDistributionId: 'b', status: 'ACTIVATED' }];
    const call = (system: string, path: string) => {
      const body = JSON.stringify({ system, events });
      const at = Math.floor(Date.now() / 1000);
      const signature = createHmac('sha256', 'not-to-be-seen').update(`${at}.${body}`).digest('hex');
      return fetch(`${address}/v1/ticket-systems/${path}/sightings`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'ticket-system-signature': `t=${at},v1=${signature}` },
        body,
      });
    };
    const heard = await call('NOD', 'nod');
    expect(await heard.json()).to.deep.equal({
      results: [{ key: 'a', ticketDistributionId: 'b', outcome: 'unknown' }],
    });
    expect((await call('BIFROST', 'bifrost')).status).to.equal(401);
    running.signal('SIGTERM');
    const { code, stdout } = await running.ended();
    expect(code).to.equal(0);
    expect(stdout).to.not.include('not-to-be-seen');
  });

  it('ends at once at the second signal', async () => {
    const system = await aHangingSystem();
    const running = Running.start('main.js', [], { ...environment(), BIFROST_URL: system.address });
    await running.said(ADDRESS);
    await system.called;
    running.signal('SIGINT');
    await running.said(/shutting down/);
    running.signal('SIGTERM');
    expect((await running.ended()).code).to.equal(1);
    system.answer();
    await system.close();
  });

  it('finds what it stored when it is started again', async () => {
    const running = Running.start('main.js', [], environment());
    const address = await running.said(ADDRESS);
    expect((await fetch(`${address}/v1/orders/${order.id}`)).status).to.equal(200);
    running.signal('SIGINT');
    expect((await running.ended()).code).to.equal(0);
  });
});
