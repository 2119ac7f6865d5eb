import type {
  AuditEntry,
  KeyedRequest,
  Snapshot,
  SystemPause,
  Transactions,
  StatusCheck,
} from '@ticket-distribution/application';
import type { Delivery, Drift, Order, TicketDistributionGroup, Webhook } from '@ticket-distribution/domain';
import type { Suite } from '../runner/suite.js';

/** Transactions on an empty store. */
export interface OpenTransactions {
  readonly transactions: Transactions;
  close(): Promise<void>;
}

/** What a test stores in one transaction. */
export interface Stored {
  readonly orders?: readonly Order[];
  readonly groups?: readonly TicketDistributionGroup[];
  readonly deliveries?: readonly Delivery[];
  readonly drifts?: readonly Drift[];
  readonly statusChecks?: readonly StatusCheck[];
  readonly audit?: readonly AuditEntry[];
  readonly requests?: readonly KeyedRequest[];
  readonly pauses?: readonly SystemPause[];
  readonly webhooks?: readonly Webhook[];
}

/** An empty store for every test of the suite in which it is made. */
export class FreshStore {
  private opened: OpenTransactions | null = null;

  constructor(
    { beforeEach, afterEach }: Pick<Suite, 'beforeEach' | 'afterEach'>,
    open: () => Promise<OpenTransactions>,
  ) {
    beforeEach(async () => {
      this.opened = await open();
    });
    afterEach(async () => {
      await this.opened?.close();
      this.opened = null;
    });
  }

  get transactions(): Transactions {
    if (this.opened === null) throw new Error('The store is open during a test only');
    return this.opened.transactions;
  }

  read<T>(work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
    return this.transactions.read(work);
  }

  /** Saves everything in one transaction. */
  async save(stored: Stored): Promise<void> {
    const { orders = [], groups = [], deliveries = [], drifts = [], statusChecks = [] } = stored;
    const { audit = [], requests = [], pauses = [], webhooks = [] } = stored;
    await this.transactions.run(async (transaction) => {
      for (const order of orders) await transaction.orders.save(order);
      for (const group of groups) await transaction.groups.save(group);
      for (const delivery of deliveries) await transaction.deliveries.save(delivery);
      for (const drift of drifts) await transaction.drifts.save(drift);
      for (const watch of statusChecks) await transaction.statusChecks.save(watch);
      for (const act of audit) await transaction.audit.append(act);
      for (const request of requests) await transaction.requests.save(request);
      for (const pause of pauses) await transaction.pauses.save(pause);
      for (const webhook of webhooks) await transaction.webhooks.save(webhook);
    });
  }
}
