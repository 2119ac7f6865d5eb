import { plusMilliseconds } from '@ticket-distribution/domain';
import type { Clock } from '../ports/clock.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';

/** Longer than one issue of a list: within it, nothing goes. */
const OVER_FOR_MS = 24 * 60 * 60 * 1000;

/** Deletes what is kept no longer: PDF tickets whose day it is, and revoked codes that are over by themselves. */
export class ForgetDocuments {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const at = this.clock.now();
    await this.work.run(async ({ pdfTickets, revocations }) => {
      await pdfTickets.removeDue(at);
      await revocations.removeOver(plusMilliseconds(at, -OVER_FOR_MS));
    });
  }
}
