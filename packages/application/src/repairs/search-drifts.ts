import type { DriftPage, DriftSearch } from '../ports/drift-repository.js';
import type { Transactions } from '../ports/transactions.js';

/** Lists what we and the ticket systems do not agree about, the longest lasting first. */
export class SearchDrifts {
  constructor(private readonly transactions: Transactions) {}

  execute(search: DriftSearch): Promise<DriftPage> {
    return this.transactions.read(({ drifts }) => drifts.search(search));
  }
}
