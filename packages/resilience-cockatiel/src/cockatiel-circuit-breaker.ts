import type {
  BreakerOptions,
  BreakerReading,
  CallEnd,
  CallLeave,
  CircuitBreaker,
} from '@ticket-distribution/application';
import { instantOf } from '@ticket-distribution/domain';
import {
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  ExponentialBackoff,
  circuitBreaker,
  handleWhenResult,
  noJitterGenerator,
} from 'cockatiel';

/** The breaker of one ticket system, by the clock of the machine. */
export class CockatielCircuitBreaker implements CircuitBreaker {
  private readonly policy: CircuitBreakerPolicy;
  /** Since when the system counts as away; null: it does not. */
  private awaySince: number | null = null;
  private brokenAt = 0;
  private trials = 0;
  /** Leave for a trial that was not made: the next call takes it. */
  private unused: CallLeave | null = null;

  constructor(private readonly options: BreakerOptions) {
    this.policy = circuitBreaker(
      handleWhenResult((how) => how === 'failed'),
      {
        breaker: new ConsecutiveBreaker(options.failures),
        halfOpenAfter: new ExponentialBackoff({
          initialDelay: options.pauseMs,
          maxDelay: options.longestPauseMs,
          generator: noJitterGenerator,
        }),
      },
    );
    this.policy.onBreak(() => this.broken());
    this.policy.onReset(() => this.reset());
  }

  enter(): CallLeave | null {
    const { unused } = this;
    this.unused = null;
    if (this.policy.state === CircuitState.HalfOpen) return unused;
    return this.begun(this.policy.state === CircuitState.Open);
  }

  read(): BreakerReading {
    if (this.awaySince === null) return { state: 'CLOSED', since: null, nextTrialAt: null };
    const since = instantOf(this.awaySince);
    const isTrying = this.policy.state === CircuitState.HalfOpen && this.unused === null;
    if (isTrying) return { state: 'TRYING', since, nextTrialAt: null };
    return { state: 'OPEN', since, nextTrialAt: instantOf(this.brokenAt + this.pauseMs()) };
  }

  /** The policy runs what it lets through at once, and nothing else. */
  private begun(isTrial: boolean): CallLeave | null {
    let leave: CallLeave | null = null;
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
  private leave(isTrial: boolean, resolve: (how: CallEnd) => void): CallLeave {
    const leave: CallLeave = {
      isTrial,
      end: (how) => {
        if (how !== 'not-made') resolve(how);
        else if (isTrial) this.unused = leave;
      },
    };
    return leave;
  }

  private broken(): void {
    this.brokenAt = Date.now();
    this.trials = this.awaySince === null ? 0 : this.trials + 1;
    this.awaySince ??= this.brokenAt;
  }

  private reset(): void {
    this.awaySince = null;
    this.unused = null;
  }

  private pauseMs(): number {
    return Math.min(this.options.longestPauseMs, this.options.pauseMs * 2 ** this.trials);
  }
}
