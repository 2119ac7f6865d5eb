import { ConcurrencyConflict, type Transaction, type Transactions } from '../ports/transactions.js';

const TRIES = 20;

/** Does the work in a transaction, again when another was first; callers never see a lost lock. */
export async function serialised<T>(
  transactions: Transactions,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transactions.run(work);
    } catch (error) {
      if (!(error instanceof ConcurrencyConflict) || attempt === TRIES) throw error;
    }
  }
}
