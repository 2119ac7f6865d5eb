import { mock } from 'node:test';
import { instantOf } from '@ticket-distribution/domain';
import { CockatielCircuitBreaker } from '@ticket-distribution/resilience-cockatiel';
import { InMemoryCircuitBreaker, ManualClock, circuitBreakerContract } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';

/** Lets run what an answer sets off. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

circuitBreakerContract('the testkit, on any clock', (options) => {
  const clock = new ManualClock();
  return {
    breaker: new InMemoryCircuitBreaker(clock, options),
    now: () => clock.now(),
    pass: (milliseconds) => clock.advance(milliseconds),
    close: () => {},
  };
});

circuitBreakerContract('cockatiel, on the clock of the machine', (options) => {
  mock.timers.enable({ apis: ['Date'], now: Date.UTC(2026, 11, 1) });
  return {
    breaker: new CockatielCircuitBreaker(options),
    now: () => instantOf(Date.now()),
    pass: async (milliseconds) => {
      mock.timers.tick(milliseconds);
      await settled();
    },
    close: () => mock.timers.reset(),
  };
});

describe('A circuit breaker on a clock that is set back', () => {
  it('makes a system wait no longer than its pause', async () => {
    const [clock, jumped] = [new ManualClock(), new ManualClock()];
    let now = clock;
    const breaker = new InMemoryCircuitBreaker(
      { now: () => now.now(), pause: (milliseconds) => now.pause(milliseconds) },
      { failures: 1, pauseMs: 1000, longestPauseMs: 1000 },
    );
    await clock.advance(3_600_000);
    breaker.enter()?.end('failed');
    now = jumped;
    expect(breaker.enter()).to.equal(null);
    await jumped.advance(1000);
    expect(breaker.enter()?.isTrial).to.equal(true);
  });
});
