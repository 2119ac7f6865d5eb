import { type Delivery, type DeliveryKey, DomainError, type Settlement } from '@ticket-distribution/domain';
import type { Clock } from '../ports/clock.js';
import type { DeliveryLog } from '../ports/delivery-log.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import type { RecordOutcome } from './record-outcome.js';

/** How long to wait before an outcome that could not be written is written again, milliseconds. */
const WRITE_AGAIN_MS = 1000;

/** Writes how calls ended. An answer is never thrown away: while the database refuses it, it is written again. */
export class OutcomeRetrier {
  private stopped = false;

  constructor(
    private readonly work: UnitOfWork,
    private readonly recordOutcome: RecordOutcome,
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
  async write(key: DeliveryKey, claim: string, settlement: Settlement): Promise<readonly Delivery[] | null> {
    let written = settlement;
    while (true) {
      try {
        const { attempt, state, followUps } = await this.work.run((transaction) =>
          this.recordOutcome.execute(transaction, key, claim, written),
        );
        this.log.attempted(attempt, state);
        return followUps;
      } catch (error) {
        this.log.failed(key, error);
        const refusal = error instanceof DomainError ? error : null;
        if (this.stopped || refusal?.code === 'delivery/illegal-move') return null;
        if (refusal?.code === 'ticket-distribution/illegal-move') written = unbelievable(settlement, refusal);
        await this.clock.pause(WRITE_AGAIN_MS).over;
      }
    }
  }
}

function unbelievable(settlement: Settlement, { message }: DomainError): Settlement {
  return { ...settlement, outcome: { kind: 'unknown', reason: `the answer contradicts the tickets: ${message}` } };
}
