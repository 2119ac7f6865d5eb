import type { Instant } from '@ticket-distribution/domain';
import { ManualClock, SequentialIds } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';

const START = '2026-12-01T09:30:00.000Z' as Instant;

describe('A clock moved by hand', () => {
  it('stands still until it is moved', async () => {
    const clock = new ManualClock(START);
    expect(clock.now()).to.equal(START);
    await clock.advance(1500);
    expect(clock.now()).to.equal('2026-12-01T09:30:01.500Z');
  });

  it('ends due pauses in the order of their time, each at its own instant, and no other', async () => {
    const clock = new ManualClock(START);
    const ended: string[] = [];
    const wait = async (name: string, milliseconds: number): Promise<void> => {
      await clock.timer(milliseconds).over;
      ended.push(`${name} at ${clock.now()}`);
    };
    const waiting = [wait('c', 200), wait('a', 100), wait('b', 100)];
    const longest = wait('d', 201);
    await clock.advance(200);
    await Promise.all(waiting);
    expect(ended).to.deep.equal([
      'a at 2026-12-01T09:30:00.100Z',
      'b at 2026-12-01T09:30:00.100Z',
      'c at 2026-12-01T09:30:00.200Z',
    ]);
    await clock.advance(1);
    await longest;
  });

  it('ends a pause that is made on the way', async () => {
    const clock = new ManualClock(START);
    const steps: Instant[] = [];
    const walking = (async () => {
      for (let step = 0; step < 3; step += 1) {
        await clock.timer(10).over;
        steps.push(clock.now());
      }
    })();
    await clock.advance(30);
    await walking;
    expect(steps.at(-1)).to.equal('2026-12-01T09:30:00.030Z');
  });

  it('lets a pause be ended early, once', async () => {
    const clock = new ManualClock(START);
    const pause = clock.timer(1000);
    pause.end();
    pause.end();
    await pause.over;
    expect(clock.now()).to.equal(START);
  });
});

describe('Ids in sequence', () => {
  it('count each kind by itself', () => {
    const ids = new SequentialIds();
    expect([
      ids.nextGroupId(),
      ids.nextTicketId(),
      ids.nextTicketId(),
      ids.nextClaim(),
      ids.nextCorrelationId(),
    ]).to.deep.equal(['group-1', 'ticket-1', 'ticket-2', 'claim-1', 'correlation-1']);
  });
});
