import {
  type CallOutcome,
  type Claim,
  type Delivery,
  type DeliveryKey,
  FULFILLMENT_METHODS,
  type FulfillmentMethod,
  type Instant,
  type RetrySchedule,
  ticketsOf,
} from '@ticket-distribution/domain';
import type { Clock, Pause } from '../ports/clock.js';
import type { DeliveryLog } from '../ports/delivery-log.js';
import type { Randomness } from '../ports/randomness.js';
import type { Signals } from '../ports/signals.js';
import type { CallResult, TicketSystemGateways } from '../ports/ticket-system-gateway.js';
import type { Transaction, Transactions } from '../ports/transactions.js';
import { serialised } from '../shared/serialised.js';
import { AnswersOfOthers } from './answers-of-others.js';
import { type DueNow, claimDue } from './claim-due.js';
import { Lane } from './lane.js';
import type { Leases } from './leases.js';
import { OutcomeWriter } from './outcome-writer.js';
import type { WriteOutcome } from './write-outcome.js';

export interface CourierOptions {
  readonly schedule: RetrySchedule;
  /** Calls under way at once, per ticket system. */
  readonly callsAtOnce: number;
  /** False: this process stores what is to be handed over, and leaves every call to others. */
  readonly makesCalls: boolean;
}

/**
 * Makes the calls: claims a delivery, calls its ticket system, writes the outcome under the claim. Each ticket system
 * has a lane of its own, so that a slow one holds up no other.
 */
export class Courier {
  private readonly underWay = new Map<DeliveryKey, Promise<boolean>>();
  private readonly lanes: Readonly<Record<FulfillmentMethod, Lane>>;
  private readonly outcomes: OutcomeWriter;
  private readonly others: AnswersOfOthers;
  private stopped = false;

  constructor(
    private readonly transactions: Transactions,
    private readonly gateways: TicketSystemGateways,
    private readonly clock: Clock,
    private readonly leases: Leases,
    private readonly randomness: Randomness,
    private readonly log: DeliveryLog,
    private readonly signals: Signals,
    writeOutcome: WriteOutcome,
    private readonly options: CourierOptions,
  ) {
    this.outcomes = new OutcomeWriter(transactions, writeOutcome, clock, log);
    this.others = new AnswersOfOthers(transactions, signals, clock);
    const lanes = FULFILLMENT_METHODS.map((method) => [method, new Lane(options.callsAtOnce)]);
    this.lanes = Object.fromEntries(lanes) as Record<FulfillmentMethod, Lane>;
  }

  /**
   * Claims deliveries that are about to be stored, so that their first calls need no transaction of their own: as many
   * as can start at once, and only where a crash before the call costs no more than asking again. A group decides the next
   * hand-over of a ticket when the one before is answered, so that none of them has to wait for another.
   */
  async claimAtOnce({ pauses }: PauseTransaction, deliveries: readonly Delivery[], at: Instant): Promise<void> {
    if (this.stopped || !this.options.makesCalls) return;
    for (const method of FULFILLMENT_METHODS) {
      if (!this.gateways.byMethod[method].dedupes) continue;
      const waiting = deliveries.filter(({ snapshot: { handOver } }) => handOver.fulfillmentMethod === method);
      const startable = waiting.slice(0, this.lanes[method].free);
      if (startable.length === 0 || (await pauses.find(method)) !== undefined) continue;
      for (const delivery of startable) this.leases.claim(delivery, at);
    }
  }

  /** Has the calls of stored deliveries started, here or by another process, without waiting for them. */
  dispatch(deliveries: readonly Delivery[]): void {
    if (deliveries.length === 0) return;
    if (!this.options.makesCalls) return this.signals.workStored();
    for (const delivery of deliveries) void this.startStored(delivery);
  }

  /**
   * Resolves when none of the deliveries, nor what followed from them, is under way in this process (they may be due
   * again later).
   */
  async settled(keys: readonly DeliveryKey[]): Promise<void> {
    await Promise.all(keys.flatMap((key) => this.underWay.get(key) ?? []));
  }

  /**
   * Resolves when none of the deliveries, nor what followed from them, is under way in any process (they may be due again
   * later), at the latest when the pause is over.
   */
  async answered(keys: readonly DeliveryKey[], pause: Pause): Promise<void> {
    const madeHere = await Promise.all(keys.map((key) => this.underWay.get(key) ?? Promise.resolve(false)));
    const elsewhere = keys.filter((_, index) => madeHere[index] === false);
    if (elsewhere.length > 0 && !this.stopped) await this.others.wait(elsewhere, pause);
  }

  /**
   * Starts what is due, as much as each ticket system's lane takes.
   *
   * @returns for each start whether a call was made and its outcome written; false: it was not due any more, or the
   *   database refused
   */
  async startDue(): Promise<readonly Promise<boolean>[]> {
    if (this.stopped || !this.options.makesCalls) return [];
    const asked = FULFILLMENT_METHODS.map((fulfillmentMethod) => {
      return { fulfillmentMethod, limit: this.lanes[fulfillmentMethod].free };
    });
    const claimed = await this.claim(asked.filter(({ limit }) => limit > 0));
    return claimed.map((delivery) => this.startStored(delivery));
  }

