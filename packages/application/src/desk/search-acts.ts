import type { ActPage, ActSearch } from '../ports/act-repository.js';
import type { Transactions } from '../ports/transactions.js';

/** Lists what operators did, the newest first. */
export class SearchActs {
  constructor(private readonly transactions: Transactions) {}

  execute(search: ActSearch): Promise<ActPage> {
    return this.transactions.read(({ acts }) => acts.search(search));
  }
}
