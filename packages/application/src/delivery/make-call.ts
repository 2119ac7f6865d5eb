import {
  type CallOutcome,
  type Claim,
  type Delivery,
  type RetrySchedule,
  checkedOutcome,
  grantedPause,
} from '@ticket-distribution/domain';
import type { Clock } from '../ports/clock.js';
import type { DeliveryLog } from '../ports/delivery-log.js';
import type { Randomness } from '../ports/randomness.js';
import type { Signals } from '../ports/signals.js';
import type { CallResult, TicketSystemGateways } from '../ports/ticket-system-gateway.js';
import type { DeliveryClaimer } from './delivery-claimer.js';
import type { Passage } from '../gates/gate.js';
import type { Leases } from '../leases/leases.js';
import type { OutcomeWriter } from './outcome-writer.js';

/** The deliveries that follow from a call; null: no call was made, or its outcome was not written. */
export type Written = readonly Delivery[] | null;

/** Makes one call under a claim, and writes its outcome under the same claim. */
export class MakeCall {
  private stopped = false;

  constructor(
    private readonly claimer: DeliveryClaimer,
    private readonly gateways: TicketSystemGateways,
    private readonly clock: Clock,
    private readonly leases: Leases,
    private readonly randomness: Randomness,
    private readonly log: DeliveryLog,
    private readonly signals: Signals,
    private readonly outcomes: OutcomeWriter,
    private readonly options: { readonly schedule: RetrySchedule },
  ) {}

  /** Claims the delivery, unless it is not due any more, and makes its call. */
  async ifDue({ key, snapshot: { handOver } }: Delivery, passage: Passage): Promise<Written> {
    if (this.stopped) return null;
    const { fulfillmentMethod } = handOver;
    const [claimed] = await this.claimer.claimDue([{ fulfillmentMethod, limit: 1, keys: [key] }]);
    const claim = claimed?.snapshot.claim ?? null;
    if (claimed === undefined || claim === null) return null;
    this.leases.hold(claim);
    return this.underClaim(claimed, claim, passage);
  }

  /**
   * Makes the call of a delivery that is claimed. None is made when the lease may be lost by now, when the system counts as away
   * meanwhile, or after the stop: then it is given back.
   */
  async underClaim(delivery: Delivery, claim: Claim, passage: Passage): Promise<Written> {
    const mayCall = !this.stopped && passage.isOpen && this.leases.mayCall(claim);
    try {
      if (mayCall) return await this.callAndWrite(delivery, claim, passage);
      await this.leases.giveBack(delivery.key, claim);
      // Who waits for it need not: it is nobody's for now.
      this.signals.outcomeWritten(delivery.snapshot.handOver.ticketDistributionGroupId);
      return null;
    } finally {
      this.leases.letGo(claim);
    }
  }

  /** Begins no more calls; those under way end, and what the database refuses of them is given up. */
  stop(): void {
    this.stopped = true;
    this.outcomes.stop();
  }

  private async callAndWrite(delivery: Delivery, { by }: Claim, passage: Passage): Promise<Written> {
    const { isTrial } = passage;
    const { outcome, transcript } = await this.call(delivery, passage);
    const { schedule } = this.options;
    const fraction = this.randomness.fraction();
    const settlement = { outcome, transcript, at: this.clock.now(), schedule, fraction, isTrial };
    const { orderId, ticketDistributionGroupId: groupId } = delivery.snapshot.handOver;
    const followUps = await this.outcomes.write({ orderId, key: delivery.key, claim: by, settlement });
    if (followUps !== null) this.signals.outcomeWritten(groupId);
    return followUps;
  }

  /** An unknown outcome is called again where the system dedupes, and asked by key where it does not. */
  private async call(
    { snapshot: { handOver, state, correlationId, traceparent } }: Delivery,
    passage: Passage,
  ): Promise<CallResult> {
    const gateway = this.gateways[handOver.fulfillmentMethod];
    try {
      const mustAsk = state === 'UNKNOWN' && !gateway.dedupes;
      const context = { correlationId, traceparent };
      const result = await (mustAsk ? gateway.ask(handOver, context) : gateway.handOver(handOver, context));
      passage.end(isAnswer(result.outcome) ? 'answered' : 'failed', askedPause(result.outcome));
      return { ...result, outcome: checkedOutcome(handOver, result.outcome) };
    } catch (error) {
      passage.end('failed', 0);
      this.log.failed(handOver.key, error);
      const reason = 'the gateway failed';
      return { outcome: { kind: 'unknown', reason }, transcript: { request: null, answer: null } };
    } finally {
      // The next call may begin while the outcome of this one is written.
      passage.leave();
    }
  }
}

/** Whether the system said what became of the call: that shows that it works, whatever it said. */
function isAnswer({ kind }: CallOutcome): boolean {
  return kind === 'applied' || kind === 'refused' || kind === 'not-found';
}

/** For how long the system is left alone because it asked for it, milliseconds. */
function askedPause(outcome: CallOutcome): number {
  return outcome.kind === 'no-effect' ? grantedPause(outcome) : 0;
}
