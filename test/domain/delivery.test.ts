import {
  type CallOutcome,
  DEFAULT_RETRY_SCHEDULE,
  Delivery,
  DomainError,
  type Instant,
  type IssueHandOver,
  isBlocked,
  isDue,
  isLeaseOver,
  plusMilliseconds,
  retryDelay,
} from '@ticket-distribution/domain';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';

const at = '2026-12-01T09:30:00.000Z' as Instant;
const until = plusMilliseconds(at, 30_000);

function handOver(ordinal: number, tickets: readonly string[] = ['t1']): IssueHandOver {
  return {
    operation: 'issue',
    purpose: 'issue',
    key: `g.issue.1.${ordinal}`,
    fulfillmentMethod: 'NOD',
    orderId: '9KX4T2QH',
    orderLineId: 'line-1',
    ticketDistributionGroupId: 'g',
    organisationId: 1,
    ownerCustomerId: '1000042',
    holderCustomerId: '1000042',
    customerAccountRef: null,
    language: 'nob',
    pickup: { medium: 'QR_CODE', deliverAfter: null, qrChecksumType: 'SIGNED' },
    tickets: tickets.map((ticketDistributionId) => ({ ticketDistributionId })),
  } as unknown as IssueHandOver;
}

const delivery = (ordinal = 1, tickets?: readonly string[]) =>
  Delivery.of(handOver(ordinal, tickets), ordinal, { correlationId: 'correlation-1' }, at);

const settle = (subject: Delivery, by: string, outcome: CallOutcome, attempts = 12): void =>
  subject.settle(by, {
    outcome,
    at: plusMilliseconds(at, 40),
    transcript: { request: 'asked', answer: null },
    schedule: { ...DEFAULT_RETRY_SCHEDULE, attempts },
    fraction: 0,
  });

const unknown: CallOutcome = { kind: 'unknown', reason: 'time-out' };
const noEffect: CallOutcome = { kind: 'no-effect', reason: 'connection refused' };

