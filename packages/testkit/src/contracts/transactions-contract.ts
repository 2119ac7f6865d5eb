import { suiteOn } from '../runner/suite.js';
import type { TestRunner } from '../runner/test-runner.js';
import { auditContract } from './audit-contract.js';
import { erasureContract } from './erasure-contract.js';
import { atomicityContract } from './atomicity-contract.js';
import { concurrencyContract } from './concurrency-contract.js';
import { decisionsContract } from './decisions-contract.js';
import { deliveriesContract } from './deliveries-contract.js';
import { deliverySearchContract } from './delivery-search-contract.js';
import { driftsContract } from './drifts-contract.js';
import { dueContract } from './due-contract.js';
import { eventsContract } from './events-contract.js';
import { FreshStore, type OpenTransactions } from './fresh-store.js';
import { groupsContract } from './groups-contract.js';
import { keyedRequestsContract } from './keyed-requests-contract.js';
import { leasesContract } from './leases-contract.js';
import { ordersContract } from './orders-contract.js';
import { recalledGroupsContract } from './recalled-groups-contract.js';
import { removalContract } from './removal-contract.js';
import { mailsContract } from './mails-contract.js';
import { pdfTicketsContract } from './pdf-tickets-contract.js';
import { returnedDocumentsContract } from './returned-documents-contract.js';
import { revocationsContract } from './revocations-contract.js';
import { passesContract } from './passes-contract.js';
import { pausesContract } from './pauses-contract.js';
import { publicationsContract } from './publications-contract.js';
import { searchContract } from './search-contract.js';
import { searchLawsContract } from './search-laws-contract.js';
import { ticketSearchContract } from './ticket-search-contract.js';
import { turnsContract } from './turns-contract.js';
import { webhooksContract } from './webhooks-contract.js';
import { statusChecksContract } from './status-checks-contract.js';

/**
 * What every implementation of `Transactions` and its repositories must keep.
 *
 * @param runner registers the tests
 * @param adapter names the implementation in the titles
 * @param open opens an empty store; each test opens its own and closes it
 */
export function transactionsContract(runner: TestRunner, adapter: string, open: () => Promise<OpenTransactions>): void {
  const suite = suiteOn(runner);
  suite.describe(`Transactions, kept by ${adapter}`, () => {
    const store = new FreshStore(suite, open);
    ordersContract(suite, store);
    groupsContract(suite, store);
    recalledGroupsContract(suite, store);
    decisionsContract(suite, store);
    searchContract(suite, store);
    ticketSearchContract(suite, store);
    searchLawsContract(suite, store);
    deliveriesContract(suite, store);
    dueContract(suite, store);
    turnsContract(suite, store);
    leasesContract(suite, store);
    driftsContract(suite, store);
    statusChecksContract(suite, store);
    deliverySearchContract(suite, store);
    auditContract(suite, store);
    removalContract(suite, store);
    erasureContract(suite, store);
    keyedRequestsContract(suite, store);
    pausesContract(suite, store);
    revocationsContract(suite, store);
    passesContract(suite, store);
    returnedDocumentsContract(suite, store);
    pdfTicketsContract(suite, store);
    mailsContract(suite, store);
    eventsContract(suite, store);
    webhooksContract(suite, store);
    publicationsContract(suite, store);
    atomicityContract(suite, store);
    concurrencyContract(suite, store);
  });
}
