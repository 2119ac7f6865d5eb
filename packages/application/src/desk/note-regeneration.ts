import type { AuditEntry } from '../ports/audit-repository.js';
import type { Transaction } from '../ports/transactions.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import type { Caller } from '../shared/caller.js';
import type { AuditTrail } from '../audit/audit-trail.js';
import { operatorOf } from '../audit/operator-of.js';

export const REGENERATION_STEPS = ['generate', 'distribute'] as const;
export type RegenerationStep = (typeof REGENERATION_STEPS)[number];

export interface NoteRegenerationCommand {
  /** The name of the run: its orders are asked for under it as correlation id. */
  readonly run: string;
  readonly steps: readonly RegenerationStep[];
  /** How many orders the list has. */
  readonly orders: number;
  /** How it went; absent: it begins. */
  readonly ended?: { readonly done: number; readonly failed: number };
  readonly reason?: string;
  readonly caller: Caller;
}

/** A run that is gone on with is noted again. */
const MOST_NOTES = 100;

/** Writes down that somebody begins, or has ended, to generate and distribute a list of orders anew. */
export class NoteRegeneration {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  /** @returns the act as it was written */
  execute({ run, steps, orders, ended, reason = '', caller }: NoteRegenerationCommand): Promise<AuditEntry> {
    const details = { phase: ended === undefined ? 'begun' : 'ended', steps, orders, ...ended };
    const said = { kind: 'regenerate-orders', subject: run, reason: reason === '' ? null : reason, details } as const;
    return this.work.once(
      caller,
      'note',
      (transaction) => this.audit.write(transaction, said, caller),
      (transaction) => writtenBefore(transaction, run, details.phase, operatorOf(caller)),
    );
  }
}

async function writtenBefore({ audit }: Transaction, run: string, phase: string, by: string): Promise<AuditEntry> {
  const { items } = await audit.search({ kind: 'regenerate-orders', subject: run, by, page: 0, perPage: MOST_NOTES });
  const written = items.find(({ details }) => details['phase'] === phase);
  if (written === undefined) throw new Error(`The note of ${run} is gone`);
  return written;
}
