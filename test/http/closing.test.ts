import { Agent, type IncomingMessage, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { createApp } from '@ticket-distribution/http';
import { ManualClock, anEngine, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { onTheWire, versionUrl } from './on-the-wire.js';

/** An engine that keeps the answer to a request with a key only when it is let. */
function anEngineThatKeepsSlowly() {
  const engine = anEngine();
  let [keeping, letKeep] = [(): void => undefined, (): void => undefined];
  const isKeeping = new Promise<void>((resolve) => (keeping = resolve));
  const mayKeep = new Promise<void>((resolve) => (letKeep = resolve));
  const execute: typeof engine.endRequest.execute = async (command) => {
    keeping();
    await mayKeep;
    return engine.endRequest.execute(command);
  };
  return { engine: { ...engine, endRequest: { execute } as typeof engine.endRequest }, isKeeping, keep: letKeep };
}

async function listening() {
  const clock = new ManualClock();
  const app = await createApp(anEngine({ clock }), {
    bodyLimit: 1024 * 1024,
    needs: [],
    newCorrelationId: () => 'made',
    now: () => clock.now(),
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  return { app, port: (app.server.address() as AddressInfo).port };
}

describe('The app that closes', () => {
  it('waits for no connection on which nothing was ever sent', async () => {
    const { app, port } = await listening();
    const silent = connect({ port, host: '127.0.0.1' });
    const cut = new Promise((resolve) => silent.once('close', resolve));
    await new Promise((resolve) => silent.once('connect', resolve));
    await new Promise<void>((resolve) => app.server.getConnections(() => resolve()));
    await app.close();
    await cut;
  });

  it('answers who waits for events at once', async () => {
    const { app, port } = await listening();
    const begun = new Promise<void>((resolve) => app.server.once('request', () => resolve()));
    const waiting = fetch(`http://127.0.0.1:${port}/v1/events?wait=60`);
    await begun;
    await new Promise((resolve) => setImmediate(resolve));
    await app.close();
    expect(await (await waiting).json()).to.deep.equal({ items: [], next: 0 });
  });

  it('waits for no connection on which an answer was being kept when it began to close', async () => {
    const { engine, isKeeping, keep } = anEngineThatKeepsSlowly();
    const clock = new ManualClock();
    const app = await createApp(engine, {
      bodyLimit: 1024 * 1024,
      needs: [],
      newCorrelationId: () => 'made',
      now: () => clock.now(),
    });
    const address = await app.listen({ port: 0, host: '127.0.0.1' });
    const agent = new Agent({ keepAlive: true });
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': '"one"' };
      const sent = request(address + versionUrl(anOrder()), { method: 'PUT', agent, headers }, resolve);
      sent.once('error', reject).end(JSON.stringify(onTheWire(anOrder())));
    });
    await isKeeping;
    const closed = app.close();
    await new Promise((resolve) => setImmediate(resolve));
    keep();
    const answer = await answered;
    answer.resume();
    expect(answer.statusCode).to.equal(201);
    await closed;
    agent.destroy();
  });
});
