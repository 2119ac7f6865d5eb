import {
  type Delivery,
  type FulfillmentPolicies,
  type GroupSnapshot,
  type NewHolder,
  type TicketDistribution,
  type TicketDistributionGroupId,
  type TicketDistributionId,
  isAnswered,
  isLive,
  partiesOf,
  sameParties,
  ticketsOf,
  transferTicket,
} from '@ticket-distribution/domain';
import type { Courier } from '../delivery/courier.js';
import { waitForDeliveries } from '../delivery/wait-for-deliveries.js';
import type { Clock } from '../ports/clock.js';
import type { Snapshot, Transaction } from '../ports/transactions.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import type { Caller } from '../shared/caller.js';
import { findGroup, findGroupOfTicket, reached } from '../shared/find-group.js';
import { type EntryOutcome, refusal, refusedEntry } from './entry-outcome.js';
import type { GroupChanger } from './group-changer.js';

export interface TransferHolderCommand {
  /** Each at most once; absent: those that the tickets belong to. */
  readonly ticketDistributionGroupIds?: readonly TicketDistributionGroupId[];
  /** Each at most once; absent: every live ticket of the groups. With groups: those of them that belong to the groups. */
  readonly ticketDistributionIds?: readonly TicketDistributionId[];
  readonly to: NewHolder;
  readonly caller: Caller;
}

export type TransferredTicket = EntryOutcome & {
  /** Null for an unknown ticket that was named. */
  readonly ticketDistributionGroupId: TicketDistributionGroupId | null;
  /** Null for a group that is not known, or has no live ticket. */
  readonly ticketDistributionId: TicketDistributionId | null;
  /** As they stand now; null where nothing is known. */
  readonly distributionHolderCustomerId: string | null;
  readonly customerAccountRef: string | null;
};

/** One ticket that is meant, or what is known of a group or a ticket that none can be found for. */
interface Meant {
  readonly groupId: TicketDistributionGroupId | null;
  readonly ticketId: TicketDistributionId | null;
}

/** Moves tickets to another holder, each by itself: one that is refused holds up no other. */
export class TransferHolder {
  constructor(
    private readonly work: UnitOfWork,
    private readonly changer: GroupChanger,
    private readonly courier: Courier,
    private readonly policies: FulfillmentPolicies,
    private readonly clock: Clock,
    private readonly options: { readonly deliveryWaitMs: number },
  ) {}

  /**
   * @returns one result per ticket, in the order of the groups and tickets asked for; one for a group or a ticket that is not
   *   known, and for a group without a live ticket
   */
  async execute(command: TransferHolderCommand): Promise<TransferredTicket[]> {
    const meant = await this.meantTickets(command);
    const decided: Awaited<ReturnType<TransferHolder['decide']>>[] = [];
    for (const one of meant) decided.push(await this.decide(one, command));
    const keys = decided.flatMap(({ stored }) => stored.map(({ key }) => key));
    await waitForDeliveries(this.courier, this.clock, keys, this.options.deliveryWaitMs);
    return this.work.read((snapshot) =>
      Promise.all(decided.map(({ one, refused }) => readResult(snapshot, one, command, refused))),
    );
  }

  private meantTickets(command: TransferHolderCommand): Promise<readonly Meant[]> {
    const { ticketDistributionGroupIds: groupIds, ticketDistributionIds: ticketIds, caller } = command;
    return this.work.read(async ({ groups }) => {
      if (groupIds === undefined) {
        const found = (ticketIds ?? []).map(async (ticketId) => {
          const group = reached(await groups.ofTicket(ticketId), caller, 'change');
          return { groupId: group?.id ?? null, ticketId };
        });
        return Promise.all(found);
      }
      const found = groupIds.map(async (groupId) => {
        const group = reached(await groups.find(groupId), caller, 'change')?.snapshot;
        return group === undefined ? [{ groupId, ticketId: null }] : ticketsIn(group, ticketIds);
      });
      return (await Promise.all(found)).flat();
    });
  }

