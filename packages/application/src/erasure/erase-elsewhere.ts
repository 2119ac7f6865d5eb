import type { Transaction } from '../ports/transactions.js';
import { type ErasureCounts, NOTHING_ERASED } from './erasure-receipt.js';
import { entryWithout } from './redacted-entry.js';

/** How many entries of the audit are read at once. */
const ENTRIES_AT_ONCE = 200;

/** A shorter name stands in words by chance. */
const LONG_NAME = 6;

/** Erases a customer in what belongs to no single order: kept answers, and what operators wrote down. */
export async function eraseElsewhere(
  { requests, audit }: Pick<Transaction, 'requests' | 'audit'>,
  customerId: string,
): Promise<ErasureCounts> {
  const keptAnswers = await requests.forgetAnswers([customerId]);
  let auditEntries = 0;
  while (customerId.length >= LONG_NAME) {
    const entries = await audit.naming(customerId, ENTRIES_AT_ONCE);
    for (const entry of entries) await audit.rewrite(entryWithout(entry, customerId));
    auditEntries += entries.length;
    if (entries.length < ENTRIES_AT_ONCE) break;
  }
  return { ...NOTHING_ERASED, keptAnswers, auditEntries };
}
