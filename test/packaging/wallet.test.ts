import { createHmac } from 'node:crypto';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { root } from '../architecture/source-files.js';
import { until } from '../sandbox/until.js';
import { AN_APP, GuestProject, OUR_COMPILER } from './guest-project.js';
import { oneTicket } from './wallet-order.js';
import { CALLBACK_SECRET, WalletWorld } from './wallet-world.js';

const COMPILERS = [
  ['TypeScript as it builds the repository', OUR_COMPILER],
  ['TypeScript 5.9', 'node_modules/typescript/bin/tsc'],
] as const;

const KEPT = oneTicket('KEPT', 'WALLET');
const SIGHTINGS = '/v1/ticket-systems/wallet/sightings';

describe('A method of a guest, which is one file, and one line that registers it', () => {
  let guest: GuestProject;
  let world: WalletWorld;

  before(async function () {
    this.timeout(600_000);
    guest = await GuestProject.open('wallet', AN_APP);
    expect(await guest.compile(['serve.ts', 'laws.test.ts'])).to.deep.equal({ code: 0, output: '' });
    world = await WalletWorld.open(guest);
    await world.run('guest');
  });

  after(async () => {
    await world?.close();
    await guest.remove();
  });

  for (const [name, compiler] of COMPILERS) {
    it(`compiles with ${name}, and a name, a slot or a registry that is wrong does not`, async () => {
      const right = await guest.compile(['--noEmit', 'serve.ts', 'laws.test.ts', 'mistakes.ts'], compiler);
      expect(right).to.deep.equal({ code: 0, output: '' });
      const mistakes = await readFile(join(guest.folder, 'mistakes.ts'), 'utf8');
      const expected = mistakes.split('\n').filter((line) => line.startsWith('// @ts-expect-error'));
      await writeFile(join(guest.folder, 'not-expected.ts'), mistakes.replaceAll('// @ts-expect-error', '//'));
      const { code, output } = await guest.compile(['--noEmit', 'not-expected.ts'], compiler);
      expect(code).to.not.equal(0);
      expect(new Set(output.match(/^not-expected\.ts\(\d+/gm)).size, output).to.equal(expected.length);
      expect(output).to.include(`Property 'WALLET' is missing`);
    }).timeout(120_000);
  }

  it('keeps the laws of policies and of reconciling', async () => {
    await cp(join(root, 'scripts', 'gate', 'same-examples.mjs'), join(guest.folder, 'same-examples.mjs'));
    const options = ['--timeout', '300000', '--require', './same-examples.mjs'];
    const { code, output } = await guest.run(['node_modules/mocha/bin/mocha.js', ...options, 'laws.test.js']);
    expect(code, output).to.equal(0);
    expect(Number(/(\d+) passing/.exec(output)?.[1]), output).to.be.above(20);
  }).timeout(240_000);

  it('is in the settings, the OpenAPI document and the list of ticket systems', async () => {
    const help = await guest.run(['serve.js', '--help']);
    for (const setting of ['WALLET_URL', 'WALLET_RATE', 'WALLET_CALLBACK_SECRET']) {
      expect(help.output).to.include(setting);
    }
    const document = JSON.stringify((await world.get('/openapi.json')).body);
    expect(document).to.match(/"enum":\["NOD",[^\]]*"WALLET"\]/);
    const { items } = (await world.get('/v1/ticket-systems')).body;
    expect(items.map(({ system }: { system: string }) => system)).to.include('WALLET');
  });

  it('has its tickets generated, handed over, and cancelled by a later version, and is counted in the metrics', async () => {
    expect((await world.record(KEPT)).status).to.equal(201);
    expect(await world.statusOf('KEPT')).to.equal('GENERATED');
    await world.post('/v1/ticket-distribution-groups/KEPT/distribute');
    await until(async () => (await world.statusOf('KEPT')) === 'DISTRIBUTED');
    const [ticket] = (await world.groupOf('KEPT')).ticketDistributions;
    expect(ticket.distributionDetails.externalReference).to.match(/^WAL-/);
    await world.record(oneTicket('ENDED', 'WALLET'));
    await world.post('/v1/ticket-distribution-groups/ENDED/distribute');
    await until(async () => (await world.statusOf('ENDED')) === 'DISTRIBUTED');
    await world.record(oneTicket('ENDED', 'WALLET', 'CANCELLED'));
    await until(async () => (await world.statusOf('ENDED')) === 'CANCELLED');
    expect(await world.ledger()).to.deep.equal(['issue applied', 'issue applied', 'cancel applied']);
    const metrics = await (await fetch(world.urlOf('/metrics'))).text();
    expect(metrics).to.match(/^ticket_distribution_\w+\{[^}]*"WALLET"/m);
  });

  it('calls back at a path of its own, signed with its own secret', async () => {
    await world.record(oneTicket('USED', 'WALLET'));
    const [group] = (await world.post('/v1/ticket-distribution-groups/USED/distribute')).body;
    await until(async () => (await world.statusOf('USED')) === 'DISTRIBUTED');
    const ticketDistributionId = group.ticketDistributions[0].id;
    const key = await world.issueKeyOf(ticketDistributionId);
    const body = JSON.stringify({
      system: 'WALLET',
      events: [{ key, ticketDistributionId, status: 'ACTIVATED' }],
    });
    const told = (secret: string): Promise<Response> => {
      const at = Math.floor(Date.now() / 1000);
      const v1 = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex');
      const headers = { 'content-type': 'application/json', 'ticket-system-signature': `t=${at},v1=${v1}` };
      return fetch(world.urlOf(SIGHTINGS), { method: 'POST', headers, body });
    };
    expect((await told('a guess')).status).to.equal(401);
    const taken = await told(CALLBACK_SECRET);
    expect([taken.status, await taken.json()]).to.deep.equal([
      200,
      { results: [{ key, ticketDistributionId, outcome: 'received' }] },
    ]);
    expect(await world.statusOf('USED')).to.equal('ACTIVATED');
  });

  describe('in an app that does not know it any more', () => {
    before(async () => {
      await world.lay('unavailable');
      await world.record(oneTicket('OPEN', 'WALLET'));
      await world.post('/v1/ticket-distribution-groups/OPEN/distribute');
      await world.run('packed');
      await world.lay('none');
    });

    it('stays readable: groups, tickets with why they are as they are, search, summary, deliveries', async () => {
      for (const [order, status] of [
        ['KEPT', 'DISTRIBUTED'],
        ['ENDED', 'CANCELLED'],
        ['USED', 'ACTIVATED'],
        ['OPEN', 'DISTRIBUTING'],
      ] as const) {
        const group = await world.groupOf(order);
        expect(group.fulfillmentMethod).to.equal('WALLET');
        const { id } = group.ticketDistributions[0];
        const paths = [
          `/v1/ticket-distribution-groups/${group.id}`,
          `/v1/ticket-distributions/${id}`,
          `/v1/ticket-distributions/${id}/history`,
          `/v1/ticket-distributions/${id}/explain`,
          `/v1/ticket-distributions/${order}/summary`,
          `/v1/orders/${order}`,
          `/v1/deliveries?orderId=${order}`,
        ];
        for (const path of paths) expect((await world.get(path)).status, path).to.equal(200);
        expect(await world.statusOf(order), order).to.equal(status);
      }
    });

    it('waits with what is open, which the readiness names, while others are served', async () => {
      const told = await world.ledger();
      await world.record(oneTicket('OTHER', 'BIFROST'));
      await world.post('/v1/ticket-distribution-groups/OTHER/distribute');
      await until(async () => (await world.statusOf('OTHER')) === 'DISTRIBUTED');
      expect(await world.ledger()).to.deep.equal(told);
      expect((await world.get('/health/ready')).body).to.deep.equal({
        status: 'ready',
        unregisteredMethods: [{ fulfillmentMethod: 'WALLET', openDeliveries: 1 }],
      });
    });

    it('is refused in a new order, by the name of the field, and known where it was recorded', async () => {
      const { status, body } = await world.record(oneTicket('NEW', 'WALLET'));
      expect([status, body.code]).to.deep.equal([400, 'request/malformed']);
      expect(body.violations.map(({ field }: { field: string }) => field)).to.deep.equal([
        'orderLines[0].fulfillmentMethod',
      ]);
      expect((await world.record(KEPT)).status).to.equal(200);
    });

    it('is refused as a ticket system, and hands nothing over when it is asked to', async () => {
      expect((await world.post(SIGHTINGS, {})).status).to.equal(400);
      const { body } = await world.post('/v1/ticket-distribution-groups/OPEN/distribute');
      expect(JSON.stringify(body)).to.not.include('"status":"DISTRIBUTED"');
      expect(await world.statusOf('OPEN')).to.equal('DISTRIBUTING');
    });

    it('is carried out once it is registered again', async () => {
      await world.run('guest');
      await until(async () => (await world.statusOf('OPEN')) === 'DISTRIBUTED');
      expect((await world.get('/health/ready')).body.unregisteredMethods).to.deep.equal([]);
    });
  });
});
