import {
  type Attempt,
  type DecisionRecord,
  type DeliverySnapshot,
  type TicketDistributionId,
  type TicketMove,
  ticketsOf,
  unknownTicket,
} from '@ticket-distribution/domain';
import type { Snapshot, Transactions } from '../ports/transactions.js';

/** A delivery with the calls made for it, by number. */
export interface DeliveryReading {
  readonly delivery: DeliverySnapshot;
  readonly attempts: readonly Attempt[];
}

/** Tells what happened to a ticket, what its ticket system was told, and why: as it was written down then. */
export class TicketStory {
  constructor(private readonly transactions: Transactions) {}

  /**
   * @returns every move and happening, oldest first
   * @throws DomainError `ticket-distribution/not-found`
   */
  history(id: TicketDistributionId): Promise<readonly TicketMove[]> {
    return this.transactions.read(async (snapshot) => {
      await groupOf(snapshot, id);
      return snapshot.groups.historyOf(id);
    });
  }

  /**
   * @returns every delivery that names the ticket, in the order in which they were stored
   * @throws DomainError `ticket-distribution/not-found`
   */
  deliveries(id: TicketDistributionId): Promise<readonly DeliveryReading[]> {
    return this.transactions.read(async (snapshot) => {
      const group = await groupOf(snapshot, id);
      const ofGroup = await snapshot.deliveries.ofGroups([group.id]);
      const named = ofGroup.filter((delivery) => ticketsOf(delivery.snapshot.handOver).includes(id));
      return Promise.all(
        named.map(async ({ key, snapshot: delivery }) => ({
          delivery,
          attempts: await snapshot.deliveries.attemptsOf(key),
        })),
      );
    });
  }

  /**
   * @returns every decision that concerned the ticket, oldest first
   * @throws DomainError `ticket-distribution/not-found`
   */
  decisions(id: TicketDistributionId): Promise<readonly DecisionRecord[]> {
    return this.transactions.read(async (snapshot) => {
      const group = await groupOf(snapshot, id);
      const decisions = await snapshot.groups.decisionsOf(group.id);
      return decisions.filter(({ tickets }) => tickets.some((ticket) => ticket.ticketDistributionId === id));
    });
  }
}

async function groupOf({ groups }: Snapshot, id: TicketDistributionId) {
  return (await groups.ofTicket(id)) ?? unknownTicket(id);
}
