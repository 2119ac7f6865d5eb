import type { Snapshot, Transaction, Transactions } from '@ticket-distribution/application';
import type { EntityManager } from 'typeorm';
import { TypeormAuditRepository } from '../audit/typeorm-audit-repository.js';
import { TypeormDeliveryRepository } from '../deliveries/typeorm-delivery-repository.js';
import { TypeormDriftRepository } from '../drifts/typeorm-drift-repository.js';
import { TypeormGroupRepository } from '../groups/typeorm-group-repository.js';
import { TypeormOrderRepository } from '../orders/typeorm-order-repository.js';
import { TypeormKeyedRequestRepository } from '../idempotency/typeorm-keyed-request-repository.js';
import { TypeormPauseRepository } from '../pauses/typeorm-pause-repository.js';
import { WriteFaults } from '../shared/write-faults.js';
import { UnitOfWork } from '../shared/unit-of-work.js';
import { TypeormStatusCheckRepository } from '../status-checks/typeorm-status-check-repository.js';

/** Where transactions come from: begun before the work, committed when it resolves, rolled back when it rejects. */
export interface TransactionSource {
  transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T>;
}

/** Transactions on a relational database, kept by TypeORM. */
export class TypeormTransactions implements Transactions {
  /**
   * @param writes transactions that write
   * @param reads transactions that each read one committed state and never wait for those that write
   * @param faults told of what transactions that write find out
   */
  constructor(
    private readonly writes: TransactionSource,
    private readonly reads: TransactionSource,
    private readonly faults: WriteFaults = new WriteFaults(),
  ) {}

  async run<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.faults.watch(this.writes.transaction((manager) => within(manager, work)));
  }

  async read<T>(work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
    return this.reads.transaction((manager) => within(manager, work));
  }
}

async function within<T>(manager: EntityManager, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const unit = new UnitOfWork();
  const transaction = {
    orders: new TypeormOrderRepository(manager, unit),
    groups: new TypeormGroupRepository(manager, unit),
    deliveries: new TypeormDeliveryRepository(manager, unit),
    drifts: new TypeormDriftRepository(manager, unit),
    statusChecks: new TypeormStatusCheckRepository(manager, unit),
    audit: new TypeormAuditRepository(manager, unit),
    requests: new TypeormKeyedRequestRepository(manager, unit),
    pauses: new TypeormPauseRepository(manager, unit),
  };
  return unit.during(() => work(transaction));
}
