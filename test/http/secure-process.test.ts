import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PERMISSIONS } from '@ticket-distribution/http';
import { type NodeProcess, startSandbox } from '@ticket-distribution/processes';
import { expect } from 'chai';
import { after, afterEach, before, describe, it } from 'mocha';
import { type EchoingSystem, anEchoingSystem } from './an-echoing-system.js';
import { AUDIENCE, AnIssuer } from './an-issuer.js';
import { Running } from './running.js';

const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/;

/** What must not be seen in any log. Each is found nowhere else. */
const MARKERS = {
  owner: '7700110011',
  holder: '7700220022',
  traveller: '7700330033',
  newHolder: '7700440044',
  account: 'ENT:CustomerAccount:markedaccount',
  newAccount: 'ENT:CustomerAccount:markednewaccount',
  card: '46001122334455',
  pointOfSale: 'Marked Point Of Sale',
  product: 'Marked Product Name',
  stop: 'Marked Stop Name',
  seat: 'marked-seat-17',
  profile: 'marked-user-profile',
  reference: 'marked-external-reference',
  reason: 'marked reason of somebody',
  secret: 'marked-callback-secret',
  guess: 'marked-guessed-token',
};

const line = (method: string, id: string) => ({
  id,
  status: 'CONFIRMED',
  fulfillmentMethod: method,
  distributionHolderCustomerId: MARKERS.holder,
  customerAccountRef: MARKERS.account,
  externalReference: MARKERS.reference,
  fareProducts: [
    {
      id: 'ABC:PreassignedFareProduct:Flex',
      version: '1',
      name: { nob: MARKERS.product, eng: MARKERS.product },
      transferable: true,
      startOfValidity: '2030-12-05T06:00:00.000Z',
      endOfValidity: '2030-12-06T03:00:00.000Z',
      topologies: [{ zoneType: 'POINT_TO_POINT', fromStopPlace: 'NSR:StopPlace:1', fromStopPlaceName: MARKERS.stop }],
      seats: [{ id: MARKERS.seat }],
      travellers: [{ id: 't1', userType: 'ADULT', userProfileRef: MARKERS.profile, customerId: MARKERS.traveller }],
    },
  ],
});

const order = (version: number, ...methods: readonly string[]) => ({
  id: 'MARKED1',
  version,
  status: 'CONFIRMED',
  organisationId: 1,
  ownerCustomerId: MARKERS.owner,
  pos: MARKERS.pointOfSale,
  orderLines: methods.map((method) => line(method, `line-${method}`)),
});

describe('npm start, as others can reach it,', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'secure-process-'));
  });
  afterEach(() => Running.endAll());
  after(() => rm(folder, { recursive: true, force: true }));
  const database = (name: string) => ({ PORT: '0', DATABASE_URL: `sqlite:${join(folder, name)}` });

  it('serves this machine only without an issuer, and says so', async () => {
    const running = Running.start('main.js', [], database('loopback.sqlite'));
    await running.said(
      /"msg":"no issuer is set \(AUTH_ISSUER\): nobody is asked who calls, so only this machine is served"/,
    );
    const address = await running.said(ADDRESS);
    expect((await fetch(`${address}/v1/drifts`)).status).to.equal(200);
    const strange = await fetch(`${address}/v1/drifts`, { headers: { origin: 'https://evil.example' } });
    expect(strange.status).to.equal(403);
  });

  for (const host of ['0.0.0.0', 'tickets.example']) {
    it(`refuses to start at ${host} without an issuer, and says why`, async () => {
      const { code, stdout, stderr } = await Running.start('main.js', [], { HOST: host, PORT: '0' }).ended();
      expect(code).to.equal(1);
      expect(stderr).to.include('HOST must be a loopback address such as 127.0.0.1 while AUTH_ISSUER is not set');
      expect(stdout).to.not.include('listening');
    });
  }

  it('asks who calls with an issuer, and limits who does not say it', async () => {
    const issuer = await AnIssuer.open();
    const running = Running.start('main.js', [], {
      ...database('asking.sqlite'),
      AUTH_ISSUER: issuer.address,
      AUTH_AUDIENCE: AUDIENCE,
    });
    const address = await running.said(ADDRESS);
    const status = async (headers: Record<string, string>) => (await fetch(`${address}/v1/drifts`, { headers })).status;
    const authorization = `Bearer ${await issuer.token({ claims: { permissions: ['drifts:read'] } })}`;
    for (let time = 0; time < 10; time += 1) expect(await status({})).to.equal(401);
    expect(await status({ authorization })).to.equal(429);
    expect(await status({ authorization, 'ET-Client-Name': 'test-process' })).to.equal(200);
    await issuer.close();
  });
});

