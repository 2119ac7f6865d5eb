import {
  type Delivery,
  type FulfillmentPolicies,
  type NewHolder,
  type TicketDistributionGroupId,
  sameContent,
  transferredGroup,
} from '@ticket-distribution/domain';
import type { Courier } from '../delivery/courier.js';
import type { Clock } from '../ports/clock.js';
import type { Snapshot, Transaction, Transactions } from '../ports/transactions.js';
import type { Caller } from '../shared/caller.js';
import { once } from '../requests/once.js';
import { findGroup, reached } from '../shared/find-group.js';
import { serialised } from '../shared/serialised.js';
import { waitForDeliveries } from '../delivery/wait-for-deliveries.js';
import { type EntryOutcome, refusal, refusedEntry } from './entry-outcome.js';
import type { GroupChanger } from './group-changer.js';

export interface TransferHolderCommand {
  /** Each at most once. */
  readonly ticketDistributionGroupIds: readonly TicketDistributionGroupId[];
  readonly to: NewHolder;
  readonly caller: Caller;
}

export type TransferredGroup = EntryOutcome & {
  readonly ticketDistributionGroupId: TicketDistributionGroupId;
  /** As they stand now; null for an unknown group. */
  readonly distributionHolderCustomerId: string | null;
  readonly customerAccountRef: string | null;
};

/** Moves the tickets of groups to another holder, each group by itself and all of its tickets or none. */
export class TransferHolder {
  constructor(
    private readonly transactions: Transactions,
    private readonly changer: GroupChanger,
    private readonly courier: Courier,
    private readonly policies: FulfillmentPolicies,
    private readonly clock: Clock,
    private readonly options: { readonly deliveryWaitMs: number },
  ) {}

  /** @returns one result per group, in the order asked for */
  async execute(command: TransferHolderCommand): Promise<TransferredGroup[]> {
    const decided: Awaited<ReturnType<TransferHolder['decide']>>[] = [];
    for (const id of command.ticketDistributionGroupIds) decided.push(await this.decide(id, command));
    const keys = decided.flatMap(({ stored }) => stored.map(({ key }) => key));
    await waitForDeliveries(this.courier, this.clock, keys, this.options.deliveryWaitMs);
    return this.transactions.read((snapshot) =>
      Promise.all(decided.map(({ id, refused }) => readResult(snapshot, id, command, refused))),
    );
  }

  private async decide(id: TicketDistributionGroupId, command: TransferHolderCommand) {
    try {
      const stored = await serialised(this.transactions, (transaction) =>
        once(transaction, command.caller, `transfer ${id}`, () => this.transfer(transaction, id, command)),
      );
      this.courier.dispatch(stored ?? []);
      return { id, stored: stored ?? [], refused: null };
    } catch (error) {
      return { id, stored: [], refused: refusedEntry(error) };
    }
  }

  private async transfer(
    transaction: Transaction,
    id: TicketDistributionGroupId,
    { to, caller }: TransferHolderCommand,
  ): Promise<readonly Delivery[]> {
    const found = await findGroup(transaction.groups, id, caller, 'change');
    const locked = await this.changer.lock(transaction, found, caller);
    const change = transferredGroup(locked.group.snapshot, to, this.policies, locked.occasion.at);
    if (change === null) return [];
    return this.changer.change(transaction, locked, change, caller);
  }
}

async function readResult(
  { groups, deliveries }: Snapshot,
  id: TicketDistributionGroupId,
  { to, caller }: TransferHolderCommand,
  refused: EntryOutcome | null,
): Promise<TransferredGroup> {
  const group = reached(await groups.find(id), caller, 'change')?.snapshot;
  const stands = {
    ticketDistributionGroupId: id,
    distributionHolderCustomerId: group?.parties.distributionHolderCustomerId ?? null,
    customerAccountRef: group?.parties.customerAccountRef ?? null,
  };
  if (refused !== null) return { ...stands, ...refused };
  if (!sameContent(group?.parties, to)) {
    const message = 'The ticket system refused the transfer, or another change came after it.';
    return { ...stands, ...refusal('transfer/refused', message) };
  }
  const open = await deliveries.openOf([id]);
  return { ...stands, outcome: open.length > 0 ? 'under-way' : 'done', refusal: null };
}
