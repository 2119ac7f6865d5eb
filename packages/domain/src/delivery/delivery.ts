import { DomainError } from '../shared/domain-error.js';
import type { DeliveryKey } from '../shared/ids.js';
import { type Instant, millisecondsOf, plusMilliseconds } from '../shared/instant.js';
import { type DeliveryState, checkDeliveryMove } from './delivery-state.js';
import { checkUnclaimedAndOpen } from './check-unclaimed.js';
import type { Attempt, CallTranscript, DeliverySnapshot, Settlement } from './delivery-snapshot.js';
import type { HandOver } from '../hand-over/hand-over.js';
import { holdsErased } from '../shared/erased.js';
import type { Origin } from '../shared/origin.js';
import { priorityOf } from './priority.js';
import { DEFAULT_RETRY_SCHEDULE, type RetrySchedule, grantedPause, retryDelay } from './retry-schedule.js';
import { neverTookEffect } from './statement.js';

/**
 * One hand-over to one ticket system. It is stored with the move that needs it, before the first call, and keeps its
 * key through every attempt.
 */
export class Delivery {
  private readonly attempts: Attempt[] = [];

  private constructor(
    private state: DeliverySnapshot,
    private readonly restored: DeliverySnapshot | null,
  ) {}

  /** A delivery that is due at once. */
  static of(handOver: HandOver, ordinal: number, origin: Origin, at: Instant): Delivery {
    const { correlationId, traceparent = null, urgency = 'by-itself' } = origin;
    const made: DeliverySnapshot = {
      key: handOver.key,
      revision: 0,
      ordinal,
      handOver,
      priority: priorityOf(handOver, urgency),
      state: 'PENDING',
      attemptCount: 0,
      trialCount: 0,
      nextAttemptAt: at,
      claim: null,
      lastError: null,
      correlationId,
      traceparent,
      createdAt: at,
      updatedAt: at,
    };
    return new Delivery(made, null);
  }

  static restore(snapshot: DeliverySnapshot): Delivery {
    return new Delivery(snapshot, snapshot);
  }

  get snapshot(): DeliverySnapshot {
    return this.state;
  }

  /** As it was restored; null: it is new. */
  get before(): DeliverySnapshot | null {
    return this.restored;
  }

  get key(): DeliveryKey {
    return this.state.key;
  }

  /** The attempts that ended since it was made or restored. */
  get newAttempts(): readonly Attempt[] {
    return this.attempts;
  }

  /**
   * Takes the delivery for one call: PENDING becomes IN_FLIGHT, UNKNOWN stays so and is asked again.
   *
   * @param until when others may take it up, unless the lease is renewed
   */
  claim(by: string, at: Instant, until: Instant): void {
    if (this.state.claim !== null) throw claimTaken(this.key, by);
    if (this.state.state !== 'UNKNOWN') this.move('IN_FLIGHT', at);
    const attemptCount = this.state.attemptCount + 1;
    this.state = { ...this.state, attemptCount, nextAttemptAt: null, claim: { by, since: at, until } };
  }

  /**
   * Takes a claim back for which no call was made: the delivery is as it was, and due at once.
   *
   * @throws DomainError `delivery/illegal-move` when somebody else, or nobody, holds the claim
   */
  giveBack(by: string, at: Instant): void {
    const { claim, state, attemptCount } = this.state;
    if (claim?.by !== by) throw claimTaken(this.key, by);
    if (state !== 'UNKNOWN') this.move('PENDING', at);
    this.state = { ...this.state, attemptCount: attemptCount - 1, nextAttemptAt: at, claim: null };
  }

  /**
   * Writes the outcome of the claimed call. An outcome that answers the key is final. A call that had no effect is made
   * again later, not before the system wants it; an unknown outcome is asked again later; both until the attempts of the
   * round are used up. A trial that found the system still away uses up none: it says nothing of this delivery.
   *
   * @throws DomainError `delivery/illegal-move` when somebody else, or nobody, holds the claim
   */
  settle(by: string, settlement: Settlement): void {
    const { outcome, at } = settlement;
    this.endCall(by, outcome.kind, 'reason' in outcome ? outcome.reason : null, settlement);
    const wasUnknown = this.state.state === 'UNKNOWN';
    switch (outcome.kind) {
      case 'applied':
        return this.move('DONE', at);
      case 'refused':
        return this.move('REFUSED', at);
      case 'not-found':
        if (!wasUnknown) this.move('UNKNOWN', at);
        return this.move('SET_ASIDE', at);
      case 'no-effect':
        if (!wasUnknown) this.move('PENDING', at);
        return this.tryAgain(settlement, grantedPause(outcome));
      case 'unknown':
        if (!wasUnknown) this.move('UNKNOWN', at);
        return this.tryAgain(settlement);
    }
  }

  /**
   * The process that held the claim is gone, or stalled: nobody knows how its call ended. It is asked again at once, until
   * the attempts of the round are used up.
   */
  interrupt(at: Instant, { attempts }: Pick<RetrySchedule, 'attempts'> = DEFAULT_RETRY_SCHEDULE): void {
    const { claim, state } = this.state;
    if (claim === null) return;
    const nothing = { request: null, answer: null };
    this.endCall(claim.by, 'interrupted', 'the process ended during the call', { at, transcript: nothing });
    if (state !== 'UNKNOWN') this.move('UNKNOWN', at);
    if (this.attemptsInRound(attempts) === 0) return this.move('SET_ASIDE', at);
    this.state = { ...this.state, nextAttemptAt: at };
  }

