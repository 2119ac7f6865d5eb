import type { FulfillmentMethod } from '@ticket-distribution/domain';
import type { Clock } from '../ports/clock.js';
import type { SystemPause } from '../ports/pause-repository.js';
import type { Transactions } from '../ports/transactions.js';
import { serialised } from '../shared/serialised.js';

export interface PauseTicketSystemCommand {
  readonly fulfillmentMethod: FulfillmentMethod;
  /** Who wants it. */
  readonly by: string;
  readonly reason: string;
}

/**
 * Keeps a ticket system from being called, by every process, until it is resumed. Calls under way end; what is decided
 * meanwhile is stored, waits and uses up no attempt.
 */
export class PauseTicketSystem {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** @returns the pause; one that was there already keeps its `since` and takes over who and why */
  execute({ fulfillmentMethod, by, reason }: PauseTicketSystemCommand): Promise<SystemPause> {
    return serialised(this.transactions, async ({ pauses }) => {
      const since = (await pauses.find(fulfillmentMethod))?.since ?? this.clock.now();
      const pause = { fulfillmentMethod, since, by, reason };
      await pauses.save(pause);
      return pause;
    });
  }
}
