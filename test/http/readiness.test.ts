import { EventLoopWatch, type NeedsAsked, needsOf } from '@ticket-distribution/http';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { describe, it } from 'mocha';

/** Milliseconds since some moment. */
const STARTED = 5000;
const JUST_IN_TIME = 35_000;
const TOO_LATE = 35_001;

describe('What a process needs to serve', () => {
  /** The needs that are missing at a time, by name. */
  const missingAt = async (at: number, asked: Partial<NeedsAsked> = {}): Promise<string[]> => {
    let elapsed = STARTED;
    const all: NeedsAsked = {
      database: { isReady: async () => true },
      deliveries: null,
      tokens: null,
      eventLoop: { longestDelayMs: () => 0 },
      longestDelayMs: 2000,
      elapsed: () => elapsed,
    };
    const needs = needsOf({ ...all, ...asked });
    elapsed = at;
    const there = await Promise.all(needs.map(({ isThere }) => isThere()));
    return needs.filter((_, index) => there[index] === false).map(({ name }) => name);
  };

  it('is a database that answers', async () => {
    expect(await missingAt(STARTED)).to.deep.equal([]);
    expect(await missingAt(STARTED, { database: { isReady: async () => false } })).to.deep.equal(['database']);
  });

  it('is that due deliveries are looked for, where it makes calls', async () => {
    expect(await missingAt(TOO_LATE)).to.deep.equal([]);
    expect(await missingAt(TOO_LATE, { deliveries: { msSinceLook: 30_000 } })).to.deep.equal([]);
    expect(await missingAt(STARTED, { deliveries: { msSinceLook: 30_001 } })).to.deep.equal(['deliveries']);
  });

  it('is patient with a process that has just started', async () => {
    expect(await missingAt(JUST_IN_TIME, { deliveries: { msSinceLook: null } })).to.deep.equal([]);
    expect(await missingAt(TOO_LATE, { deliveries: { msSinceLook: null } })).to.deep.equal(['deliveries']);
  });

  it('is an event loop that is not held up for longer than is allowed', async () => {
    expect(await missingAt(STARTED, { eventLoop: { longestDelayMs: () => 2000 } })).to.deep.equal([]);
    expect(await missingAt(STARTED, { eventLoop: { longestDelayMs: () => 2001 } })).to.deep.equal(['event-loop']);
  });

  it('is the keys of an issuer, where tokens are asked for', async () => {
    expect(await missingAt(STARTED, { tokens: { haveKeys: async () => true } })).to.deep.equal([]);
    expect(await missingAt(STARTED, { tokens: { haveKeys: async () => false } })).to.deep.equal(['issuer-keys']);
  });
});

describe('The watch over the event loop', () => {
  const HELD_UP_MS = 200;

  /** Does nothing else for a while, as work does that never lets go. */
  const holdUp = (): void => {
    const until = performance.now() + HELD_UP_MS;
    while (performance.now() < until);
  };

  it('tells for how long it was held up, and forgets it after a while', async () => {
    const watch = new EventLoopWatch(2000);
    await setTimeout(100);
    holdUp();
    while (watch.longestDelayMs() < HELD_UP_MS / 2) await setTimeout(20);
    while (watch.longestDelayMs() >= HELD_UP_MS / 2) await setTimeout(50);
    watch.stop();
  });

  it('tells of no delay before it has seen one', () => {
    const watch = new EventLoopWatch();
    expect(watch.longestDelayMs()).to.equal(0);
    watch.stop();
  });
});
