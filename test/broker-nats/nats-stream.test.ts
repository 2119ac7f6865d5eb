import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { jetstreamManager } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import { type EnginePorts, type StoredEvent, createEngine, toCloudEvent } from '@ticket-distribution/application';
import { NatsEventPublisher } from '@ticket-distribution/broker-nats';
import { systemPorts } from '@ticket-distribution/system';
import {
  InMemoryCircuitBreakers,
  InMemorySignals,
  InMemoryTransactions,
  ManualClock,
  anEvent,
} from '@ticket-distribution/testkit';
import { CloudEvent } from 'cloudevents';
import { expect } from 'chai';
import { afterEach, beforeEach, it } from 'mocha';
import { CuttingProxy } from './cutting-proxy.js';
import { NatsServer, describeWithNats } from './nats-server.js';

const STREAM = 'EVENTS';

const eventsFrom = (first: number, last: number): readonly StoredEvent[] =>
  Array.from({ length: last - first + 1 }, (_, index) => ({
    ...anEvent({ id: `event-${first + index}` }),
    position: first + index,
  }));
const idsFrom = (first: number, last: number): readonly string[] => eventsFrom(first, last).map(({ id }) => id);
const reasonOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'it was not refused',
    (error: Error) => error.message,
  );

describeWithNats('The events in a stream of NATS', () => {
  let server: NatsServer;
  const publishers: NatsEventPublisher[] = [];
  beforeEach(async () => {
    server = await NatsServer.start();
  });
  afterEach(async () => {
    for (const publisher of publishers.splice(0)) await publisher.close();
    await server.remove();
  });

  const publisherAt = (url = server.url, more = {}): NatsEventPublisher => {
    const publisher = new NatsEventPublisher({ servers: [url], stream: STREAM, timeoutMs: 1000, ...more });
    publishers.push(publisher);
    return publisher;
  };
  const ids = async (): Promise<readonly string[]> => (await server.messages(STREAM)).map(({ id }) => id);
  const aStream = (config: object): Promise<unknown> =>
    server.asking(async (connection) =>
      (await jetstreamManager(connection)).streams.add({
        name: STREAM,
        subjects: ['ticket-distribution.>'],
        ...config,
      }),
    );

  it('are CloudEvents, under a subject of their organisation and type', async () => {
    const event = { ...anEvent({ organisationId: 7, type: 'Failed' }), position: 3 };
    await publisherAt().publish([event]);
    const [message] = await server.messages(STREAM);
    expect(message).to.deep.equal({
      subject: 'ticket-distribution.7.Failed',
      id: event.id,
      contentType: 'application/cloudevents+json',
      body: toCloudEvent(event),
    });
    expect(new CloudEvent(message?.body as object).validate()).to.equal(true);
  });

  it('stand in a stream that is made with files, a known end and ids that are known again for ten minutes', async () => {
    await publisherAt(server.url, { keepMs: 3_600_000 }).publish(eventsFrom(1, 1));
    const { config } = await server.asking(async (connection) =>
      (await jetstreamManager(connection)).streams.info(STREAM),
    );
    expect(config).to.deep.include({
      subjects: ['ticket-distribution.>'],
      storage: 'file',
      max_age: nanos(3_600_000),
      duplicate_window: nanos(600_000),
    });
  });

  it('stand in a stream that was there, as it is', async () => {
    await aStream({ max_msgs: 2 });
    await publisherAt().publish(eventsFrom(1, 3));
    expect(await ids()).to.deep.equal(idsFrom(2, 3));
  });

  it('are refused by a stream for other subjects, and the reason says so', async () => {
    await aStream({ subjects: ['orders.>'] });
    expect(await reasonOf(publisherAt().publish(eventsFrom(1, 1)))).to.include(
      'The stream EVENTS takes orders.>: ticket-distribution.> is not among them.',
    );
  });

  it('are not stored again by another process, also when the stream knows their ids no more', async () => {
    await aStream({ duplicate_window: nanos(100) });
    await publisherAt().publish(eventsFrom(1, 5));
    await pause(400);
    await publisherAt().publish(eventsFrom(1, 8));
    expect(await ids()).to.deep.equal(idsFrom(1, 8));
  });

  it('are not stored again when what was stored was taken out meanwhile', async () => {
    await publisherAt().publish(eventsFrom(1, 5));
    await server.asking(async (connection) => (await jetstreamManager(connection)).streams.purge(STREAM));
    await publisherAt().publish(eventsFrom(1, 8));
    expect(await ids()).to.deep.equal(idsFrom(6, 8));
  });

  it('are not overtaken by those behind them when the stream refuses one of a batch', async () => {
    await aStream({ max_msg_size: 2000 });
    const publisher = publisherAt();
    await publisher.publish(eventsFrom(1, 3));
    const batch = eventsFrom(4, 7).map((event, index) =>
      index === 1 ? { ...event, correlationId: 'x'.repeat(3000) } : event,
    );
    expect(await reasonOf(publisher.publish(batch))).to.include('did not keep all events');
    expect(await ids()).to.deep.equal(idsFrom(1, 4));
    await server.asking(async (connection) =>
      (await jetstreamManager(connection)).streams.update(STREAM, { max_msg_size: -1 }),
    );
    await publisher.publish(batch);
    expect(await ids()).to.deep.equal(idsFrom(1, 7));
  });

  it('stand in their order when the line is cut anywhere in a batch', async () => {
    const cuts = [0, 1, 700, 5000, 12_345, 20_000, 33_333, 60_000];
    for (const [round, cut] of cuts.entries()) {
      const proxy = await CuttingProxy.before(server.url);
      const publisher = publisherAt(proxy.url);
      const first = 200 * round + 1;
      await publisher.publish(eventsFrom(first, first + 9));
      proxy.cutAfter(cut);
      expect(await reasonOf(publisher.publish(eventsFrom(first + 10, first + 199)))).to.include('did not keep all');
      proxy.cutAfter(Number.POSITIVE_INFINITY);
      await publisher.publish(eventsFrom(first + 10, first + 199));
      await publisher.close();
      await proxy.close();
    }
    expect(await ids()).to.deep.equal(idsFrom(1, 200 * cuts.length));
  });

  it('are those of an engine that has the publisher among its ports', async () => {
    const transactions = new InMemoryTransactions();
    const ports: EnginePorts = {
      ...systemPorts(),
      transactions,
      methods: {},
      signals: new InMemorySignals(),
      breakers: new InMemoryCircuitBreakers(new ManualClock(), { failures: 5, pauseMs: 1, longestPauseMs: 1 }),
    };
    const servers = [server.url];
    // #region engine
    const publisher = new NatsEventPublisher({ servers, stream: 'EVENTS' });
    const engine = createEngine({ ...ports, publisher });
    await engine.start();
    // #endregion engine
    await transactions.run(({ events }) => events.append(eventsFrom(1, 3)));
    while ((await ids().catch(() => [])).length < 3) await pause(50);
    await engine.stop();
    await publisher.close();
    expect(await ids()).to.deep.equal(idsFrom(1, 3));
  });

  it('are told again after a server that is away, and was not there from the beginning', async () => {
    await server.kill();
    const publisher = publisherAt();
    expect(await reasonOf(publisher.publish(eventsFrom(1, 2)))).to.include('did not keep all events');
    await server.restart();
    await publisher.publish(eventsFrom(1, 2));
    expect(await ids()).to.deep.equal(idsFrom(1, 2));
  });
});

