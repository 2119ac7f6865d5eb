import { DomainError } from '@ticket-distribution/domain';
import type { Act } from '../ports/act-repository.js';
import type { Clock } from '../ports/clock.js';
import type { Ids } from '../ports/ids.js';
import type { Transaction } from '../ports/transactions.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import type { Caller } from '../shared/caller.js';
import { operatorOf } from './operator-of.js';

/** What an act is, apart from when, by whom and how it ended. */
export type ActSaid = Pick<Act, 'kind' | 'subject'> &
  Partial<Pick<Act, 'orderId' | 'organisationId' | 'reason' | 'details'>>;

/** Writes down what operators do: the act in the transaction that does it, a refusal in one of its own. */
export class ActBook {
  constructor(
    private readonly work: UnitOfWork,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** Writes an act that is done when its transaction commits. */
  async write({ acts }: Pick<Transaction, 'acts'>, said: ActSaid, caller: Caller): Promise<Act> {
    const act = this.act(said, caller, 'done');
    await acts.append(act);
    return act;
  }

  /** Does the work; a refusal is written before it reaches the caller, who is refused all the same. */
  async refusalsOf<T>(said: ActSaid, caller: Caller, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof DomainError) {
        const act = this.act({ ...said, details: { message: error.message } }, caller, error.code);
        await this.work.run(({ acts }) => acts.append(act));
      }
      throw error;
    }
  }

  private act({ orderId, organisationId, reason, details, ...said }: ActSaid, caller: Caller, outcome: string): Act {
    return {
      ...said,
      id: this.ids.nextActId(),
      at: this.clock.now(),
      by: operatorOf(caller),
      orderId: orderId ?? null,
      organisationId: organisationId ?? null,
      reason: reason ?? null,
      outcome,
      details: details ?? {},
      correlationId: caller.correlationId,
    };
  }
}
