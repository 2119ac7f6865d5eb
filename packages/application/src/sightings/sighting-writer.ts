import {
  type Delivery,
  type DeliveryKey,
  type FulfillmentPolicies,
  type GroupSnapshot,
  type Instant,
  type Occasion,
  type SightedTicket,
  type Sighting,
  type TicketDistributionGroup,
  sightedGroup,
} from '@ticket-distribution/domain';
import { busyTickets, followUp } from '../delivery/follow-up.js';
import { type DriftBook, mayShowDrifts } from '../drifts/drift-book.js';
import type { Transaction } from '../ports/transactions.js';

/** Writes what ticket systems say of the tickets that they hold. One step; runs inside the transaction of its caller. */
export class SightingWriter {
  constructor(
    private readonly policies: FulfillmentPolicies,
    private readonly drifts: DriftBook,
  ) {}

  /**
   * Writes a whole look at one issue: what it means for the tickets, and how it differs from what we hold.
   *
   * @returns the group after it, and the deliveries that follow
   */
  async writeLook(
    transaction: Transaction,
    group: TicketDistributionGroup,
    sighting: Sighting,
    occasion: Occasion,
    correlationId: string,
  ): Promise<{ readonly group: GroupSnapshot; readonly followUps: readonly Delivery[] }> {
    const open = await transaction.deliveries.openOf([group.id]);
    const { key, tickets } = sighting;
    const followUps = await this.write(
      transaction,
      group,
      open,
      { key, tickets: tickets ?? [] },
      occasion,
      correlationId,
    );
    const openNow = [...open, ...followUps];
    await this.drifts.writeSighted(transaction, group.snapshot, sighting, openNow, occasion.at);
    return { group: group.snapshot, followUps };
  }

  /** Writes what a system tells of some tickets of one issue; of the others it says nothing. */
  async writeTold(
    transaction: Transaction,
    group: TicketDistributionGroup,
    told: { readonly key: DeliveryKey; readonly tickets: readonly SightedTicket[] },
    occasion: Occasion,
    correlationId: string,
  ): Promise<readonly Delivery[]> {
    const open = await transaction.deliveries.openOf([group.id]);
    return this.write(transaction, group, open, told, occasion, correlationId);
  }

  private async write(
    transaction: Transaction,
    group: TicketDistributionGroup,
    open: readonly Delivery[],
    { key, tickets }: { readonly key: DeliveryKey; readonly tickets: readonly SightedTicket[] },
    occasion: Occasion,
    correlationId: string,
  ): Promise<readonly Delivery[]> {
    const before = group.snapshot;
    const change = sightedGroup(before, key, tickets, busyTickets(open));
    if (change === null) return [];
    group.carryOut(change, occasion);
    const { withdrawn, stored } = followUp(group, open, this.policies, occasion, correlationId);
    await transaction.groups.save(group);
    for (const delivery of [...withdrawn, ...stored]) await transaction.deliveries.save(delivery);
    if (mayShowDrifts(before, group.snapshot)) await this.drifts.writeKnown(transaction, group.snapshot, occasion.at);
    return stored;
  }
}

/** On the word of a ticket system. */
export function onTheWordOf(fulfillmentMethod: string, at: Instant): Occasion {
  return { at, by: `ticket-system:${fulfillmentMethod}`, distributionChannelId: null };
}