describe('A delivery', () => {
  it('is due at once, in flight while claimed, and done when the system answers', () => {
    const subject = delivery();
    expect(isDue(subject.snapshot, at)).to.equal(true);
    subject.claim('call-1', at, until);
    expect(subject.snapshot.state).to.equal('IN_FLIGHT');
    expect(isDue(subject.snapshot, at)).to.equal(false);
    settle(subject, 'call-1', { kind: 'applied', references: [] });
    expect(subject.snapshot).to.deep.include({ state: 'DONE', claim: null, attemptCount: 1 });
  });

  it('keeps each call as an attempt with its time, outcome and what was said', () => {
    const subject = delivery();
    subject.claim('call-1', at, until);
    settle(subject, 'call-1', unknown);
    expect(subject.newAttempts).to.deep.equal([
      {
        deliveryKey: 'g.issue.1.1',
        number: 1,
        startedAt: at,
        durationMs: 40,
        outcome: 'unknown',
        message: 'time-out',
        correlationId: 'correlation-1',
        request: 'asked',
        answer: null,
      },
    ]);
  });

  it('takes an outcome from nobody but the one who made the call', () => {
    const subject = delivery();
    subject.claim('call-1', at, until);
    expect(() => settle(subject, 'call-2', unknown))
      .to.throw(DomainError)
      .with.property('code', 'delivery/illegal-move');
    expect(() => subject.claim('call-2', at, until))
      .to.throw(DomainError)
      .with.property('code', 'delivery/illegal-move');
    expect(subject.snapshot.claim?.by).to.equal('call-1');
  });

  it('waits PENDING after a call that had no effect, and doubles the pause', () => {
    const subject = delivery();
    const pauses = [1, 2, 3].map((call) => {
      subject.claim(`call-${call}`, at, until);
      settle(subject, `call-${call}`, noEffect);
      expect(subject.snapshot.state).to.equal('PENDING');
      return subject.snapshot.nextAttemptAt;
    });
    expect(pauses).to.deep.equal([290, 540, 1040].map((ms) => plusMilliseconds(at, ms)));
  });

  it('stays UNKNOWN, once it is, through calls that had no effect: they say nothing of the one before', () => {
    const subject = delivery();
    subject.claim('call-1', at, until);
    settle(subject, 'call-1', unknown);
    subject.claim('call-2', at, until);
    expect(subject.snapshot.state).to.equal('UNKNOWN');
    settle(subject, 'call-2', noEffect);
    expect(subject.snapshot.state).to.equal('UNKNOWN');
    subject.claim('call-3', at, until);
    settle(subject, 'call-3', { kind: 'refused', reason: 'unknown product' });
    expect(subject.snapshot.state).to.equal('REFUSED');
  });

  for (const outcome of [unknown, noEffect]) {
    it(`is set aside when its attempts are used up with outcome ${outcome.kind}, and not before`, () => {
      const subject = delivery();
      for (const call of ['1', '2', '3']) {
        expect(subject.snapshot.state).to.not.equal('SET_ASIDE');
        subject.claim(call, at, until);
        settle(subject, call, outcome, 3);
      }
      expect(subject.snapshot).to.deep.include({ state: 'SET_ASIDE', nextAttemptAt: null });
    });
  }

  it('goes to an operator when the system does not know the key: that is no proof that nothing happened', () => {
    const subject = delivery();
    subject.claim('call-1', at, until);
    settle(subject, 'call-1', unknown);
    subject.claim('call-2', at, until);
    settle(subject, 'call-2', { kind: 'not-found', reason: 'not known' });
    expect(subject.snapshot.state).to.equal('SET_ASIDE');
  });

  it('is UNKNOWN and due at once when the process that called ended', () => {
    const subject = delivery();
    subject.claim('call-1', at, until);
    subject.interrupt(at);
    expect(subject.snapshot).to.deep.include({ state: 'UNKNOWN', claim: null, nextAttemptAt: at });
    expect(subject.newAttempts.map(({ outcome }) => outcome)).to.deep.equal(['interrupted']);
  });

  it('is up for everybody once the lease of its claim has run out, to the millisecond, and never without a claim', () => {
    const subject = delivery();
    const expired = (milliseconds: number) => isLeaseOver(subject.snapshot, plusMilliseconds(until, milliseconds));
    expect(expired(1)).to.equal(false);
    subject.claim('call-1', at, until);
    expect([-1, 0, 1].map(expired)).to.deep.equal([false, true, true]);
    settle(subject, 'call-1', unknown);
    expect(expired(1)).to.equal(false);
  });

  it('is given back by the one who claimed it and made no call, as if it had never been claimed', () => {
    const subject = delivery();
    subject.claim('call-1', at, until);
    expect(() => subject.giveBack('call-2', at)).to.throw(DomainError, 'not claimed by call-2');
    subject.giveBack('call-1', until);
    const waiting = { state: 'PENDING', claim: null, attemptCount: 0, nextAttemptAt: until };
    expect(subject.snapshot).to.deep.include(waiting);
    expect(subject.newAttempts).to.deep.equal([]);
    expect(() => subject.giveBack('call-1', until)).to.throw(DomainError, 'not claimed by call-1');
    subject.claim('call-3', at, until);
    settle(subject, 'call-3', unknown);
    subject.claim('call-4', at, until);
    subject.giveBack('call-4', until);
    expect(subject.snapshot).to.deep.include({ ...waiting, state: 'UNKNOWN', attemptCount: 1 });
  });

  it('takes the outcome of a call whose lease ran out, as long as nobody took it up', () => {
    const [kept, taken] = [delivery(), delivery()];
    for (const subject of [kept, taken]) subject.claim('call-1', at, at);
    settle(kept, 'call-1', { kind: 'applied', references: [] });
    expect(kept.snapshot.state).to.equal('DONE');
    taken.interrupt(until);
    expect(() => settle(taken, 'call-1', { kind: 'applied', references: [] })).to.throw(DomainError, 'not claimed');
    expect(taken.snapshot.state).to.equal('UNKNOWN');
  });

  it('can be withdrawn before the first attempt only', () => {
    const untouched = delivery();
    untouched.withdraw(at);
    expect(untouched.snapshot).to.deep.include({ state: 'WITHDRAWN', nextAttemptAt: null });
    const attempted = delivery();
    attempted.claim('call-1', at, until);
    settle(attempted, 'call-1', noEffect);
    expect(() => attempted.withdraw(at)).to.throw(DomainError, 'cannot become WITHDRAWN');
  });

  it('waits for the final answer of an earlier delivery that names one of its tickets', () => {
    const [first, second, other] = [delivery(1, ['t1', 't2']), delivery(2, ['t2']), delivery(3, ['t3'])];
    const siblings = [first, second, other].map(({ snapshot }) => snapshot);
    expect(siblings.map((snapshot) => isBlocked(snapshot, siblings))).to.deep.equal([false, true, false]);
    first.claim('call-1', at, until);
    settle(first, 'call-1', { kind: 'refused', reason: 'no' });
    expect(isBlocked(second.snapshot, [first.snapshot])).to.equal(false);
  });

  it('waits no longer when the earlier one is done', () => {
    const [first, second] = [delivery(1), delivery(2)];
    first.claim('call-1', at, until);
    settle(first, 'call-1', { kind: 'applied', references: [] });
    expect(isBlocked(second.snapshot, [first.snapshot])).to.equal(false);
  });

  it('uses up no attempt by a trial of a system that is away, however many there are', () => {
    const subject = delivery();
    const call = (isTrial: boolean): void => {
      subject.claim('call', at, until);
      const schedule = { ...DEFAULT_RETRY_SCHEDULE, attempts: 2 };
      const transcript = { request: 'asked', answer: null };
      subject.settle('call', { outcome: unknown, transcript, at, schedule, fraction: 0, isTrial });
    };
    call(true);
    expect(subject.snapshot.nextAttemptAt).to.equal(plusMilliseconds(at, DEFAULT_RETRY_SCHEDULE.firstDelayMs / 2));
    call(false);
    for (let trial = 0; trial < 10; trial += 1) call(true);
    expect(subject.snapshot).to.deep.include({ state: 'UNKNOWN', attemptCount: 12, trialCount: 11 });
    call(false);
    expect(subject.snapshot).to.deep.include({ state: 'SET_ASIDE', attemptCount: 13, trialCount: 11 });
  });

  it('is claimed by one at a time, also while it is UNKNOWN', () => {
    const subject = delivery();
    subject.claim('call-1', at, until);
    settle(subject, 'call-1', unknown);
    subject.claim('call-2', at, until);
    expect(() => subject.claim('call-3', at, until)).to.throw(DomainError, 'not claimed by call-3');
    expect(subject.snapshot).to.deep.include({ attemptCount: 2, claim: { by: 'call-2', since: at, until } });
  });

  it('does not wait for an earlier one that was withdrawn, nor for a later one, but for one that was set aside', () => {
    const [first, second, third] = [delivery(1), delivery(2), delivery(3)];
    first.withdraw(at);
    expect(isBlocked(second.snapshot, [first.snapshot, third.snapshot])).to.equal(false);
    second.claim('call-1', at, until);
    settle(second, 'call-1', unknown, 1);
    expect(second.snapshot.state).to.equal('SET_ASIDE');
    expect(isBlocked(third.snapshot, [second.snapshot])).to.equal(true);
  });

  it('is due when its time is reached, not before, and never once it was answered or set aside', () => {
    const subject = delivery();
    subject.claim('call-1', at, until);
    settle(subject, 'call-1', noEffect);
    const { nextAttemptAt } = subject.snapshot;
    if (nextAttemptAt === null) throw new Error('nothing is to be done any more');
    expect(isDue(subject.snapshot, plusMilliseconds(nextAttemptAt, -1))).to.equal(false);
    expect(isDue(subject.snapshot, nextAttemptAt)).to.equal(true);
    for (const state of ['DONE', 'REFUSED', 'WITHDRAWN', 'SET_ASIDE'] as const) {
      expect(isDue({ ...subject.snapshot, state }, nextAttemptAt), state).to.equal(false);
    }
    expect(isDue({ ...subject.snapshot, claim: { by: 'call-2', since: at, until } }, nextAttemptAt)).to.equal(false);
  });

  it('forgets its last error when it is done, and is left alone when no call is interrupted', () => {
    const subject = delivery();
    const untouched = subject.snapshot;
    subject.interrupt(at);
    expect(subject.snapshot).to.equal(untouched);
    subject.claim('call-1', at, until);
    settle(subject, 'call-1', noEffect);
    expect(subject.snapshot.lastError).to.equal('connection refused');
    subject.claim('call-2', at, until);
    settle(subject, 'call-2', { kind: 'applied', references: [] });
    expect(subject.snapshot).to.deep.include({ lastError: null, updatedAt: plusMilliseconds(at, 40) });
  });
});

describe('The pause between attempts', () => {
  it('is never longer than the longest and never shorter than half of the doubled first', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (attempt, fraction) => {
          const { firstDelayMs, longestDelayMs } = DEFAULT_RETRY_SCHEDULE;
          const full = Math.min(longestDelayMs, firstDelayMs * 2 ** (attempt - 1));
          expect(retryDelay(DEFAULT_RETRY_SCHEDULE, attempt, fraction)).to.be.within(Math.floor(full / 2), full);
        },
      ),
    );
  });
});
