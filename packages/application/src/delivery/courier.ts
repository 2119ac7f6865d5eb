import {
  type CallOutcome,
  type Delivery,
  type DeliveryKey,
  FULFILLMENT_METHODS,
  type FulfillmentMethod,
  type Instant,
  type RetrySchedule,
  ticketsOf,
} from '@ticket-distribution/domain';
import type { Clock } from '../ports/clock.js';
import type { DeliveryLog } from '../ports/delivery-log.js';
import type { Ids } from '../ports/ids.js';
import type { Randomness } from '../ports/randomness.js';
import type { CallResult, TicketSystemGateways } from '../ports/ticket-system-gateway.js';
import type { Transaction, Transactions } from '../ports/transactions.js';
import { serialised } from '../shared/serialised.js';
import { claimDelivery } from './claim-delivery.js';
import type { Passage } from './gate.js';
import type { Gates } from './gates.js';
import { OutcomeWriter } from './outcome-writer.js';
import { WaitingDeliveries } from './waiting-deliveries.js';
import type { WriteOutcome } from './write-outcome.js';

export interface CourierOptions {
  readonly schedule: RetrySchedule;
}

/**
 * Makes the calls: claims a delivery, calls its ticket system, writes the outcome under the claim. Each ticket system
 * has a gate of its own, so that one that is slow or away holds up no other.
 */
export class Courier {
  private readonly underWay = new Map<DeliveryKey, Promise<boolean>>();
  private readonly waiting = new WaitingDeliveries();
  private readonly outcomes: OutcomeWriter;
  private stopped = false;

  constructor(
    private readonly transactions: Transactions,
    private readonly gateways: TicketSystemGateways,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly randomness: Randomness,
    private readonly log: DeliveryLog,
    private readonly gates: Gates,
    writeOutcome: WriteOutcome,
    private readonly options: CourierOptions,
  ) {
    this.outcomes = new OutcomeWriter(transactions, writeOutcome, clock, log);
  }

  /**
   * Claims deliveries that are about to be stored, so that their first calls need no transaction of their own: as many
   * as can start at once, and only where a crash before the call costs no more than asking again. A group decides the next
   * hand-over of a ticket when the one before is answered, so that none of them has to wait for another.
   */
  async claimAtOnce({ pauses }: PauseTransaction, deliveries: readonly Delivery[], at: Instant): Promise<void> {
    if (this.stopped) return;
    for (const method of FULFILLMENT_METHODS) {
      if (!this.gateways.byMethod[method].dedupes) continue;
      const waiting = deliveries.filter(({ snapshot: { handOver } }) => handOver.fulfillmentMethod === method);
      const startable = waiting.slice(0, this.gates.byMethod[method].free);
      if (startable.length === 0 || (await pauses.find(method)) !== undefined) continue;
      for (const delivery of startable) delivery.claim(this.ids.nextClaim(), at);
    }
  }

  /** Starts the calls of stored deliveries without waiting for them; those that cannot start yet wait for their turn. */
  dispatch(deliveries: readonly Delivery[]): void {
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
   * Starts what is due, as much as each ticket system's gate lets through.
   *
   * @returns for each start whether a call was made and its outcome written; false: it was not due any more, or the
   *   database refused
   */
  async startDue(): Promise<readonly Promise<boolean>[]> {
    return (await Promise.all(FULFILLMENT_METHODS.map((method) => this.startDueOf(method)))).flat();
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

  /** Whoever waits for a delivery that is not among those due, though one more could start, waits in vain. */
  private async startDueOf(fulfillmentMethod: FulfillmentMethod): Promise<readonly Promise<boolean>[]> {
    const gate = this.gates.byMethod[fulfillmentMethod];
    const waiting = this.waiting.of(fulfillmentMethod);
    const limit = gate.free;
    if (this.stopped || limit === 0) {
      if (gate.isAway) this.waiting.release(waiting);
      return [];
    }
    const asked = { fulfillmentMethod, at: this.clock.now(), limit };
    const keys: readonly DeliveryKey[] = await this.transactions.read(async ({ deliveries, pauses }) =>
      (await pauses.find(fulfillmentMethod)) === undefined ? deliveries.due(asked) : [],
    );
    const started = keys.flatMap((key) => this.startIfFree(key, fulfillmentMethod) ?? []);
    if (keys.length < limit) this.waiting.release(waiting.filter((key) => !keys.includes(key)));
    return started;
  }

  private startStored(delivery: Delivery): Promise<unknown> {
    const { key, claim, handOver } = delivery.snapshot;
    const { fulfillmentMethod } = handOver;
    if (claim !== null) {
      const passage = this.gates.byMethod[fulfillmentMethod].lineUp();
      return this.start(key, fulfillmentMethod, passage, (passed) => this.callAndWrite(delivery, claim.by, passed));
    }
    const started = this.startIfFree(key, fulfillmentMethod);
    if (started !== null) return started;
    if (this.stopped || this.gates.byMethod[fulfillmentMethod].isAway) return Promise.resolve();
    return this.waiting.add(key, fulfillmentMethod);
  }

  /** @returns null: it cannot start now */
  private startIfFree(key: DeliveryKey, method: FulfillmentMethod): Promise<boolean> | null {
    const known = this.underWay.get(key);
    if (known !== undefined) return known;
    const passage = this.stopped ? null : this.gates.byMethod[method].enter();
    if (passage === null) return null;
    return this.start(key, method, Promise.resolve(passage), (passed) => this.claimAndCall(key, passed));
  }

  private start(
    key: DeliveryKey,
    method: FulfillmentMethod,
    passage: Promise<Passage>,
    work: (passage: Passage) => Promise<Written>,
  ): Promise<boolean> {
    const call = this.through(method, passage, work)
      .then((followUps) => this.follow(followUps))
      .catch((error: unknown) => this.failed(key, error))
      .finally(() => this.underWay.delete(key));
    this.underWay.set(key, call);
    this.waiting.started(key, call);
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
      return this.stopped ? null : await work(passage);
    } finally {
      passage.leave();
      if (this.waiting.of(method).length > 0)
        void this.startDueOf(method).catch((error) => this.log.failed(null, error));
    }
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

  private async claimAndCall(key: DeliveryKey, passage: Passage): Promise<Written> {
    const claim = this.ids.nextClaim();
    const delivery = await serialised(this.transactions, (transaction) =>
      claimDelivery(transaction, key, claim, this.clock.now()),
    );
    return delivery === null ? null : this.callAndWrite(delivery, claim, passage);
  }

  private async callAndWrite(delivery: Delivery, claim: string, passage: Passage): Promise<Written> {
    const { isTrial } = passage;
    const { outcome, transcript } = await this.call(delivery, passage);
    const { schedule } = this.options;
    const fraction = this.randomness.fraction();
    const settlement = { outcome, transcript, at: this.clock.now(), schedule, fraction, isTrial };
    return this.outcomes.write(delivery.key, claim, settlement);
  }

  /** An unknown outcome is called again where the system dedupes, and asked by key where it does not. */
  private async call(
    { snapshot: { handOver, state, correlationId } }: Delivery,
    passage: Passage,
  ): Promise<CallResult> {
    const gateway = this.gateways.byMethod[handOver.fulfillmentMethod];
    try {
      const mustAsk = state === 'UNKNOWN' && !gateway.dedupes;
      const context = { correlationId };
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
