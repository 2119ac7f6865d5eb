import type { FulfillmentMethod } from '@ticket-distribution/domain';
import type { ActBook } from '../desk/act-book.js';
import { operatorOf } from '../desk/operator-of.js';
import type { Clock } from '../ports/clock.js';
import type { SystemPause } from '../ports/pause-repository.js';
import type { Transactions } from '../ports/transactions.js';
import { once } from '../requests/once.js';
import type { Caller } from '../shared/caller.js';
import { serialised } from '../shared/serialised.js';

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
    private readonly transactions: Transactions,
    private readonly acts: ActBook,
    private readonly clock: Clock,
  ) {}

  /** @returns the pause; one that was there already keeps its `since` and takes over who and why */
  execute({ fulfillmentMethod, reason, caller }: PauseTicketSystemCommand): Promise<SystemPause> {
    return serialised(this.transactions, async (transaction) => {
      const { pauses } = transaction;
      const since = (await pauses.find(fulfillmentMethod))?.since ?? this.clock.now();
      const pause = { fulfillmentMethod, since, by: operatorOf(caller), reason };
      const said = { kind: 'pause-ticket-system', subject: fulfillmentMethod, reason } as const;
      await once(transaction, caller, 'pause', async () => {
        await pauses.save(pause);
        return this.acts.write(transaction, said, caller);
      });
      return pause;
    });
  }
}
