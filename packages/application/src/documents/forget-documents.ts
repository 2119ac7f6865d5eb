import type { Clock } from '../ports/clock.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';

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
      await revocations.removeOver(at);
    });
  }
}
