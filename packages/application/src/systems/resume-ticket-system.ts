import type { FulfillmentMethod } from '@ticket-distribution/domain';
import type { ActBook } from '../desk/act-book.js';
import type { SystemPause } from '../ports/pause-repository.js';
import type { Transactions } from '../ports/transactions.js';
import { once } from '../requests/once.js';
import type { Caller } from '../shared/caller.js';
import { serialised } from '../shared/serialised.js';

export interface ResumeTicketSystemCommand {
  readonly fulfillmentMethod: FulfillmentMethod;
  readonly caller: Caller;
}

/** Lets a paused ticket system be called again: what has waited is taken up within the poll interval of any process. */
export class ResumeTicketSystem {
  constructor(
    private readonly transactions: Transactions,
    private readonly acts: ActBook,
  ) {}

  /** @returns the pause that ended; null when the system was not paused, or the same request resumed it before */
  execute({ fulfillmentMethod, caller }: ResumeTicketSystemCommand): Promise<SystemPause | null> {
    return serialised(this.transactions, async (transaction) => {
      const { pauses } = transaction;
      const pause = await pauses.find(fulfillmentMethod);
      if (pause === undefined) return null;
      const { since, by } = pause;
      const details = { pausedSince: since, pausedBy: by, pausedFor: pause.reason };
      const said = { kind: 'resume-ticket-system', subject: fulfillmentMethod, details } as const;
      return once(transaction, caller, 'resume', async () => {
        await pauses.remove(fulfillmentMethod);
        await this.acts.write(transaction, said, caller);
        return pause;
      });
    });
  }
}
