import type { FulfillmentMethod } from '@ticket-distribution/domain';
import type { AuditTrail } from '../audit/audit-trail.js';
import { operatorOf } from '../audit/operator-of.js';
import type { Clock } from '../ports/clock.js';
import type { SystemPause } from '../ports/pause-repository.js';
import type { Transaction } from '../ports/transactions.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import type { Caller } from '../shared/caller.js';

export interface PauseTicketSystemCommand {
  readonly fulfillmentMethod: FulfillmentMethod;
  readonly reason: string;
  readonly caller: Caller;
}

/**
 * Keeps a ticket system from being called, by every process, until it is resumed. Calls under way end; what is decided
 * meanwhile is stored, waits and uses up no attempt.
 */
export class PauseTicketSystem {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @returns the pause; one that was there already keeps its `since` and takes over who and why */
  execute(command: PauseTicketSystemCommand): Promise<SystemPause> {
    const { fulfillmentMethod, reason, caller } = command;
    return this.work.once(
      caller,
      'pause',
      async (transaction) => {
        const pause = await this.paused(transaction, command);
        await transaction.pauses.save(pause);
        await this.audit.write(
          transaction,
          { kind: 'pause-ticket-system', subject: fulfillmentMethod, reason },
          caller,
        );
        return pause;
      },
      (transaction) => this.paused(transaction, command),
    );
  }

  private async paused(
    { pauses }: Transaction,
    { fulfillmentMethod, reason, caller }: PauseTicketSystemCommand,
  ): Promise<SystemPause> {
    const since = (await pauses.find(fulfillmentMethod))?.since ?? this.clock.now();
    return { fulfillmentMethod, since, by: operatorOf(caller), reason };
  }
}
