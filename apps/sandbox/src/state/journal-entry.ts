import type { Put } from './rows.js';
import type { LedgerEntry } from './words.js';

/** One line of the journal: what a call did and that it came, or what a pickup or the control side changed. */
export interface JournalEntry {
  readonly ledger?: LedgerEntry;
  readonly puts: readonly Put[];
}
