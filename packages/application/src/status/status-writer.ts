import {
  type Delivery,
  type FulfillmentMethod,
  type Instant,
  type Occasion,
  type Origin,
  type StatusReport,
  type TicketDistributionGroup,
  type TicketDistributionGroupId,
  changeByStatusReport,
} from '@ticket-distribution/domain';
import { busyTickets } from '../delivery/busy-tickets.js';
import type { DriftBook } from '../drifts/drift-book.js';
import type { GroupKeeper } from '../groups/group-keeper.js';
import type { Transaction } from '../ports/transactions.js';

/** What a ticket system said, when it was asked (or spoke unasked), and when that is written. */
export interface ToldBySystem {
  readonly fulfillmentMethod: FulfillmentMethod;
  readonly report: StatusReport;
  /** What happened to a ticket since then is newer than what was said. */
  readonly askedAt: Instant;
  readonly at: Instant;
  readonly origin: Origin;
}

/** Writes what ticket systems say of the tickets that they hold. One step; runs inside the transaction of its caller. */
export class StatusWriter {
  constructor(
    private readonly keeper: GroupKeeper,
    private readonly drifts: DriftBook,
  ) {}

  /**
   * Writes a whole look at one issue: what it means for the tickets, and how it differs from what we hold.
   *
   * @returns the group as it is by then, and the deliveries that follow
   */
  async writeLook(
    transaction: Transaction,
    groupId: TicketDistributionGroupId,
    told: ToldBySystem,
  ): Promise<{ readonly group: TicketDistributionGroup; readonly followUps: readonly Delivery[] }> {
    const group = await this.keeper.findInTurn(transaction, groupId);
    const open = await transaction.deliveries.openOf([group.id]);
    const unsettled = unsettledTickets(group, open, told);
    const followUps = await this.write(transaction, group, open, unsettled, told);
    const busy = new Set([...unsettled, ...busyTickets(followUps)]);
    await this.drifts.writeReported(transaction, group.snapshot, told.report, busy, told.at);
    return { group, followUps };
  }

  /**
   * Writes what a system tells of some tickets of one issue; of the others it says nothing.
   *
   * @returns the deliveries that follow
   */
  async writeTold(
    transaction: Transaction,
    groupId: TicketDistributionGroupId,
    told: ToldBySystem,
  ): Promise<readonly Delivery[]> {
    const group = await this.keeper.findInTurn(transaction, groupId);
    const open = await transaction.deliveries.openOf([group.id]);
    return this.write(transaction, group, open, busyTickets(open), told);
  }

  private async write(
    transaction: Transaction,
    group: TicketDistributionGroup,
    open: readonly Delivery[],
    unsettled: ReadonlySet<string>,
    { fulfillmentMethod, report, at, origin }: ToldBySystem,
  ): Promise<readonly Delivery[]> {
    const change = changeByStatusReport(group.snapshot, report.key, report.tickets ?? [], unsettled);
    if (change === null) return [];
    const occasion: Occasion = { at, by: `ticket-system:${fulfillmentMethod}`, distributionChannelId: null };
    group.carryOut(change, occasion);
    return this.keeper.keep(transaction, [group], { occasion, origin, open });
  }
}

/** The tickets of which an unanswered hand-over, or what happened since, knows more than the sighting. */
function unsettledTickets(
  { snapshot }: TicketDistributionGroup,
  open: readonly Delivery[],
  { askedAt }: ToldBySystem,
): ReadonlySet<string> {
  const changed = snapshot.tickets.filter(({ updatedAt }) => updatedAt >= askedAt).map(({ id }) => id);
  return new Set([...busyTickets(open), ...changed]);
}
