import { type Delivery, type DeliveryKey, type Instant, type RetrySchedule } from '@ticket-distribution/domain';
import type { Clock, Timer } from '../ports/clock.js';
import type { DeliveryLog } from '../ports/delivery-log.js';
import type { Randomness } from '../ports/randomness.js';
import type { Signals } from '../ports/signals.js';
import type { TicketSystemGateways } from '../ports/ticket-system-gateway.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import { AnswersOfOthers } from './answers-of-others.js';
import { Calls } from './calls.js';
import { DeliveryClaimer, type PauseTransaction } from './delivery-claimer.js';
import type { Gates } from '../gates/gates.js';
import type { Leases } from '../leases/leases.js';
import { MakeCall } from './make-call.js';
import { OrderMemory } from '../groups/order-memory.js';
import { OutcomeWriter } from './outcome-writer.js';
import { Turns } from './turns.js';
import type { RecordOutcome } from './record-outcome.js';

export interface CourierOptions {
  readonly schedule: RetrySchedule;
  /** False: this process stores what is to be handed over, and leaves every call to others. */
  readonly makesCalls: boolean;
}

/**
 * Brings deliveries to their ticket systems, for whoever stores them, waits for them or looks after them: by the calls of
 * this process, or by leaving them to others.
 */
export class Courier {
  private readonly claimer: DeliveryClaimer;
  private readonly calls: Calls;
  private readonly others: AnswersOfOthers;
  /** What this process stored last of the orders that are waited for. */
  readonly memory = new OrderMemory();
  private stopped = false;

  constructor(
    work: UnitOfWork,
    gateways: TicketSystemGateways,
    clock: Clock,
    leases: Leases,
    randomness: Randomness,
    log: DeliveryLog,
    private readonly signals: Signals,
    private readonly gates: Gates,
    recordOutcome: RecordOutcome,
    private readonly options: CourierOptions,
  ) {
    const turns = new Turns();
    const outcomes = new OutcomeWriter(work, recordOutcome, this.memory, clock, log);
    this.claimer = new DeliveryClaimer(work, gateways, clock, leases, gates, turns, this.memory);
    const makeCall = new MakeCall(this.claimer, gateways, clock, leases, randomness, log, signals, outcomes, options);
    this.calls = new Calls(makeCall, leases, gates, turns, log, this.claimer);
    this.others = new AnswersOfOthers(work, signals, clock, (method) => !gates.has(method) || gates.of(method).isAway);
  }

  /** Claims those of the deliveries that are about to be stored whose calls can start at once. */
  claimAtOnce(transaction: PauseTransaction, deliveries: readonly Delivery[], at: Instant): Promise<void> {
    if (this.stopped || !this.options.makesCalls) return Promise.resolve();
    return this.claimer.claimAtOnce(transaction, deliveries, at);
  }

  /**
   * Has the calls of stored deliveries started, here or by another process, without waiting for them; those that cannot
   * start yet wait for their turn, those of a method that is not registered until it is.
   */
  dispatch(deliveries: readonly Delivery[]): void {
    if (deliveries.length === 0) return;
    if (!this.options.makesCalls) return this.signals.workStored();
    for (const delivery of deliveries) {
      if (this.gates.has(delivery.snapshot.handOver.fulfillmentMethod)) void this.calls.start(delivery);
    }
  }

  /**
   * Resolves when none of the deliveries, nor what followed from them, is under way in this process (they may be due
   * again later).
   */
  async settled(keys: readonly DeliveryKey[]): Promise<void> {
    await Promise.all(keys.flatMap((key) => this.calls.over(key) ?? []));
  }

  /**
   * Resolves when none of the deliveries, nor what followed from them, is under way in any process (they may be due again
   * later), at the latest when the pause is over.
   */
  async answered(keys: readonly DeliveryKey[], pause: Timer): Promise<void> {
    const madeHere = await Promise.all(keys.map((key) => this.calls.over(key) ?? Promise.resolve(false)));
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
    return this.options.makesCalls ? this.calls.startDue(this.gates.methods) : [];
  }

  /** Has a listener told when a call made place for another at a system for which more is due. */
  onPlace(listener: () => void): void {
    this.calls.onPlace = listener;
  }

  /** How long until a call may begin that only the rate of its system keeps waiting, milliseconds; null: none does. */
  get msUntilFree(): number | null {
    return this.gates.msUntilFree;
  }

  /** Takes on no more calls and resolves when those under way have ended. */
  stop(): Promise<void> {
    this.stopped = true;
    return this.calls.stop();
  }
}
