import { type OrderId, canonicalText } from '@ticket-distribution/domain';
import type { AccountReferences } from '../ports/group-repository.js';
import type { Snapshot } from '../ports/transactions.js';
import type { Caller } from '../shared/caller.js';
import { findOrder, refuseOutOfReach } from '../shared/find-order.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';

/** The account-based references of one ticket or more; at least one of the two is not null. */
export interface SummarisedDistribution {
  readonly fareContractRef: string | null;
  readonly customerAccountRef: string | null;
}

/** Sums up the account-based references of an order, for callers that may not read all of it. */
export class SummariseDistribution {
  constructor(private readonly work: UnitOfWork) {}

  /**
   * @returns the distinct pairs over all tickets of all groups, cancelled ones too
   * @throws DomainError `order/not-found`
   */
  async execute({
    orderId,
    caller,
  }: {
    readonly orderId: OrderId;
    readonly caller: Caller;
  }): Promise<SummarisedDistribution[]> {
    const found = await this.work.read((snapshot) => readReferences(snapshot, orderId, caller));
    const pairs = found
      .map(({ fareContractRef, customerAccountRef }) => ({ fareContractRef, customerAccountRef }))
      .filter(({ fareContractRef, customerAccountRef }) => fareContractRef !== null || customerAccountRef !== null);
    return [...new Map(pairs.map((pair) => [canonicalText(pair), pair])).values()];
  }
}

/** The order itself is read only where it has no tickets. */
async function readReferences(
  { orders, groups }: Pick<Snapshot, 'orders' | 'groups'>,
  orderId: OrderId,
  caller: Caller,
): Promise<readonly AccountReferences[]> {
  const found = await groups.accountReferencesOf(orderId);
  const [first] = found;
  if (first === undefined) await findOrder(orders, orderId, caller, 'summarise');
  else refuseOutOfReach(first, orderId, caller, 'summarise');
  return found;
}
