import { DomainError } from '@ticket-distribution/domain';
import type { AuditEntry } from '../ports/audit-repository.js';
import type { Clock } from '../ports/clock.js';
import type { Ids } from '../ports/ids.js';
import type { Transaction } from '../ports/transactions.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import type { Caller } from '../shared/caller.js';
import { operatorOf } from './operator-of.js';

/** What an act is, apart from when, by whom and how it ended. */
export type AuditNote = Pick<AuditEntry, 'kind' | 'subject'> &
  Partial<Pick<AuditEntry, 'orderId' | 'organisationId' | 'reason' | 'details'>>;

/** Writes down what operators do: the act in the transaction that does it, a refusal in one of its own. */
export class AuditTrail {
  constructor(
    private readonly work: UnitOfWork,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** Writes an act that is done when its transaction commits. */
  async write({ audit }: Pick<Transaction, 'audit'>, said: AuditNote, caller: Caller): Promise<AuditEntry> {
    const act = this.act(said, caller, 'done');
    await audit.append(act);
    return act;
  }

  /** Does the work; a refusal is written before it reaches the caller, who is refused all the same. */
  async refusalsOf<T>(said: AuditNote, caller: Caller, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof DomainError) {
        const act = this.act({ ...said, details: { message: error.message } }, caller, error.code);
        await this.work.run(({ audit }) => audit.append(act));
      }
      throw error;
    }
  }

  private act(
    { orderId, organisationId, reason, details, ...said }: AuditNote,
    caller: Caller,
    outcome: string,
  ): AuditEntry {
    return {
      ...said,
      id: this.ids.nextAuditEntryId(),
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