  /**
   * Puts a delivery that was set aside back for another round of attempts: to be called when every call certainly had no
   * effect, else to be asked about.
   *
   * @param attempts the calls made so far
   * @throws DomainError `delivery/illegal-move` when it is not set aside, `delivery/erased` when what it says was erased
   */
  replay(attempts: readonly Attempt[], at: Instant): void {
    if (holdsErased(this.state.handOver)) throw saysNothingMore(this.key);
    this.move(neverTookEffect(attempts) ? 'PENDING' : 'UNKNOWN', at);
    this.state = { ...this.state, nextAttemptAt: at };
  }

  /**
   * Somebody wants it tried now: one that was set aside gets another round of attempts, one that waits for its next
   * attempt is due at once.
   *
   * @param attempts the calls made so far
   * @throws DomainError `delivery/under-way` while a call is made, `delivery/answered` when nothing is left to try,
   *   `delivery/erased` when what it says was erased
   */
  retry(attempts: readonly Attempt[], at: Instant): void {
    checkUnclaimedAndOpen(this.state);
    if (this.state.state === 'SET_ASIDE') return this.replay(attempts, at);
    const { nextAttemptAt } = this.state;
    const isDue = nextAttemptAt !== null && nextAttemptAt <= at;
    this.state = { ...this.state, nextAttemptAt: isDue ? nextAttemptAt : at, updatedAt: at };
  }

  /**
   * Ends it on the word of an operator who asked the ticket system; no call is made any more.
   *
   * @param outcome what the word says of the hand-over, see `outcomeOfStatement`
   * @throws DomainError `delivery/under-way` while a call is made, `delivery/answered` when it has ended already
   */
  conclude(outcome: 'applied' | 'refused', reason: string, at: Instant): void {
    checkUnclaimedAndOpen(this.state);
    this.move(outcome === 'applied' ? 'DONE' : 'REFUSED', at);
    this.state = { ...this.state, nextAttemptAt: null, lastError: outcome === 'applied' ? null : reason };
  }

  /**
   * No call is made any more, for what it says is about to be erased: an operator has to say how it ended.
   *
   * @throws DomainError `delivery/under-way` while a call is made, `delivery/answered` when it has ended already
   */
  setAside(at: Instant): void {
    checkUnclaimedAndOpen(this.state);
    if (this.state.state !== 'SET_ASIDE') this.move('SET_ASIDE', at);
    this.state = { ...this.state, nextAttemptAt: null };
  }

  /** Replaced by a newer decision before the first attempt. */
  withdraw(at: Instant): void {
    const { attemptCount, state } = this.state;
    if (attemptCount > 0)
      throw new DomainError(
        'delivery/illegal-move',
        `Delivery ${this.key} was attempted and cannot become WITHDRAWN.`,
        { key: this.key, from: state, to: 'WITHDRAWN' },
      );
    this.move('WITHDRAWN', at);
    this.state = { ...this.state, nextAttemptAt: null };
  }

  private endCall(
    by: string,
    outcome: Attempt['outcome'],
    message: string | null,
    { at, transcript }: { readonly at: Instant; readonly transcript: CallTranscript },
  ): void {
    const { claim, attemptCount: number, correlationId } = this.state;
    if (claim?.by !== by) throw claimTaken(this.key, by);
    const durationMs = Math.max(0, millisecondsOf(at) - millisecondsOf(claim.since));
    const call = { deliveryKey: this.key, number, startedAt: claim.since, durationMs, correlationId };
    this.attempts.push({ ...call, outcome, message, ...transcript });
    this.state = { ...this.state, claim: null, lastError: message, updatedAt: at };
  }

  /** @param leastMs the least pause, milliseconds */
  private tryAgain({ at, schedule, fraction, isTrial = false }: Settlement, leastMs = 0): void {
    const trialCount = this.state.trialCount + Number(isTrial);
    this.state = { ...this.state, trialCount };
    const inRound = this.attemptsInRound(schedule.attempts);
    if (inRound === 0 && !isTrial) return this.move('SET_ASIDE', at);
    const delay = Math.max(leastMs, retryDelay(schedule, Math.max(1, inRound), fraction));
    this.state = { ...this.state, nextAttemptAt: plusMilliseconds(at, delay) };
  }

  /** How many attempts of the running round are used up; 0: all of them. Trials use up none. */
  private attemptsInRound(attempts: number): number {
    return (this.state.attemptCount - this.state.trialCount) % attempts;
  }

  private move(to: DeliveryState, at: Instant): void {
    checkDeliveryMove(this.key, this.state.state, to);
    this.state = { ...this.state, state: to, updatedAt: at };
  }
}

function claimTaken(key: DeliveryKey, by: string): DomainError {
  return new DomainError('delivery/illegal-move', `Delivery ${key} is not claimed by ${by}.`, { key });
}

function saysNothingMore(key: DeliveryKey): DomainError {
  return new DomainError('delivery/erased', `What delivery ${key} says of a person was erased: it cannot be told.`, {
    key,
  });
}
