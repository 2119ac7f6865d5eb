import { createHmac } from 'node:crypto';
import { millisecondsOf } from '@ticket-distribution/domain';
import { ManualClock, anEngine } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { type AppUnderTest, type ProblemBody, anApp } from './an-app.js';
import { anAskingApp } from './an-asking-app.js';
import { AnIssuer } from './an-issuer.js';

const STRICT = { named: null, unnamed: 10 };
const URL = '/v1/orders/UNKNOWN';
const named = (name: string) => ({ 'et-client-name': name });
const from = (address: string) => ({ 'x-forwarded-for': address });

const statuses = async (app: AppUnderTest, times: number, headers: Record<string, string> = {}): Promise<number[]> => {
  const seen: number[] = [];
  for (let time = 0; time < times; time += 1) seen.push((await app.send('GET', URL, undefined, headers)).status);
  return seen;
};
const served = (times: number, status = 404) => Array.from({ length: times }, () => status);

describe('Callers that do not say which client they are', () => {
  it('may ask ten times a minute and address, and are told how often they still may', async () => {
    const app = await anApp({ rateLimits: STRICT });
    const first = await app.send('GET', URL);
    expect(first.headers['ratelimit-policy']).to.equal('"unnamed";q=10;w=60');
    expect(first.headers.ratelimit).to.match(/^"unnamed";r=9;t=(60|59)$/);
    expect(await statuses(app, 9)).to.deep.equal(served(9));
    const { status, body, headers } = await app.send<ProblemBody>('GET', URL);
    expect([status, body.code]).to.deep.equal([429, 'request/too-many']);
    expect(headers.ratelimit).to.match(/^"unnamed";r=0;t=\d+$/);
    expect(Number(headers['retry-after'])).to.be.within(1, 60);
    expect(headers['content-type']).to.match(/^application\/problem\+json/);
  });

  it('are those as well who say it in no form that is understood', async () => {
    const app = await anApp({ rateLimits: STRICT });
    for (const name of ['', 'x'.repeat(129)]) await statuses(app, 5, named(name));
    expect(await statuses(app, 1)).to.deep.equal([429]);
  });

  it('do not use up what others may', async () => {
    const app = await anApp({ rateLimits: STRICT });
    await statuses(app, 11);
    expect(await statuses(app, 20, named('ruter-app'))).to.deep.equal(served(20));
  });

  it('may ask as often as they like whether the service runs, and what it can', async () => {
    const app = await anApp({ rateLimits: STRICT });
    await statuses(app, 11);
    for (const url of ['/health/live', '/health/ready', '/metrics', '/', '/openapi.json', '/docs']) {
      for (let time = 0; time < 12; time += 1) {
        const { status, headers } = await app.sendUndocumented('GET', url);
        expect(status, url).to.equal(200);
        expect(headers.ratelimit).to.equal(undefined);
      }
    }
  });

  it('are told apart by the address that calls, whatever they say of others', async () => {
    const app = await anApp({ rateLimits: STRICT });
    await statuses(app, 10, from('198.51.100.1'));
    expect(await statuses(app, 1, from('198.51.100.2'))).to.deep.equal([429]);
  });

  it('are told apart by what a trusted proxy says, networks of version 6 as one', async () => {
    const app = await anApp({ rateLimits: STRICT, trustedProxies: ['127.0.0.1'] });
    await statuses(app, 10, from('198.51.100.1'));
    expect(await statuses(app, 1, from('203.0.113.7, 198.51.100.1'))).to.deep.equal([429]);
    expect(await statuses(app, 1, from('198.51.100.2'))).to.deep.equal([404]);
    await statuses(app, 10, from('2001:db8::1'));
    expect(await statuses(app, 1, from('2001:db8::2'))).to.deep.equal([429]);
    expect(await statuses(app, 1, from('2001:db8:0:1::2'))).to.deep.equal([404]);
  });
});

