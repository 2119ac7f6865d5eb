import { type Instant, KEPT_REASONS, type KeptReason, type OrderId, malformed } from '@ticket-distribution/domain';
import type { Clock } from '../ports/clock.js';
import type { UntouchedOrders } from '../ports/order-repository.js';
import type { Snapshot } from '../ports/transactions.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import type { Caller } from '../shared/caller.js';
import { mayReach, reachesAll } from '../shared/may-reach.js';
import type { AuditTrail } from '../audit/audit-trail.js';
import { type PurgeCounts, closedOrder, deleteOrder } from './closed-order.js';
import { NOTHING, addedUp } from './purge-counts.js';

export interface PurgeOrdersCommand {
  /** Orders that were closed before it. */
  readonly before: Instant;
  /** Tells what would be deleted, and deletes nothing. */
  readonly dryRun: boolean;
  /** Where the purge before this one ended; null: begin with the first order. */
  readonly after: OrderId | null;
  /** How many orders of those for the caller are looked at, at most. */
  readonly limit: number;
  readonly reason?: string;
  readonly caller: Caller;
}

export interface Purged {
  readonly counts: PurgeCounts;
  /** The orders that were (or would be) deleted, by id. */
  readonly orderIds: readonly OrderId[];
  /** How many orders were looked at and are not closed, by what holds them open. */
  readonly kept: Readonly<Record<KeptReason, number>>;
  /** Where to go on; null: no order is left. */
  readonly next: OrderId | null;
}

/** How many orders one transaction takes: others wait for it. */
const ORDERS_PER_TRANSACTION = 20;

/** Deletes closed orders with all that was kept of them, a bounded number of the caller's orders at a time. */
export class PurgeOrders {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError `request/malformed` for a date that is not past
   */
  async execute(command: PurgeOrdersCommand): Promise<Purged> {
    if (command.before > this.clock.now())
      throw malformed([{ field: 'before', message: 'must not lie in the future' }]);
    let purged: Purged = { counts: NOTHING, orderIds: [], kept: noneKept(), next: command.after };
    let after = command.after;
    for (let left = command.limit; left > 0; ) {
      const asked = { since: command.before, after, limit: Math.min(left, ORDERS_PER_TRANSACTION) };
      const { ids, own } = await this.work.read((snapshot) => untouched(snapshot, asked, command.caller));
      const batch = await this.batch(own, command);
      purged = together(purged, batch);
      if (ids.length < asked.limit) return { ...purged, next: null };
      after = ids.at(-1) ?? null;
      left -= batch.orderIds.length + batch.kept.length;
    }
    return purged;
  }

  private batch(ids: readonly OrderId[], command: PurgeOrdersCommand): Promise<Batch> {
    if (ids.length === 0) return Promise.resolve(NONE);
    if (command.dryRun) return this.work.read((snapshot) => looked(snapshot, ids, command));
    return this.work.run(async (transaction) => {
      for (const id of ids) await transaction.orders.lock(id);
      const batch = await looked(transaction, ids, command);
      for (const id of batch.orderIds) await deleteOrder(transaction, id);
      if (batch.orderIds.length === 0) return batch;
      const { before, reason = null, caller } = command;
      const details = { counts: batch.counts, orderIds: batch.orderIds };
      await this.audit.write(transaction, { kind: 'purge-orders', subject: before, reason, details }, caller);
      return batch;
    });
  }
}

/** `own`: those of the ids that are for the caller; nobody waits for a purge that does not concern it. */
async function untouched({ orders }: Snapshot, asked: UntouchedOrders, caller: Caller) {
  const ids = await orders.untouched(asked);
  if (reachesAll(caller, 'change')) return { ids, own: ids };
  const found = await Promise.all(ids.map((id) => orders.find(id)));
  const own = found.flatMap((order) =>
    order !== undefined && mayReach(caller, 'change', order.organisationId) ? order.id : [],
  );
  return { ids, own };
}

interface Batch {
  readonly counts: PurgeCounts;
  readonly orderIds: readonly OrderId[];
  readonly kept: readonly KeptReason[];
  /** The last order that is for the caller; those of others are not named to it, and do not count. */
  readonly last: OrderId | null;
}

const NONE: Batch = { counts: NOTHING, orderIds: [], kept: [], last: null };

async function looked(
  snapshot: Snapshot,
  ids: readonly OrderId[],
  { before, caller }: PurgeOrdersCommand,
): Promise<Batch> {
  let batch = NONE;
  for (const id of ids) {
    const found = await closedOrder(snapshot, id, before, caller);
    if (found === null) continue;
    batch =
      typeof found === 'string'
        ? { ...batch, kept: [...batch.kept, found], last: id }
        : { ...batch, counts: addedUp(batch.counts, found), orderIds: [...batch.orderIds, id], last: id };
  }
  return batch;
}

function together(purged: Purged, { counts, orderIds, kept, last }: Batch): Purged {
  const keptNow = KEPT_REASONS.map((why) => [why, purged.kept[why] + kept.filter((one) => one === why).length]);
  return {
    counts: addedUp(purged.counts, counts),
    orderIds: [...purged.orderIds, ...orderIds],
    kept: Object.fromEntries(keptNow) as Purged['kept'],
    next: last ?? purged.next,
  };
}

function noneKept(): Purged['kept'] {
  return Object.fromEntries(KEPT_REASONS.map((why) => [why, 0])) as Purged['kept'];
}
