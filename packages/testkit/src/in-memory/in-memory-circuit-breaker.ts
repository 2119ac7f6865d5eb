import type {
  BreakerOptions,
  BreakerReading,
  CallEnd,
  CallPermit,
  CircuitBreaker,
  Clock,
} from '@ticket-distribution/application';
import { type Instant, plusMilliseconds } from '@ticket-distribution/domain';

/** How a system is away: since when, how long it is left alone, until when, and whether a trial is under way. */
interface Away {
  readonly since: Instant;
  readonly pauseMs: number;
  /** What will have elapsed when the next trial may begin, milliseconds. */
  readonly nextTrial: number;
  readonly isTrying: boolean;
}

/** The reference implementation of `CircuitBreaker`, by any clock. */
export class InMemoryCircuitBreaker implements CircuitBreaker {
  private failures = 0;
  private away: Away | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly options: BreakerOptions,
  ) {}

  enter(): CallPermit | null {
    const { away } = this;
    if (away === null) return { isTrial: false, end: (how) => this.callEnded(how) };
    if (away.isTrying || this.remaining(away) > 0) return null;
    this.away = { ...away, isTrying: true };
    return { isTrial: true, end: (how) => this.trialEnded(away, how) };
  }

  read(): BreakerReading {
    if (this.away === null) return { state: 'CLOSED', since: null, nextTrialAt: null };
    const { since, isTrying } = this.away;
    if (isTrying) return { state: 'TRYING', since, nextTrialAt: null };
    return { state: 'OPEN', since, nextTrialAt: plusMilliseconds(this.clock.now(), this.remaining(this.away)) };
  }

  /** Calls that were under way when the system was found to be away say nothing new. */
  private callEnded(how: CallEnd): void {
    if (how === 'answered') this.failures = 0;
    if (how !== 'failed' || this.away !== null) return;
    this.failures += 1;
    if (this.failures >= this.options.failures) this.leaveAlone(this.clock.now(), this.options.pauseMs);
  }

  private trialEnded(away: Away, how: CallEnd): void {
    if (how === 'not-made') {
      this.away = away;
    } else if (how === 'failed') {
      this.leaveAlone(away.since, Math.min(this.options.longestPauseMs, away.pauseMs * 2));
    } else {
      this.away = null;
      this.failures = 0;
    }
  }

  private leaveAlone(since: Instant, pauseMs: number): void {
    this.away = { since, pauseMs, nextTrial: this.clock.elapsed() + pauseMs, isTrying: false };
  }

  /** How long until the next trial, milliseconds; 0 or less: it may begin. */
  private remaining({ nextTrial }: Away): number {
    return nextTrial - this.clock.elapsed();
  }
}