describe('What the app writes of itself', () => {
  let folder = '';
  let sandbox: NodeProcess;
  let bifrost: EchoingSystem;
  let issuer: AnIssuer;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'silent-process-'));
    sandbox = await startSandbox({ folder: join(folder, 'sandbox'), port: '0' });
    bifrost = await anEchoingSystem();
    issuer = await AnIssuer.open();
  });
  after(async () => {
    await Running.endAll();
    await sandbox.end('SIGTERM');
    await bifrost.close();
    await issuer.close();
    await rm(folder, { recursive: true, force: true });
  });

  for (const level of ['info', 'trace']) {
    it(`at ${level} holds no customer, account, card, token, secret or anything else of what was sent`, async () => {
      const running = Running.start('main.js', [], {
        PORT: '0',
        DATABASE_URL: `sqlite:${join(folder, `${level}.sqlite`)}`,
        LOG_LEVEL: level,
        NOD_URL: sandbox.address,
        ACCOUNT_BASED_TICKETING_URL: sandbox.address,
        BIFROST_URL: bifrost.address,
        INTERNATIONAL_URL: 'http://127.0.0.1:1',
        DELIVERY_BACKOFF_MS: '20',
        DELIVERY_BACKOFF_MAX_MS: '20',
        DELIVERY_ATTEMPTS: '8',
        DELIVERY_POLL_MS: '20',
        DELIVERY_WAIT_MS: '500',
        AUTH_ISSUER: issuer.address,
        AUTH_AUDIENCE: AUDIENCE,
        NOD_CALLBACK_SECRET: MARKERS.secret,
      });
      const address = await running.said(ADDRESS);
      const token = await issuer.token({ claims: { permissions: Object.keys(PERMISSIONS) } });
      const send = async (method: string, path: string, body?: unknown, more: Record<string, string> = {}) => {
        const response = await fetch(address + path, {
          method,
          headers: {
            authorization: `Bearer ${token}`,
            'ET-Client-Name': 'test-logs',
            'Entur-Pos': MARKERS.pointOfSale,
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            ...more,
          },
          ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        });
        return { status: response.status, text: await response.text() };
      };

      const methods = ['NOD', 'ACCOUNT_BASED_TICKETING', 'BIFROST', 'INTERNATIONAL'];
      expect((await send('PUT', '/v1/orders/MARKED1/versions/1', order(1, ...methods))).status).to.equal(201);
      const card = { travelCard: { mediaSerialNumberId: MARKERS.card } };
      const distributed = await send('POST', '/v1/ticket-distribution-groups/MARKED1/distribute', card);
      expect(distributed.status).to.be.oneOf([200, 202]);
      const groups = JSON.parse(distributed.text) as {
        id: string;
        fulfillmentMethod: string;
        ticketDistributions: { id: string }[];
      }[];
      const tickets = groups.flatMap(({ ticketDistributions }) => ticketDistributions);
      for (const { id } of groups) {
        await send('POST', '/v1/ticket-distribution-groups/transfer-distribution-holder', {
          ticketDistributionGroupIds: [id],
          distributionHolderCustomerId: MARKERS.newHolder,
          customerAccountRef: MARKERS.newAccount,
        });
      }
      const again = { ...card, reason: MARKERS.reason };
      await send('POST', '/v1/ticket-distribution-groups/MARKED1/redistribute', again);
      expect((await send('PUT', '/v1/orders/MARKED1/versions/1', { ...order(1, 'NOD'), pos: 'x' })).status).to.equal(
        409,
      );
      await send('PUT', '/v1/orders/MARKED1/versions/2', order(2, 'NOD', 'BIFROST'));

      const broken = JSON.stringify(order(3, 'NOD')).slice(0, -1);
      expect((await send('PUT', '/v1/orders/MARKED1/versions/3', broken)).status).to.equal(400);
      expect(
        (await send('PUT', '/v1/orders/MARKED1/versions/3', { [MARKERS.owner]: MARKERS.account })).status,
      ).to.equal(400);
      await send('GET', `/v1/ticket-distribution-groups?customers=${MARKERS.owner}`);
      await send('GET', `/v1/customers/${MARKERS.owner}`);
      await send('GET', '/v1/drifts', undefined, { authorization: `Bearer ${MARKERS.guess}` });
      await send('GET', '/v1/drifts', undefined, { authorization: `Basic ${MARKERS.guess}` });
      await send('GET', `/v1/drifts?access_token=${MARKERS.guess}`, undefined, { authorization: '' });
      await send(
        'POST',
        '/v1/ticket-systems/NOD/sightings',
        { system: 'NOD', who: MARKERS.owner },
        {
          'ticket-system-signature': `t=1,v1=${MARKERS.guess}`,
        },
      );

      for (const { id } of tickets) {
        const { status, text } = await send('GET', `/v1/ticket-distributions/${id}/deliveries`);
        expect(status).to.equal(200);
        for (const name of ['owner', 'holder', 'traveller', 'newHolder', 'account', 'newAccount', 'card'] as const)
          expect(text, `${name} in what is kept of calls`).to.not.include(MARKERS[name]);
      }
      issuer.fault = 'down';
      running.signal('SIGTERM');
      const { stdout, stderr } = await running.ended();
      issuer.fault = 'none';

      expect(bifrost.told.join()).to.include(MARKERS.owner);
      expect(stdout.match(/"msg":"answered"/g)?.length).to.be.greaterThan(15);
      expect(stdout.match(/"msg":"ticket system called"/g)?.length).to.be.greaterThan(4);
      const written = stdout + stderr;
      const parts = token.split('.');
      for (const [name, marker] of [...Object.entries(MARKERS), ['token', token], ['signature', parts[2] ?? token]])
        expect(written.includes(String(marker)), `${name} is in the log`).to.equal(false);
    });
  }

  it('holds no password of a database that cannot be reached', async () => {
    const { code, stdout, stderr } = await Running.start('main.js', [], {
      PORT: '0',
      DATABASE_URL: `postgres://user:${MARKERS.secret}@127.0.0.1:1/tickets`,
    }).ended();
    expect(code).to.equal(1);
    expect(stdout + stderr).to.not.include(MARKERS.secret);
  });
});
