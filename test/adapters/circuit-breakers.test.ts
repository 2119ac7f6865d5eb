import type { Instant } from '@ticket-distribution/domain';
import { CockatielCircuitBreaker } from '@ticket-distribution/resilience-cockatiel';
import { InMemoryCircuitBreaker, ManualClock } from '@ticket-distribution/testkit';
import { mochaRunner } from '@ticket-distribution/testkit/mocha';
import { circuitBreakerContract } from '@ticket-distribution/testkit/suites';
import { expect } from 'chai';
import { describe, it } from 'mocha';

/** Lets run what an answer sets off. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

circuitBreakerContract(mochaRunner, 'the testkit, on any clock', (options) => {
  const clock = new ManualClock();
  return {
    breaker: new InMemoryCircuitBreaker(clock, options),
    now: () => clock.now(),
    pass: (milliseconds) => clock.advance(milliseconds),
    close: () => {},
  };
});

circuitBreakerContract(mochaRunner, 'cockatiel', (options) => {
  const clock = new ManualClock();
  return {
    breaker: new CockatielCircuitBreaker(clock, options),
    now: () => clock.now(),
    pass: async (milliseconds) => {
      await clock.advance(milliseconds);
      await settled();
    },
    close: () => {},
  };
});

for (const [kept, Breaker] of [
  ['by the testkit', InMemoryCircuitBreaker],
  ['by cockatiel', CockatielCircuitBreaker],
] as const) {
  describe(`A circuit breaker, kept ${kept}, on a clock that is set`, () => {
    for (const time of ['2020-01-01T00:00:00.000Z', '2030-01-01T00:00:00.000Z'] as Instant[]) {
      it(`makes a system wait for its pause, no longer and no less, when it is ${time}`, async () => {
        const clock = new ManualClock();
        const breaker = new Breaker(clock, { failures: 1, pauseMs: 1000, longestPauseMs: 1000 });
        breaker.enter()?.end('failed');
        await settled();
        clock.set(time);
        await clock.advance(999);
        expect(breaker.enter()).to.equal(null);
        expect(Date.parse(breaker.read().nextTrialAt ?? '') - Date.parse(clock.now())).to.equal(1);
        await clock.advance(1);
        expect(breaker.enter()?.isTrial).to.equal(true);
      });
    }
  });
}