describeWithNats('A server of NATS that asks who comes', () => {
  let server: NatsServer;
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nats-credentials-'));
    server = await NatsServer.start('--user', 'engine', '--pass', 'secret-1');
  });
  afterEach(async () => {
    await server.remove();
    await rm(folder, { recursive: true });
  });

  it('takes events from who proves it, and from nobody else', async () => {
    const options = { servers: [server.url], stream: STREAM };
    const [known, unknown] = [
      new NatsEventPublisher({ ...options, user: 'engine', password: 'secret-1' }),
      new NatsEventPublisher({ ...options, user: 'engine', password: 'secret-2' }),
    ];
    await known.publish(eventsFrom(1, 1));
    const reason = await reasonOf(unknown.publish(eventsFrom(2, 2)));
    expect(reason)
      .to.match(/authorization/i)
      .and.not.include('secret-2');
    await known.close();
  });

  it('needs to give the engine no more rights than the page on operating says', async () => {
    const page = readFileSync('docs/operating.md', 'utf8');
    const row = /^\| rights in NATS \| (.*) \|$/m.exec(page)?.[1] ?? '';
    const [publish = '', subscribe = ''] = row.split('subscribe to');
    const subjectsIn = (text: string): string =>
      JSON.stringify(
        [...text.matchAll(/`([^`]+)`/g)].map(([, subject]) => String(subject).replace('<stream>', STREAM)),
      );
    const permissions = `{ publish: ${subjectsIn(publish)}, subscribe: ${subjectsIn(subscribe)} }`;
    const config = join(folder, 'server.conf');
    writeFileSync(
      config,
      `authorization: { users: [{ user: engine, password: few, permissions: ${permissions} }, { user: admin, password: all }] }`,
    );
    const strict = await NatsServer.start('-c', config);
    const publisher = new NatsEventPublisher({
      servers: [strict.url],
      stream: STREAM,
      user: 'engine',
      password: 'few',
    });
    await publisher.publish(eventsFrom(1, 3));
    await publisher.close();
    const kept = await strict.messages(STREAM, { user: 'admin', pass: 'all' });
    await strict.remove();
    expect(kept.map(({ id }) => id)).to.deep.equal(idsFrom(1, 3));
  });

  it('is given no credentials out of a file that holds none: the publisher is not even made', () => {
    const credentialsFile = join(folder, 'engine.creds');
    const made = () => new NatsEventPublisher({ servers: [server.url], stream: STREAM, credentialsFile });
    expect(made).to.throw(/ENOENT/);
    writeFileSync(credentialsFile, 'nothing of the kind');
    expect(made).to.throw(/is no file of NATS credentials/);
  });
});
