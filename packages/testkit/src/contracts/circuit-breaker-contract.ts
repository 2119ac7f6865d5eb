import type { BreakerOptions, CallEnd, CircuitBreaker } from '@ticket-distribution/application';
import { type Instant, plusMilliseconds } from '@ticket-distribution/domain';
import { expect } from 'chai';
import { suiteOn } from '../runner/suite.js';
import type { TestRunner } from '../runner/test-runner.js';

/** A breaker, and the clock that it goes by. */
export interface OpenCircuitBreaker {
  readonly breaker: CircuitBreaker;
  now(): Instant;
  /** Lets time pass. */
  pass(milliseconds: number): Promise<void>;
  close(): void;
}

const OPTIONS: BreakerOptions = { failures: 3, pauseMs: 1000, longestPauseMs: 3000 };

/**
 * What every implementation of `CircuitBreaker` must keep.
 *
 * @param runner registers the tests
 * @param adapter names the implementation in the titles
 * @param open opens a closed breaker; each test opens its own and closes it
 */
export function circuitBreakerContract(
  runner: TestRunner,
  adapter: string,
  open: (options: BreakerOptions) => OpenCircuitBreaker,
): void {
  const { describe, it, beforeEach, afterEach } = suiteOn(runner);
  describe(`A circuit breaker, kept by ${adapter}`, () => {
    let opened: OpenCircuitBreaker;

    beforeEach(() => {
      opened = open(OPTIONS);
    });
    afterEach(() => opened.close());

    /** Makes calls one after another; for each whether it was let through, as a trial or not. */
    const calls = async (...ends: readonly CallEnd[]): Promise<string> => {
      const lets: string[] = [];
      for (const how of ends) {
        const permit = opened.breaker.enter();
        lets.push(permit === null ? 'kept back' : permit.isTrial ? 'trial' : 'call');
        permit?.end(how);
        await opened.pass(0);
      }
      return lets.join(', ');
    };
    const state = (): string => opened.breaker.read().state;
    const fail = async (): Promise<string> => calls('failed', 'failed', 'failed');

    it('lets every call through as long as some are answered', async () => {
      expect(await calls('failed', 'failed', 'answered', 'failed', 'failed', 'answered')).to.not.match(/kept|trial/);
      expect(opened.breaker.read()).to.deep.equal({ state: 'CLOSED', since: null, nextTrialAt: null });
    });

    it('keeps all back after so many failures in a row, and says since when and until when', async () => {
      const since = opened.now();
      expect(await fail()).to.equal('call, call, call');
      expect(await calls('answered', 'answered')).to.equal('kept back, kept back');
      const nextTrialAt = plusMilliseconds(since, 1000);
      expect(opened.breaker.read()).to.deep.equal({ state: 'OPEN', since, nextTrialAt });
    });

    it('counts the failures of calls that run at the same time', async () => {
      const permits = [1, 2, 3, 4].map(() => opened.breaker.enter());
      for (const permit of permits) permit?.end('failed');
      await opened.pass(0);
      expect(state()).to.equal('OPEN');
      expect(await calls('answered')).to.equal('kept back');
    });

    it('does not count calls that were not made', async () => {
      expect(await calls('failed', 'failed', 'not-made', 'not-made', 'failed')).to.equal(
        'call, call, call, call, call',
      );
      expect(state()).to.equal('OPEN');
    });

    it('lets one call through as a trial when the time is over, and all when that is answered', async () => {
      await fail();
      await opened.pass(999);
      expect(await calls('answered')).to.equal('kept back');
      await opened.pass(1);
      const trial = opened.breaker.enter();
      expect([trial?.isTrial, state()]).to.deep.equal([true, 'TRYING']);
      expect(await calls('answered', 'failed')).to.equal('kept back, kept back');
      trial?.end('answered');
      await opened.pass(0);
      expect(await calls('failed', 'failed', 'answered')).to.equal('call, call, call');
      expect(opened.breaker.read()).to.deep.equal({ state: 'CLOSED', since: null, nextTrialAt: null });
    });

    it('waits twice as long after each trial that failed, up to the longest, and says since when it is away', async () => {
      const since = opened.now();
      await fail();
      for (const pauseMs of [1000, 2000, 3000, 3000]) {
        await opened.pass(pauseMs - 1);
        expect(await calls('failed'), `before ${pauseMs}`).to.equal('kept back');
        await opened.pass(1);
        expect(await calls('failed'), `after ${pauseMs}`).to.equal('trial');
        expect(opened.breaker.read()).to.deep.include({ state: 'OPEN', since });
      }
      expect(opened.breaker.read().nextTrialAt).to.equal(plusMilliseconds(opened.now(), 3000));
    });

    it('begins with the first pause again when it was answered in between', async () => {
      await fail();
      await opened.pass(1000);
      await calls('failed');
      await opened.pass(2000);
      await calls('answered');
      const since = opened.now();
      expect(await fail()).to.equal('call, call, call');
      expect(opened.breaker.read()).to.deep.include({ since, nextTrialAt: plusMilliseconds(since, 1000) });
    });

    it('keeps the trial for the next call when it was not made', async () => {
      await fail();
      await opened.pass(1000);
      expect(await calls('not-made')).to.equal('trial');
      expect(state()).to.equal('OPEN');
      expect((opened.breaker.read().nextTrialAt ?? '') <= opened.now()).to.equal(true);
      expect(await calls('not-made', 'answered', 'answered')).to.equal('trial, trial, call');
    });

    it('is not closed by the late answer of a call from before', async () => {
      const late = opened.breaker.enter();
      await fail();
      late?.end('answered');
      await opened.pass(0);
      expect(await calls('answered')).to.equal('kept back');
    });
  });
}
