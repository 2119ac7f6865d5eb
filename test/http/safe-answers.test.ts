import { once } from 'node:events';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createApp } from '@ticket-distribution/http';
import { ManualClock, anEngine, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import type { FastifyInstance } from 'fastify';
import { afterEach, describe, it } from 'mocha';
import { type ProblemBody, anApp } from './an-app.js';

describe('Every answer', () => {
  const HEADERS = {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'content-security-policy': "default-src 'none';frame-ancestors 'none'",
    'strict-transport-security': 'max-age=31536000',
  };

  it('tells browsers to be careful with it, and nothing of what serves it', async () => {
    const app = await anApp();
    await app.record(anOrder());
    for (const url of ['/v1/orders/9KX4T2QH', '/v1/orders/unknown', '/health/live', '/nowhere', '/openapi.json']) {
      const { headers } = await app.sendUndocumented('GET', url);
      expect(headers, url).to.include(HEADERS);
      for (const name of ['server', 'x-powered-by', 'access-control-allow-origin'])
        expect(headers, url).to.not.have.property(name);
    }
  });

  it('that may hold what is known of customers stays in no cache', async () => {
    const app = await anApp();
    const { body } = await app.record(anOrder());
    for (const url of [
      '/v1/orders/9KX4T2QH',
      '/v1/orders/unknown',
      '/v1/drifts',
      `/v1/ticket-distribution-groups/${body.groups[0]?.id}`,
    ]) {
      expect((await app.send('GET', url)).headers['cache-control'], url).to.equal('no-store');
    }
  });

  it('to a fault of ours holds neither its words nor where it happened', async () => {
    const engine = anEngine();
    engine.readOrder.execute = async () => {
      throw new Error('SQLITE_ERROR: near "secret"');
    };
    const { body, status } = await (await anApp({ engine })).send('GET', '/v1/orders/A');
    expect(status).to.equal(500);
    expect(JSON.stringify(body)).to.not.match(/SQLITE|secret|\.ts|\.js|at /);
  });

  it('of the page to try it lets that page run its own scripts, and call this service', async () => {
    const app = await anApp();
    const page = await app.sendUndocumented('GET', '/docs');
    const policy = String(page.headers['content-security-policy']);
    expect(policy).to.include("script-src 'self'").and.include("connect-src 'self'");
    expect(policy).to.include("default-src 'none'").and.include("frame-ancestors 'none'");
    const scripts = [...String(page.body).matchAll(/<script([^>]*)>([^<]*)</g)];
    expect(scripts).to.have.length(3);
    for (const [, attributes = '', inline = ''] of scripts) {
      const [, source = ''] = /src="(\/docs\/[^"]+)"/.exec(attributes) ?? [];
      expect(inline.trim()).to.equal('');
      expect((await app.sendUndocumented('GET', source)).status, source).to.equal(200);
    }
  });
});

describe('A service that asks nobody who calls, on one machine,', () => {
  const code = async (headers: Record<string, string>) => {
    const app = await anApp({ loopbackOnly: true });
    return (await app.send<ProblemBody>('GET', '/v1/orders/A', undefined, headers)).body.code;
  };

  it('serves whoever calls it by a name of that machine', async () => {
    for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'LOCALHOST', '127.0.0.2'])
      expect(await code({ host }), host).to.equal('order/not-found');
    for (const origin of ['http://localhost:3000', 'http://127.0.0.1:8080'])
      expect(await code({ host: 'localhost', origin }), origin).to.equal('order/not-found');
  });

  it('serves no web page from elsewhere through a browser on it', async () => {
    for (const host of ['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example', '192.0.2.1'])
      expect(await code({ host }), host).to.equal('auth/foreign-origin');
    for (const origin of ['https://evil.example', 'null', 'http://localhost.evil.example'])
      expect(await code({ host: 'localhost', origin }), origin).to.equal('auth/foreign-origin');
  });
});

describe('A client on the wire', () => {
  const apps: FastifyInstance[] = [];
  afterEach(async () => {
    for (const app of apps.splice(0)) await app.close();
  });

  /** Sends the parts, each when the one before is sent, and gives what came until the connection was closed. */
  const talk = async (requestTimeoutMs: number, ...parts: readonly string[]): Promise<string> => {
    const clock = new ManualClock();
    const app = await createApp(anEngine({ clock }), {
      bodyLimit: 1024,
      needs: [],
      newCorrelationId: () => 'made',
      now: () => clock.now(),
      requestTimeoutMs,
    });
    apps.push(app);
    await app.listen({ host: '127.0.0.1', port: 0 });
    const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.on('error', () => {});
    for (const part of parts) await new Promise((sent) => socket.write(part, sent));
    await once(socket, 'close');
    return answer;
  };
  const HEAD = 'POST /v1/ticket-distributions/A/generate HTTP/1.1\r\nHost: localhost\r\n';
  const problemIn = (answer: string) => JSON.parse(answer.split('\r\n\r\n')[1] ?? '') as ProblemBody;

  it('that does not end its headers is cut', async () => {
    const answer = await talk(300, HEAD, 'X-Slow: ');
    expect(answer).to.match(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(problemIn(answer)).to.include({ code: 'request/too-slow', status: 408, correlationId: 'made' });
  });

  it('that does not end its body is cut', async () => {
    const answer = await talk(300, `${HEAD}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n`, '{');
    expect(problemIn(answer).code).to.equal('request/too-slow');
  });

  it('that expects what nobody can meet is told so before it sends its body', async () => {
    const answer = await talk(10_000, `${HEAD}X-Correlation-Id: c-1\r\nExpect: tea\r\nContent-Length: 100\r\n\r\n`);
    expect(answer).to.match(/^HTTP\/1\.1 417 Expectation Failed\r\n/);
    expect(problemIn(answer)).to.include({ code: 'request/expectation-failed', status: 417, correlationId: 'c-1' });
  });

  it('that says nothing at all is cut', async () => {
    expect(problemIn(await talk(300)).code).to.equal('request/too-slow');
  });

  it('that sends too many headers is refused', async () => {
    const answer = await talk(30_000, `${HEAD}X-Large: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect(problemIn(answer)).to.include({ code: 'request/headers-too-large', status: 431 });
  });

  it('that speaks no HTTP is refused', async () => {
    const answer = await talk(30_000, 'SSH-2.0-client\r\n\r\n');
    expect(problemIn(answer)).to.include({ code: 'request/malformed', status: 400 });
    expect(answer).to.include('Connection: close').and.include('application/problem+json');
  });

  it('that says its body is larger than any may be is refused before it sends one', async () => {
    const answer = await talk(
      30_000,
      `${HEAD}Connection: close\r\nContent-Type: application/json\r\nContent-Length: 2048\r\n\r\n`,
    );
    expect(problemIn(answer).code).to.equal('request/too-large');
  });
});
