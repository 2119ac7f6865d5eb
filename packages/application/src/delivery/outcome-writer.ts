import { type Delivery, DomainError, type OrderId, type Settlement } from '@ticket-distribution/domain';
import type { Clock } from '../ports/clock.js';
import type { DeliveryLog } from '../ports/delivery-log.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import type { OrderMemory } from '../groups/order-memory.js';
import type { EndedCall, RecordOutcome, WrittenOutcome } from './record-outcome.js';

/** How long to wait before an outcome that could not be written is written again, milliseconds. */
const WRITE_AGAIN_MS = 1000;

/** The deliveries that follow from an outcome, stored too; null: it was not written. */
type FollowUps = readonly Delivery[] | null;

/** An outcome that is to be written, and who is told of it. */
interface Unwritten {
  readonly call: EndedCall;
  readonly tell: (followUps: FollowUps | Promise<FollowUps>) => void;
}

/**
 * Writes how calls ended. Outcomes of one order that come while others of it are written are written together, in the transaction
 * that follows: each for itself would read and write what they share. An answer is never thrown away: while the database refuses
 * it, it is written again.
 */
export class OutcomeWriter {
  /** What waits, by the orders of which something is being written. */
  private readonly waiting = new Map<OrderId, Unwritten[]>();
  private stopped = false;

  constructor(
    private readonly work: UnitOfWork,
    private readonly recordOutcome: RecordOutcome,
    private readonly memory: OrderMemory,
    private readonly clock: Clock,
    private readonly log: DeliveryLog,
  ) {}

  /** Gives up on outcomes that the database refuses; their deliveries are taken up at the next start. */
  stop(): void {
    this.stopped = true;
  }

  /**
   * Writes the outcome under the claim. One whose claim was taken away is dropped: whoever took it asks again under the
   * same key. One that contradicts what the tickets are is written as unknown.
   *
   * @returns the deliveries that follow from it, stored too; null when it was not written
   */
  write(call: EndedCall): Promise<FollowUps> {
    return new Promise((tell) => {
      const waiting = this.waiting.get(call.orderId);
      if (waiting === undefined) void this.writeFrom({ call, tell });
      else waiting.push({ call, tell });
    });
  }

  /** Writes the first outcome of an order, and what comes of it meanwhile. */
  private async writeFrom(first: Unwritten): Promise<void> {
    const { orderId } = first.call;
    for (let next = [first]; next.length > 0; next = this.waiting.get(orderId) ?? []) {
      this.waiting.set(orderId, []);
      await this.writeTogether(next);
    }
    this.waiting.delete(orderId);
  }

  /** What cannot be written so is written each for itself from here on, and holds up nothing else of the order. */
  private async writeTogether(outcomes: readonly Unwritten[]): Promise<void> {
    try {
      const written = await this.attempt(outcomes.map(({ call }) => call));
      for (const [index, { tell }] of outcomes.entries()) tell(written[index]?.followUps ?? null);
    } catch (error) {
      const failure = outcomes.length === 1 ? { error } : null;
      for (const { call, tell } of outcomes) tell(this.writeAlone(call, failure));
    }
  }

  /** @param failure of the attempt before; null: none was made with this outcome alone */
  private async writeAlone(call: EndedCall, failure: { readonly error: unknown } | null): Promise<FollowUps> {
    let { settlement } = call;
    for (let failed = failure; ; ) {
      if (failed !== null) {
        this.log.failed(call.key, failed.error);
        const refusal = failed.error instanceof DomainError ? failed.error : null;
        if (this.stopped || refusal?.code === 'delivery/illegal-move') return null;
        if (refusal?.code === 'ticket-distribution/illegal-move') settlement = unbelievable(call.settlement, refusal);
        await this.clock.timer(WRITE_AGAIN_MS).over;
      }
      try {
        const [written] = await this.attempt([{ ...call, settlement }]);
        return written?.followUps ?? null;
      } catch (error) {
        failed = { error };
      }
    }
  }

  private async attempt(calls: readonly EndedCall[]): Promise<readonly WrittenOutcome[]> {
    const orderId = calls[0]?.orderId;
    const order = orderId && this.memory.of(orderId);
    let remembered = order?.concernedBy(calls) ?? null;
    const { outcomes, stored } = await this.work.run(async (transaction) => {
      const known = remembered;
      remembered = null;
      if (known !== null) return this.recordOutcome.execute(transaction, calls, known);
      if (orderId !== undefined) this.memory.forget(orderId);
      return this.recordOutcome.execute(transaction, calls);
    });
    order?.stored(stored);
    for (const { attempt, state } of outcomes) this.log.attempted(attempt, state);
    return outcomes;
  }
}

function unbelievable(settlement: Settlement, { message }: DomainError): Settlement {
  return { ...settlement, outcome: { kind: 'unknown', reason: `the answer contradicts the tickets: ${message}` } };
}
