import {
  type CallOutcome,
  type Delivery,
  type DeliveryKey,
  FULFILLMENT_METHODS,
  type FulfillmentMethod,
  type Instant,
  type RetrySchedule,
  plusMilliseconds,
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
import { Lane } from './lane.js';
import { OutcomeWriter } from './outcome-writer.js';
import type { WriteOutcome } from './write-outcome.js';

export interface CourierOptions {
  readonly schedule: RetrySchedule;
  /** Calls under way at once, per ticket system. */
  readonly callsAtOnce: number;
  /** How long a claim holds without being renewed, milliseconds. */
  readonly leaseMs: number;
}

/**
 * Makes the calls: claims a delivery, calls its ticket system, writes the outcome under the claim. Each ticket system
 * has a lane of its own, so that a slow one holds up no other.
 */
export class Courier {
  private readonly underWay = new Map<DeliveryKey, Promise<boolean>>();
  private readonly lanes: Readonly<Record<FulfillmentMethod, Lane>>;
  private readonly outcomes: OutcomeWriter;
  private stopped = false;

  constructor(
    private readonly transactions: Transactions,
    private readonly gateways: TicketSystemGateways,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly randomness: Randomness,
    private readonly log: DeliveryLog,
    writeOutcome: WriteOutcome,
    private readonly options: CourierOptions,
  ) {
    this.outcomes = new OutcomeWriter(transactions, writeOutcome, clock, log);
    const lanes = FULFILLMENT_METHODS.map((method) => [method, new Lane(options.callsAtOnce)]);
    this.lanes = Object.fromEntries(lanes) as Record<FulfillmentMethod, Lane>;
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
      const startable = waiting.slice(0, this.lanes[method].free);
      if (startable.length === 0 || (await pauses.find(method)) !== undefined) continue;
      for (const delivery of startable) {
        delivery.claim(this.ids.nextClaim(), at, plusMilliseconds(at, this.options.leaseMs));
      }
    }
  }

  /** Starts the calls of stored deliveries without waiting for them. */
  dispatch(deliveries: readonly Delivery[]): void {
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
   * Starts what is due, as much as each ticket system's lane takes.
   *
   * @returns for each start whether a call was made and its outcome written; false: it was not due any more, or the
   *   database refused
   */
  async startDue(): Promise<readonly Promise<boolean>[]> {
    if (this.stopped) return [];
    const started = await Promise.all(
      FULFILLMENT_METHODS.map(async (fulfillmentMethod) => {
        const limit = this.lanes[fulfillmentMethod].free;
        if (limit === 0) return [];
        const asked = { fulfillmentMethod, at: this.clock.now(), limit };
        const keys = await this.transactions.read(async ({ deliveries, pauses }) =>
          (await pauses.find(fulfillmentMethod)) === undefined ? deliveries.due(asked) : [],
        );
        return keys.map((key) => this.start(key, fulfillmentMethod, () => this.claimAndCall(key)));
      }),
    );
    return started.flat();
  }

  /** Takes on no more calls and resolves when those under way have ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.outcomes.stop();
    await Promise.all(this.underWay.values());
  }

  private startStored(delivery: Delivery): Promise<boolean> {
    const { key, claim, handOver } = delivery.snapshot;
    return this.start(key, handOver.fulfillmentMethod, () =>
      claim === null ? this.claimAndCall(key) : this.callAndWrite(delivery, claim.by),
    );
  }

  private start(key: DeliveryKey, method: FulfillmentMethod, work: () => Promise<Written>): Promise<boolean> {
    const known = this.underWay.get(key);
    if (known !== undefined) return known;
    const call = this.lanes[method]
      .run(async () => (this.stopped ? null : work()))
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

  private leaseEnd(): Instant {
    return plusMilliseconds(this.clock.now(), this.options.leaseMs);
  }

  private failed(key: DeliveryKey, error: unknown): false {
    this.log.failed(key, error);
    return false;
  }

  private async claimAndCall(key: DeliveryKey): Promise<Written> {
    const claim = this.ids.nextClaim();
    const delivery = await serialised(this.transactions, (transaction) =>
      claimDelivery(transaction, key, claim, this.clock.now(), this.leaseEnd()),
    );
    return delivery === null ? null : this.callAndWrite(delivery, claim);
  }

  private async callAndWrite(delivery: Delivery, claim: string): Promise<Written> {
    const { outcome, transcript } = await this.call(delivery);
    const { schedule } = this.options;
    const fraction = this.randomness.fraction();
    const settlement = { outcome, transcript, at: this.clock.now(), schedule, fraction };
    return this.outcomes.write(delivery.key, claim, settlement);
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
