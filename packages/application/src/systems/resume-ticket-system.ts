import type { FulfillmentMethod } from '@ticket-distribution/domain';
import type { SystemPause } from '../ports/pause-repository.js';
import type { Transactions } from '../ports/transactions.js';
import { serialised } from '../shared/serialised.js';

/** Lets a paused ticket system be called again: what has waited is taken up within the poll interval of any process. */
export class ResumeTicketSystem {
  constructor(private readonly transactions: Transactions) {}

  /** @returns the pause that ended; null when the system was not paused */
  execute(fulfillmentMethod: FulfillmentMethod): Promise<SystemPause | null> {
    return serialised(this.transactions, async ({ pauses }) => {
      const pause = await pauses.find(fulfillmentMethod);
      if (pause === undefined) return null;
      await pauses.remove(fulfillmentMethod);
      return pause;
    });
  }
}
