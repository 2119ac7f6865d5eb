import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { afterEach, it } from 'mocha';
import { type EmptyDatabase, emptyDatabase } from '../postgres/empty-database.js';
import { describeWithNats } from './nats-server.js';
import { PublishingWorld } from './publishing-world.js';

/** So many orders, and events at least, on however busy a machine. */
const MANY = 24;

describeWithNats('Every event is in the stream once, in the order of the feed,', () => {
  let world: PublishingWorld;
  let database: EmptyDatabase | null = null;
  afterEach(async () => {
    await world.close();
    await database?.release();
    database = null;
  });

  it('when the server of NATS is away at the start, is killed again and again and started on what it has stored', async () => {
    world = await PublishingWorld.open();
    await world.nats.kill();
    const app = await world.app();
    expect((await fetch(`${app.address}/health/ready`)).status).to.equal(200);
    const recording = world.recordFor(app, 3000, MANY);
    await pause(300);
    await world.nats.restart();
    for (const milliseconds of [300, 450, 150, 600]) {
      await pause(milliseconds);
      await world.nats.kill();
      await pause(milliseconds / 3);
      await world.nats.restart();
    }
    await recording;
    const feed = await world.feed(app);
    expect(feed).to.have.length.at.least(MANY);
    expect(await world.stream(feed.length)).to.deep.equal(feed);
  });

  it('when the process that publishes is killed again and again and another goes on', async () => {
    world = await PublishingWorld.open();
    for (const milliseconds of [400, 250, 550, 300]) {
      const app = await world.app();
      const recording = world.recordFor(app, 60_000);
      await Promise.all([pause(milliseconds), world.recordedMore(MANY / 4)]);
      await app.end('SIGKILL');
      await recording;
    }
    const last = await world.app();
    const feed = await world.feed(last);
    expect(feed).to.have.length.at.least(MANY);
    expect(await world.stream(feed.length)).to.deep.equal(feed);
  });

  it('when of several processes on PostgreSQL the one that publishes is killed or stopped, and NATS with it', async () => {
    database = await emptyDatabase();
    world = await PublishingWorld.open(database.url);
    const [first, second, third] = [await world.app(), await world.app(), await world.app()];
    const recording = [first, second, third].map((app) => world.recordFor(app, 4000, MANY));
    await pause(800);
    await first.end('SIGKILL');
    await pause(800);
    await world.nats.kill();
    await second.end('SIGTERM');
    await world.nats.restart();
    await Promise.all(recording);
    const feed = await world.feed(third);
    expect(feed).to.have.length.at.least(MANY);
    expect(await world.stream(feed.length)).to.deep.equal(feed);
  });
});
