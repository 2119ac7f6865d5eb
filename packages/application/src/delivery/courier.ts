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
import type { Passage } from './gate.js';
import type { Gates } from './gates.js';
import type { Leases } from './leases.js';
import { OutcomeWriter } from './outcome-writer.js';
import { Turns } from './turns.js';
import { WaitingDeliveries } from './waiting-deliveries.js';
import type { WriteOutcome } from './write-outcome.js';

export interface CourierOptions {
  readonly schedule: RetrySchedule;
  /** False: this process stores what is to be handed over, and leaves every call to others. */
  readonly makesCalls: boolean;
}

/**
 * Makes the calls: claims a delivery, calls its ticket system, writes the outcome under the claim. Each ticket system
 * has a gate of its own, so that one that is slow or away holds up no other.
 */
export class Courier {
  private readonly underWay = new Map<DeliveryKey, Promise<boolean>>();
  private readonly waiting = new WaitingDeliveries();
  private readonly turns = new Turns();
  private readonly takingUp = new Set<FulfillmentMethod>();
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
    private readonly gates: Gates,
    writeOutcome: WriteOutcome,
    private readonly options: CourierOptions,
  ) {
    this.outcomes = new OutcomeWriter(transactions, writeOutcome, clock, log);
    this.others = new AnswersOfOthers(transactions, signals, clock, (method) => this.gates.byMethod[method].isAway);
  }

  /**
   * Claims deliveries that are about to be stored, so that their first calls need no transaction of their own: as many
   * as can start at once, and only where a crash before the call costs no more than asking again. A group decides the next
   * hand-over of a ticket when the one before is answered, so that none of them has to wait for another.
   */
  async claimAtOnce({ pauses }: PauseTransaction, deliveries: readonly Delivery[], at: Instant): Promise<void> {
    if (this.stopped || !this.options.makesCalls) return;
    for (const method of FULFILLMENT_METHODS) {
      if (!this.gateways.byMethod[method].dedupes || this.turns.isBacklogged(method)) continue;
      const waiting = deliveries.filter(({ snapshot: { handOver } }) => handOver.fulfillmentMethod === method);
      const startable = waiting.slice(0, this.gates.byMethod[method].free);
      if (startable.length === 0 || (await pauses.find(method)) !== undefined) continue;
      for (const delivery of startable) this.leases.claim(delivery, at);
    }
  }

  /**
   * Has the calls of stored deliveries started, here or by another process, without waiting for them; those that cannot
   * start yet wait for their turn.
   */
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
    await Promise.all(keys.flatMap((key) => this.underWay.get(key) ?? this.waiting.over(key) ?? []));
  }

  /**
   * Resolves when none of the deliveries, nor what followed from them, is under way in any process (they may be due again
   * later), at the latest when the pause is over.
   */
  async answered(keys: readonly DeliveryKey[], pause: Pause): Promise<void> {
    const madeHere = await Promise.all(
      keys.map((key) => this.underWay.get(key) ?? this.waiting.over(key) ?? Promise.resolve(false)),
    );
    const elsewhere = keys.filter((_, index) => madeHere[index] === false);
    if (elsewhere.length > 0 && !this.stopped) await this.others.wait(elsewhere, pause);
  }

  /**
   * Starts what is due, as much as each ticket system's gate lets through.
   *
   * @returns for each start whether a call was made and its outcome written; false: it was not due any more, or the
   *   database refused
   */
  async startDue(): Promise<readonly Promise<boolean>[]> {
    return this.startDueOf(FULFILLMENT_METHODS);
  }

  /** How long until a call may begin that only the rate of its system keeps waiting, milliseconds; null: none does. */
  get msUntilFree(): number | null {
    return this.gates.msUntilFree;
  }

  /** Takes on no more calls and resolves when those under way have ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.outcomes.stop();
    this.gates.stop();
    this.waiting.releaseAll();
    await Promise.all(this.underWay.values());
  }

  private async startDueOf(methods: readonly FulfillmentMethod[]): Promise<readonly Promise<boolean>[]> {
    if (this.stopped || !this.options.makesCalls) return [];
    const asked = methods
      .map((fulfillmentMethod) => ({ fulfillmentMethod, limit: this.gates.byMethod[fulfillmentMethod].free }))
      .filter(({ limit }) => limit > 0);
    const waiting = new Map(asked.map(({ fulfillmentMethod: method }) => [method, this.waiting.of(method)]));
    const claimed = await this.claim(
      asked.flatMap(({ fulfillmentMethod, limit }) => this.turns.next(fulfillmentMethod, limit)),
    );
    const started = claimed.map((delivery) => this.startStored(delivery));
    const keys = new Set(claimed.map(({ key }) => key));
    for (const { fulfillmentMethod: method, limit } of asked) {
      const ofMethod = claimed.filter(({ snapshot }) => snapshot.handOver.fulfillmentMethod === method);
      this.turns.looked(method, ofMethod.length >= limit);
      // What is not among those due, though one more could start, is waited for in vain.
      if (ofMethod.length < limit) this.waiting.release((waiting.get(method) ?? []).filter((key) => !keys.has(key)));
    }
    for (const method of methods) if (this.gates.byMethod[method].isAway) this.waiting.release(this.waiting.of(method));
    return started;
  }

  private startStored(delivery: Delivery): Promise<boolean> {
    const { claim, handOver } = delivery.snapshot;
    if (claim !== null) return this.startClaimed(delivery, claim);
    const known = this.underWay.get(delivery.key);
    if (known !== undefined) return known;
    const { fulfillmentMethod: method } = handOver;
    const mustQueue = this.stopped || this.turns.isBacklogged(method);
    const passage = mustQueue ? null : this.gates.byMethod[method].enter();
    if (passage !== null) {
      return this.start(delivery, Promise.resolve(passage), () => this.claimAndCall(delivery, passage));
    }
    if (this.stopped) return Promise.resolve(false);
    const over = this.waiting.add(delivery.key, method);
    this.callWaiting(method);
    return over;
  }

  /** What is under way with it here ends first: a start that finds it claimed now, or what is left of its last call. */
  private async startClaimed(delivery: Delivery, claim: Claim): Promise<boolean> {
    this.leases.hold(claim);
    while (this.underWay.has(delivery.key)) await this.underWay.get(delivery.key);
    const entering = this.gates.byMethod[delivery.snapshot.handOver.fulfillmentMethod].lineUp();
    return this.start(delivery, entering, (passage) => this.callAndWrite(delivery, claim, passage));
  }

  private start(
    { key, snapshot: { handOver } }: Delivery,
    entering: Promise<Passage>,
    work: (passage: Passage) => Promise<Written>,
  ): Promise<boolean> {
    const call = this.through(handOver.fulfillmentMethod, entering, work)
      .then((followUps) => this.follow(followUps))
      .catch((error: unknown) => this.failed(key, error))
      .finally(() => this.underWay.delete(key));
    this.underWay.set(key, call);
    this.waiting.started(key, call);
    this.turns.had(handOver);
    return call;
  }

  /** Does the work and makes place for the next who waits. */
  private async through(
    method: FulfillmentMethod,
    entering: Promise<Passage>,
    work: (passage: Passage) => Promise<Written>,
  ): Promise<Written> {
    const passage = await entering;
    try {
      return await work(passage);
    } finally {
      passage.leave();
      this.callWaiting(method);
    }
  }

  /** Starts what is due where somebody here waits for it, and one more can start. */
  private callWaiting(method: FulfillmentMethod): void {
    const waiting = this.waiting.of(method);
    if (this.gates.byMethod[method].isAway) this.waiting.release(waiting);
    else if (waiting.length > 0 && this.gates.byMethod[method].free > 0) void this.takeUp(method);
  }

  /** One look at a time, so that no more is claimed than can start. */
  private async takeUp(method: FulfillmentMethod): Promise<void> {
    if (this.takingUp.has(method)) return;
    this.takingUp.add(method);
    try {
      void (await this.startDueOf([method]));
    } catch (error) {
      this.log.failed(null, error);
      return;
    } finally {
      this.takingUp.delete(method);
    }
    this.callWaiting(method);
  }

  /** Starts what follows from a call once the call has left its gate. */
  private async follow(followUps: Written): Promise<boolean> {
    await Promise.all((followUps ?? []).map((delivery) => this.startStored(delivery)));
    return followUps !== null;
  }

  private failed(key: DeliveryKey, error: unknown): false {
    this.log.failed(key, error);
    return false;
  }

  private async claimAndCall({ key, snapshot: { handOver } }: Delivery, passage: Passage): Promise<Written> {
    if (this.stopped) return null;
    const { fulfillmentMethod } = handOver;
    const [claimed] = await this.claim([{ fulfillmentMethod, limit: 1, keys: [key] }]);
    const claim = claimed?.snapshot.claim ?? null;
    if (claimed === undefined || claim === null) return null;
    this.leases.hold(claim);
    return this.callAndWrite(claimed, claim, passage);
  }

  private claim(asked: readonly DueNow[]): Promise<readonly Delivery[]> {
    if (asked.length === 0) return Promise.resolve([]);
    return serialised(this.transactions, (transaction) => claimDue(transaction, asked, this.leases, this.clock.now()));
  }

  /**
   * The call under a claim; none is made when the lease may be lost by now, when the system counts as away meanwhile, or
   * after the courier was stopped.
   */
  private async callAndWrite(delivery: Delivery, claim: Claim, passage: Passage): Promise<Written> {
    const mayCall = !this.stopped && passage.isOpen && this.leases.mayCall(claim);
    try {
      if (mayCall) return await this.writeEnd(delivery, claim, passage);
      await this.leases.giveBack(delivery.key, claim);
      return null;
    } finally {
      this.leases.letGo(claim);
    }
  }

  private async writeEnd(delivery: Delivery, { by }: Claim, passage: Passage): Promise<Written> {
    const { isTrial } = passage;
    const { outcome, transcript } = await this.call(delivery, passage);
    const { schedule } = this.options;
    const fraction = this.randomness.fraction();
    const settlement = { outcome, transcript, at: this.clock.now(), schedule, fraction, isTrial };
    const followUps = await this.outcomes.write(delivery.key, by, settlement);
    if (followUps !== null) this.signals.outcomeWritten(delivery.snapshot.handOver.ticketDistributionGroupId);
    return followUps;
  }

  /** An unknown outcome is called again where the system dedupes, and asked by key where it does not. */
  private async call(
    { snapshot: { handOver, state, correlationId, traceparent } }: Delivery,
    passage: Passage,
  ): Promise<CallResult> {
    const gateway = this.gateways.byMethod[handOver.fulfillmentMethod];
    try {
      const mustAsk = state === 'UNKNOWN' && !gateway.dedupes;
      const context = { correlationId, traceparent };
      const result = await (mustAsk ? gateway.ask(handOver, context) : gateway.handOver(handOver, context));
      passage.end(isAnswer(result.outcome) ? 'answered' : 'failed');
      return { ...result, outcome: checkedOutcome(result.outcome, ticketsOf(handOver)) };
    } catch (error) {
      passage.end('failed');
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

/** Whether the system said what became of the call: that shows that it works, whatever it said. */
function isAnswer({ kind }: CallOutcome): boolean {
  return kind === 'applied' || kind === 'refused' || kind === 'not-found';
}

/** An answer that does not name exactly the tickets that were handed over proves nothing. */
function checkedOutcome(outcome: CallOutcome, tickets: readonly string[]): CallOutcome {
  if (outcome.kind !== 'applied') return outcome;
  const named = new Set<string>(outcome.references.map(({ ticketDistributionId }) => ticketDistributionId));
  const isEachOnce = outcome.references.length === tickets.length && named.size === tickets.length;
  const fits = isEachOnce && tickets.every((id) => named.has(id));
  return fits ? outcome : { kind: 'unknown', reason: 'the answer names other tickets than were handed over' };
}