describe('Callers behind a trusted proxy', () => {
  it('are one address each, whatever port or nonsense the proxy writes with it', async () => {
    const app = await anApp({ rateLimits: STRICT, trustedProxies: ['127.0.0.1'] });
    for (const [address, same] of [
      [(port: number) => `198.51.100.1:${port}`, '198.51.100.1'],
      [(port: number) => `[2001:db8::1]:${port}`, '2001:db8::1'],
      [(port: number) => `nonsense-${port}`, 'other nonsense'],
    ] as const) {
      for (let port = 1; port <= 10; port += 1) await statuses(app, 1, from(address(port)));
      expect(await statuses(app, 1, from(same)), same).to.deep.equal([429]);
    }
    expect(await statuses(app, 1, from('198.51.100.2:1'))).to.deep.equal([404]);
  });
});

describe('Clients that say who they are', () => {
  it('are not limited unless that is set', async () => {
    const { headers } = await (await anApp({ rateLimits: STRICT })).send('GET', URL, undefined, named('ruter-app'));
    expect(headers.ratelimit).to.equal(undefined);
  });

  it('have a limit each', async () => {
    const app = await anApp({ rateLimits: { named: 3, unnamed: 10 } });
    expect(await statuses(app, 4, named('ruter-app'))).to.deep.equal([...served(3), 429]);
    expect(await statuses(app, 1, named('atb-app'))).to.deep.equal([404]);
    expect(await statuses(app, 1)).to.deep.equal([404]);
  });

  describe('and prove it', () => {
    let issuer: AnIssuer;
    before(async () => {
      issuer = await AnIssuer.open();
    });
    after(() => issuer.close());

    const proving = async (client: string) => ({
      authorization: `Bearer ${await issuer.token({ claims: { client_id: client, permissions: ['orders:read'] } })}`,
    });

    it('are counted as whom they prove to be, under whatever name and from wherever they call', async () => {
      const app = await anAskingApp(issuer, anEngine(), {
        rateLimits: { named: 3, unnamed: 10 },
        trustedProxies: ['127.0.0.1'],
      });
      const one = await proving('one');
      for (const place of ['1', '2', '3']) {
        const headers = { ...one, ...named(`app-${place}`), ...from(`198.51.100.${place}`) };
        expect(await statuses(app, 1, headers)).to.deep.equal([404]);
      }
      expect(await statuses(app, 1, { ...one, ...named('app') })).to.deep.equal([429]);
      expect(await statuses(app, 1, { ...(await proving('other')), ...named('app') })).to.deep.equal([404]);
    });

    it('or cannot, may guess ten times a minute and address, whatever they call themselves', async () => {
      const app = await anAskingApp(issuer, anEngine(), { rateLimits: STRICT });
      for (let time = 0; time < 10; time += 1) {
        const headers = { authorization: 'Bearer guessed', ...named(`app-${time}`) };
        expect(await statuses(app, 1, headers)).to.deep.equal([401]);
      }
      expect(await statuses(app, 1, { authorization: 'Bearer guessed', ...named('app') })).to.deep.equal([429]);
      expect(await statuses(app, 3, { ...(await proving('one')), ...named('app') })).to.deep.equal(served(3));
    });

    it('count once when they have no name either', async () => {
      const app = await anAskingApp(issuer, anEngine(), { rateLimits: STRICT });
      expect(await statuses(app, 11)).to.deep.equal([...served(10, 401), 429]);
    });
  });
});

describe('Ticket systems that call back', () => {
  const secret = 'not-to-be-seen';
  const call = (app: AppUnderTest, key: string) => {
    const body = JSON.stringify({
      system: 'NOD',
      events: [{ key: 'a', ticketDistributionId: 'b', status: 'ACTIVATED' }],
    });
    const at = Math.floor(millisecondsOf(new ManualClock().now()) / 1000);
    const signature = createHmac('sha256', key).update(`${at}.${body}`).digest('hex');
    return app.send<ProblemBody>('POST', '/v1/ticket-systems/NOD/sightings', body, {
      'ticket-system-signature': `t=${at},v1=${signature}`,
    });
  };

  it('are heard as often as they call, and ten times a minute when their signature does not hold', async () => {
    const app = await anApp({ rateLimits: STRICT, callbackSecrets: { NOD: secret } });
    for (let time = 0; time < 20; time += 1) expect((await call(app, secret)).status).to.equal(200);
    for (let time = 0; time < 10; time += 1) expect((await call(app, 'guessed')).status).to.equal(401);
    expect((await call(app, 'guessed')).body.code).to.equal('request/too-many');
    expect((await call(app, secret)).status).to.equal(200);
  });
});
