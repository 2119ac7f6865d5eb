import { describe } from 'mocha';
import { actsContract } from './acts-contract.js';
import { atomicityContract } from './atomicity-contract.js';
import { concurrencyContract } from './concurrency-contract.js';
import { decisionsContract } from './decisions-contract.js';
import { deliveriesContract } from './deliveries-contract.js';
import { deliverySearchContract } from './delivery-search-contract.js';
import { driftsContract } from './drifts-contract.js';
import { dueContract } from './due-contract.js';
import { FreshStore, type OpenTransactions } from './fresh-store.js';
import { groupsContract } from './groups-contract.js';
import { keyedRequestsContract } from './keyed-requests-contract.js';
import { leasesContract } from './leases-contract.js';
import { ordersContract } from './orders-contract.js';
import { removalContract } from './removal-contract.js';
import { pausesContract } from './pauses-contract.js';
import { searchContract } from './search-contract.js';
import { turnsContract } from './turns-contract.js';
import { watchesContract } from './watches-contract.js';

/**
 * What every implementation of `Transactions` and its repositories must keep. Registers mocha tests.
 *
 * @param adapter names the implementation in the titles
 * @param open opens an empty store; each test opens its own and closes it
 */
export function transactionsContract(adapter: string, open: () => Promise<OpenTransactions>): void {
  describe(`Transactions, kept by ${adapter}`, () => {
    const store = new FreshStore(open);
    ordersContract(store);
    groupsContract(store);
    decisionsContract(store);
    searchContract(store);
    deliveriesContract(store);
    dueContract(store);
    turnsContract(store);
    leasesContract(store);
    driftsContract(store);
    watchesContract(store);
    deliverySearchContract(store);
    actsContract(store);
    removalContract(store);
    keyedRequestsContract(store);
    pausesContract(store);
    atomicityContract(store);
    concurrencyContract(store);
  });
}
