import type {
  BreakerOptions,
  BreakerReading,
  CallEnd,
  CallPermit,
  CircuitBreaker,
  Clock,
} from '@ticket-distribution/application';
import { type Instant, plusMilliseconds } from '@ticket-distribution/domain';
import {
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  ConstantBackoff,
  circuitBreaker,
  handleWhenResult,
} from 'cockatiel';

/**
 * Cockatiel measures its pauses by the time of day, which somebody may set back: it lets a trial begin at any time, and
 * the pause is measured here.
 */
const WITHOUT_PAUSE = new ConstantBackoff(Number.NEGATIVE_INFINITY);

/** The breaker of one ticket system. */
export class CockatielCircuitBreaker implements CircuitBreaker {
  private readonly policy: CircuitBreakerPolicy;
  /** Since when the system counts as away; null: it does not. */
  private awaySince: Instant | null = null;
  /** What had elapsed when it was found to be away, or still away, milliseconds. */
  private brokenAt = 0;
  private trials = 0;
  /** Leave for a trial that was not made: the next call takes it. */
  private unused: CallPermit | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly options: BreakerOptions,
  ) {
    this.policy = circuitBreaker(
      handleWhenResult((how) => how === 'failed'),
      {
        breaker: new ConsecutiveBreaker(options.failures),
        halfOpenAfter: WITHOUT_PAUSE,
      },
    );
    this.policy.onBreak(() => this.broken());
    this.policy.onReset(() => this.reset());
  }

  enter(): CallPermit | null {
    const { unused } = this;
    this.unused = null;
    if (this.policy.state === CircuitState.HalfOpen) return unused;
    const isAway = this.policy.state === CircuitState.Open;
    return isAway && this.remaining() > 0 ? null : this.begun(isAway);
  }

  read(): BreakerReading {
    if (this.awaySince === null) return { state: 'CLOSED', since: null, nextTrialAt: null };
    const since = this.awaySince;
    const isTrying = this.policy.state === CircuitState.HalfOpen && this.unused === null;
    if (isTrying) return { state: 'TRYING', since, nextTrialAt: null };
    return { state: 'OPEN', since, nextTrialAt: plusMilliseconds(this.clock.now(), this.remaining()) };
  }

  /** The policy runs what it lets through at once, and nothing else. */
  private begun(isTrial: boolean): CallPermit | null {
    let leave: CallPermit | null = null;
    const run = this.policy.execute(
      () =>
        new Promise<CallEnd>((resolve) => {
          leave = this.leave(isTrial, resolve);
        }),
    );
    // What it does not let through is refused by a rejection.
    void run.catch(() => undefined);
    return leave;
  }

  /** A call that was not made leaves everything as it is: one of many is forgotten, a trial is kept for the next. */
  private leave(isTrial: boolean, resolve: (how: CallEnd) => void): CallPermit {
    const leave: CallPermit = {
      isTrial,
      end: (how) => {
        if (how !== 'not-made') resolve(how);
        else if (isTrial) this.unused = leave;
      },
    };
    return leave;
  }

  private broken(): void {
    this.brokenAt = this.clock.elapsed();
    this.trials = this.awaySince === null ? 0 : this.trials + 1;
    this.awaySince ??= this.clock.now();
  }

  private reset(): void {
    this.awaySince = null;
    this.unused = null;
  }

  /** How long until the next trial, milliseconds; 0 or less: it may begin. */
  private remaining(): number {
    const pauseMs = Math.min(this.options.longestPauseMs, this.options.pauseMs * 2 ** this.trials);
    return this.brokenAt + pauseMs - this.clock.elapsed();
  }
}