  private async decide(one: Meant, command: TransferHolderCommand) {
    const { groupId, ticketId } = one;
    try {
      const stored = await this.work.once(
        command.caller,
        `transfer ${groupId ?? ''} ${ticketId ?? ''}`,
        (transaction) => this.transfer(transaction, one, command),
        () => [],
      );
      this.courier.dispatch(stored);
      return { one, stored, refused: null };
    } catch (error) {
      return { one, stored: [], refused: refusedEntry(error) };
    }
  }

  private async transfer(
    transaction: Transaction,
    { groupId, ticketId }: Meant,
    { to, caller }: TransferHolderCommand,
  ): Promise<readonly Delivery[]> {
    const { groups } = transaction;
    if (ticketId === null) {
      if (groupId !== null) await findGroup(groups, groupId, caller, 'change');
      return [];
    }
    const found = await findGroupOfTicket(groups, ticketId, caller, 'change');
    const locked = await this.changer.lock(transaction, found, caller);
    const change = transferTicket(locked.group.snapshot, ticketId, to, this.policies, locked.occasion.at);
    return change === null ? [] : this.changer.change(transaction, locked, change, caller);
  }
}

/** The tickets of a group that are meant: those named, else every live one. */
function ticketsIn(group: GroupSnapshot, named: readonly TicketDistributionId[] | undefined): readonly Meant[] {
  const tickets = group.tickets.filter(({ id, status }) => (named === undefined ? isLive(status) : named.includes(id)));
  const meant = tickets.map(({ id }) => ({ groupId: group.id, ticketId: id }));
  return meant.length === 0 && named === undefined ? [{ groupId: group.id, ticketId: null }] : meant;
}

/** Done is what the ticket system said: that it holds the ticket as it is to be, or that none holds it yet. */
async function readResult(
  { groups, deliveries }: Snapshot,
  { groupId, ticketId }: Meant,
  { to, caller }: TransferHolderCommand,
  refused: EntryOutcome | null,
): Promise<TransferredTicket> {
  const found = groupId === null ? undefined : await groups.find(groupId);
  const group = reached(found, caller, 'change')?.snapshot;
  const ticket = group?.tickets.find(({ id }) => id === ticketId);
  const stands = {
    ticketDistributionGroupId: groupId,
    ticketDistributionId: ticketId,
    distributionHolderCustomerId: ticket?.parties.distributionHolderCustomerId ?? null,
    customerAccountRef: ticket?.parties.customerAccountRef ?? null,
  };
  if (refused !== null) return { ...stands, ...refused };
  if (group === undefined || ticket === undefined) return { ...stands, ...refusal(...NO_TICKET) };
  if (!sameParties(ticket.parties, to)) return { ...stands, ...refusal(...TAKEN_BACK) };
  const open = (await deliveries.openOf([group.id])).filter(({ snapshot }) =>
    ticketsOf(snapshot.handOver).includes(ticket.id),
  );
  if (open.some(({ snapshot: { state } }) => !isAnswered(state))) return { ...stands, ...UNDER_WAY };
  return isThere(ticket, to) ? { ...stands, ...DONE } : { ...stands, ...refusal(...TAKEN_BACK) };
}

function isThere({ standing: { held } }: TicketDistribution, to: NewHolder): boolean {
  if (held === null) return true;
  const { holderCustomerId: distributionHolderCustomerId, customerAccountRef } = held;
  return sameParties({ distributionHolderCustomerId, customerAccountRef }, partiesOf(to));
}

const DONE = { outcome: 'done', refusal: null } as const;
const UNDER_WAY = { outcome: 'under-way', refusal: null } as const;
const NO_TICKET = ['transfer/ticket-ended', 'The group has no ticket to transfer.'] as const;
const TAKEN_BACK = [
  'transfer/refused',
  'The ticket system refused the transfer, or another change came after it.',
] as const;
