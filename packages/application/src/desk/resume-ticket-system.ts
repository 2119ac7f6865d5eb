import type { FulfillmentMethod } from '@ticket-distribution/domain';
import type { AuditTrail } from '../audit/audit-trail.js';
import type { SystemPause } from '../ports/pause-repository.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import type { Caller } from '../shared/caller.js';

export interface ResumeTicketSystemCommand {
  readonly fulfillmentMethod: FulfillmentMethod;
  readonly caller: Caller;
}

/** Lets a paused ticket system be called again: what has waited is taken up within the poll interval of any process. */
export class ResumeTicketSystem {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  /** @returns the pause that ended; null when the system was not paused, or the same request resumed it before */
  execute({ fulfillmentMethod, caller }: ResumeTicketSystemCommand): Promise<SystemPause | null> {
    return this.work.once(
      caller,
      'resume',
      async (transaction) => {
        const pause = await transaction.pauses.find(fulfillmentMethod);
        if (pause === undefined) return null;
        const details = { pausedSince: pause.since, pausedBy: pause.by, pausedFor: pause.reason };
        await transaction.pauses.remove(fulfillmentMethod);
        const said = { kind: 'resume-ticket-system', subject: fulfillmentMethod, details } as const;
        await this.audit.write(transaction, said, caller);
        return pause;
      },
      () => null,
    );
  }
}
