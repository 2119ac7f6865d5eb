import type { State } from '../state/state.js';
import type { Put } from '../state/rows.js';
import type { LedgerOutcome, Operation, System } from '../state/words.js';

/** What a processed call or query is answered with, before its protocol puts it into words. */
export type Verdict<Answer> =
  | { readonly outcome: 'applied' | 'repeated' | 'answered'; readonly answer: Answer }
  | {
      readonly outcome: 'refused';
      readonly code: string;
      readonly message: string;
      /** The tickets that the refusal is about; absent: the call as a whole. */
      readonly ticketDistributionIds?: readonly string[];
    };

/** A processed arrival: its line in the ledger, its effect and its verdict. All pure values. */
export interface Processed<Answer> {
  readonly outcome: LedgerOutcome;
  readonly ticketDistributionIds: readonly string[];
  readonly puts: readonly Put[];
  readonly verdict: Verdict<Answer>;
}

/** A call or query that was read and stands at the door of a ticket system. */
export interface Arrival<Answer> {
  readonly system: System;
  readonly operation: Operation;
  readonly key: string;
  readonly ticketDistributionIds: readonly string[];
  /**
   * Decides it; pure. `refusal`: the system is told to refuse what it has not decided yet, naming these tickets (none: the call as a whole); null: it
   * is not told so.
   */
  process(state: State, at: string, refusal: readonly string[] | null): Processed<Answer>;
}
