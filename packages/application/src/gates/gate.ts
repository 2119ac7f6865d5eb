import { millisecondsOf } from '@ticket-distribution/domain';
import type { BreakerReading, CallEnd, CallPermit, CircuitBreaker } from '../ports/circuit-breaker.js';
import type { Clock } from '../ports/clock.js';
import type { CallRate } from './call-rate.js';
import type { Lane } from './lane.js';

/** Where one call goes through to its ticket system: begun, told how it ended, left. */
export interface Passage {
  /** Whether a call may be made: the system neither counts as away nor asked to be left alone. */
  readonly isOpen: boolean;
  /** The call is to show whether a system is back that counts as away. */
  readonly isTrial: boolean;
  /**
   * The call was made, and ended so.
   *
   * @param aloneMs for how long the system is to be left alone, milliseconds
   */
  end(how: Exclude<CallEnd, 'not-made'>, aloneMs: number): void;
  /** Makes place for the next, once; where no call was made it leaves no trace. */
  leave(): void;
}

/**
 * What lets calls through to one ticket system: so many at once, so many a second, none while the system is away or asked
 * to be left alone.
 */
export class Gate {
  /** Called when a call has made place for the next, or nothing was called (`isMade`). */
  onLeft: (isMade: boolean) => void = () => {};
  /** What will have elapsed when the system is called again that asked to be left alone, milliseconds. */
  private aloneUntil = 0;

  constructor(
    private readonly clock: Clock,
    private readonly lane: Lane,
    readonly rate: CallRate,
    private readonly breaker: CircuitBreaker,
  ) {}

  /** How many calls could begin now, as far as can be told. */
  get free(): number {
    return Math.min(this.lane.free, this.rate.free, this.letThrough());
  }

  /**
   * How many deliveries to claim now, ahead of their calls: half a lane lines up behind it, so that there is a next call the moment
   * that one ends; 0 until about half of those are left, so that several are claimed at once.
   */
  get claimable(): number {
    const room = Math.min(this.lane.room, this.rate.free, this.letThrough());
    return this.free > 0 || room > this.lane.ahead / 2 ? room : 0;
  }

  /** How long until a call may begin, milliseconds, where it is only the rate that keeps it. */
  get msUntilFree(): number {
    return this.lane.free === 0 || this.isAway ? 0 : this.rate.msUntilFree;
  }

  /** Whether the system gets no calls for a while, whoever asks. */
  get isAway(): boolean {
    return this.letThrough() === 0;
  }

  /** Whether this process takes the system to be away. */
  get breakerReading(): BreakerReading {
    return this.breaker.read();
  }

  /** How long it gets no calls as far as can be told, milliseconds; 0: it may be called. */
  get msUntilOpen(): number {
    return Math.max(this.msLeftAlone, this.msUntilTrial(this.breaker.read()), 0);
  }

  /** @returns null: no call may begin now */
  enter(): Passage | null {
    if (this.lane.free === 0 || this.rate.free === 0 || this.msLeftAlone > 0) return null;
    const permit = this.breaker.enter();
    if (permit === null) return null;
    void this.lane.take();
    return this.passage(permit, this.rate.take());
  }

  /** Resolves when it is the turn of a delivery that is claimed already; the system may count as away by then. */
  async lineUp(): Promise<Passage> {
    await this.lane.take();
    const putBack = await this.rate.takeInTurn(1);
    return this.passage(this.msLeftAlone > 0 ? null : this.breaker.enter(), putBack);
  }

  /**
   * Leave for a look that makes so many calls. Looks have no lane: whoever looks makes one look at a time.
   *
   * @returns null: the system counts as away, or asked to be left alone
   */
  async look(calls: number): Promise<CallPermit | null> {
    if (this.msLeftAlone > 0) return null;
    const permit = this.breaker.enter();
    if (permit !== null) await this.rate.takeInTurn(calls);
    return permit;
  }

  private passage(permit: CallPermit | null, putBack: () => void): Passage {
    let [isMade, hasLeft] = [false, false];
    return {
      isOpen: permit !== null,
      isTrial: permit?.isTrial ?? false,
      end: (how, aloneMs) => {
        isMade = true;
        this.aloneUntil = Math.max(this.aloneUntil, this.clock.elapsed() + aloneMs);
        permit?.end(how);
      },
      leave: () => {
        if (hasLeft) return;
        hasLeft = true;
        if (!isMade) putBack();
        if (!isMade) permit?.end('not-made');
        this.lane.leave();
        this.onLeft(isMade);
      },
    };
  }

  private get msLeftAlone(): number {
    return this.aloneUntil - this.clock.elapsed();
  }

  private letThrough(): number {
    const reading = this.breaker.read();
    if (this.msLeftAlone > 0) return 0;
    if (reading.state === 'CLOSED') return Number.POSITIVE_INFINITY;
    return reading.state === 'OPEN' && this.msUntilTrial(reading) <= 0 ? 1 : 0;
  }

  private msUntilTrial({ nextTrialAt }: BreakerReading): number {
    return nextTrialAt === null ? 0 : millisecondsOf(nextTrialAt) - millisecondsOf(this.clock.now());
  }
}
