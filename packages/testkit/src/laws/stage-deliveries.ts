import {
  type Attempt,
  type CallOutcome,
  Delivery,
  type DeliveryKey,
  type DeliverySnapshot,
  type HandOver,
  type Instant,
  type TicketDistributionGroupId,
  isAnswered,
  isBlocked,
  isDue,
  ticketsOf,
} from '@ticket-distribution/domain';

/** Short rounds without a pause, so that histories meet deliveries that were set aside. */
const SCHEDULE = { attempts: 2, firstDelayMs: 0, longestDelayMs: 0 };
const CLAIM = 'stage';

/** The deliveries of a history and the calls that are under way. */
export class StageDeliveries {
  private readonly attempts = new Map<DeliveryKey, readonly Attempt[]>();
  private readonly underWay = new Map<Delivery, CallOutcome>();
  private all: readonly Delivery[] = [];

  get snapshots(): readonly DeliverySnapshot[] {
    return this.all.map(({ snapshot }) => snapshot);
  }

  openOf(id: TicketDistributionGroupId): readonly DeliverySnapshot[] {
    return this.snapshots.filter(
      ({ state, handOver }) => handOver.ticketDistributionGroupId === id && !isAnswered(state),
    );
  }

  /** Whether its ticket system confirmed a ticket at any time. */
  wasIssued(id: string): boolean {
    return this.snapshots.some(
      ({ state, handOver }) =>
        state === 'DONE' && handOver.operation === 'issue' && ticketsOf(handOver).some((named) => named === id),
    );
  }

  add(handOver: HandOver, at: Instant): void {
    this.all = [...this.all, Delivery.of(handOver, this.all.length + 1, { correlationId: 'stage' }, at)];
  }

  withdraw(keys: readonly DeliveryKey[], at: Instant): void {
    for (const delivery of this.all) if (keys.includes(delivery.key)) delivery.withdraw(at);
  }

  /** Claims one delivery that is due and calls; its answer waits. @returns whether one was due */
  begin(pick: number, at: Instant, call: (handOver: HandOver) => CallOutcome): boolean {
    const due = this.all.filter(
      ({ snapshot }) =>
        isDue(snapshot, at) && !isBlocked(snapshot, this.openOf(snapshot.handOver.ticketDistributionGroupId)),
    );
    const delivery = due[pick % Math.max(1, due.length)];
    if (delivery === undefined) return false;
    delivery.claim(CLAIM, at, at);
    this.underWay.set(delivery, call(delivery.snapshot.handOver));
    return true;
  }

  /** Settles one call that is under way, the longest first; null: none is. */
  end(at: Instant): { readonly handOver: HandOver; readonly outcome: CallOutcome } | null {
    for (const [delivery, outcome] of this.underWay) {
      this.underWay.delete(delivery);
      const transcript = { request: null, answer: null };
      delivery.settle(CLAIM, { outcome, transcript, at, schedule: SCHEDULE, fraction: 0 });
      this.attempts.set(delivery.key, delivery.newAttempts);
      return { handOver: delivery.snapshot.handOver, outcome };
    }
    return null;
  }

  /** Puts all that was set aside back. */
  replay(at: Instant): void {
    for (const delivery of this.all) {
      if (delivery.snapshot.state === 'SET_ASIDE') delivery.replay(this.attempts.get(delivery.key) ?? [], at);
    }
  }
}