  /** Takes on no more calls and resolves when those under way have ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.outcomes.stop();
    await Promise.all(this.underWay.values());
  }

  private startStored(delivery: Delivery): Promise<boolean> {
    const { claim } = delivery.snapshot;
    return claim === null
      ? this.start(delivery, () => this.claimAndCall(delivery))
      : this.startClaimed(delivery, claim);
  }

  /** What is under way with it here ends first: a start that finds it claimed now, or what is left of its last call. */
  private async startClaimed(delivery: Delivery, claim: Claim): Promise<boolean> {
    this.leases.hold(claim);
    while (this.underWay.has(delivery.key)) await this.underWay.get(delivery.key);
    return this.start(delivery, () => this.callAndWrite(delivery, claim));
  }

  private start({ key, snapshot: { handOver } }: Delivery, work: () => Promise<Written>): Promise<boolean> {
    const known = this.underWay.get(key);
    if (known !== undefined) return known;
    const call = this.lanes[handOver.fulfillmentMethod]
      .run(work)
      .then((followUps) => this.follow(followUps))
      .catch((error: unknown) => this.failed(key, error))
      .finally(() => this.underWay.delete(key));
    this.underWay.set(key, call);
    return call;
  }

  /** Starts what follows from a call once the call has left its lane. */
  private async follow(followUps: Written): Promise<boolean> {
    await Promise.all((followUps ?? []).map((delivery) => this.startStored(delivery)));
    return followUps !== null;
  }

  private failed(key: DeliveryKey, error: unknown): false {
    this.log.failed(key, error);
    return false;
  }

  private async claimAndCall({ key, snapshot: { handOver } }: Delivery): Promise<Written> {
    if (this.stopped) return null;
    const { fulfillmentMethod } = handOver;
    const [claimed] = await this.claim([{ fulfillmentMethod, limit: 1, keys: [key] }]);
    const claim = claimed?.snapshot.claim ?? null;
    if (claimed === undefined || claim === null) return null;
    this.leases.hold(claim);
    return this.callAndWrite(claimed, claim);
  }

  private claim(asked: readonly DueNow[]): Promise<readonly Delivery[]> {
    if (asked.length === 0) return Promise.resolve([]);
    return serialised(this.transactions, (transaction) => claimDue(transaction, asked, this.leases, this.clock.now()));
  }

  /** The call under a claim; none is made when the lease may be lost by now, or after the courier was stopped. */
  private async callAndWrite(delivery: Delivery, claim: Claim): Promise<Written> {
    const mayCall = !this.stopped && this.leases.mayCall(claim);
    try {
      if (mayCall) return await this.writeEnd(delivery, claim);
      await this.leases.giveBack(delivery.key, claim);
      return null;
    } finally {
      this.leases.letGo(claim);
    }
  }

  private async writeEnd(delivery: Delivery, { by }: Claim): Promise<Written> {
    const { outcome, transcript } = await this.call(delivery);
    const { schedule } = this.options;
    const fraction = this.randomness.fraction();
    const settlement = { outcome, transcript, at: this.clock.now(), schedule, fraction };
    const followUps = await this.outcomes.write(delivery.key, by, settlement);
    if (followUps !== null) this.signals.outcomeWritten(delivery.snapshot.handOver.ticketDistributionGroupId);
    return followUps;
  }

  /** An unknown outcome is called again where the system dedupes, and asked by key where it does not. */
  private async call({ snapshot: { handOver, state, correlationId, traceparent } }: Delivery): Promise<CallResult> {
    const gateway = this.gateways.byMethod[handOver.fulfillmentMethod];
    try {
      const mustAsk = state === 'UNKNOWN' && !gateway.dedupes;
      const context = { correlationId, traceparent };
      const result = await (mustAsk ? gateway.ask(handOver, context) : gateway.handOver(handOver, context));
      return { ...result, outcome: checkedOutcome(result.outcome, ticketsOf(handOver)) };
    } catch (error) {
      this.log.failed(handOver.key, error);
      const reason = 'the gateway failed';
      return { outcome: { kind: 'unknown', reason }, transcript: { request: null, answer: null } };
    }
  }
}

/** What a claim at once needs to know of its transaction. */
type PauseTransaction = Pick<Transaction, 'pauses'>;

/** The deliveries that follow from a call; null: no call was made, or its outcome was not written. */
type Written = readonly Delivery[] | null;

/** An answer that does not name exactly the tickets that were handed over proves nothing. */
function checkedOutcome(outcome: CallOutcome, tickets: readonly string[]): CallOutcome {
  if (outcome.kind !== 'applied') return outcome;
  const named = new Set<string>(outcome.references.map(({ ticketDistributionId }) => ticketDistributionId));
  const isEachOnce = outcome.references.length === tickets.length && named.size === tickets.length;
  const fits = isEachOnce && tickets.every((id) => named.has(id));
  return fits ? outcome : { kind: 'unknown', reason: 'the answer names other tickets than were handed over' };
}
