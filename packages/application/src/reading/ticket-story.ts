import {
  type Attempt,
  type DecisionRecord,
  type DeliverySnapshot,
  type TicketDistributionId,
  type TicketMove,
  ticketsOf,
} from '@ticket-distribution/domain';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import type { Caller } from '../shared/caller.js';
import { findGroupOfTicket } from '../shared/find-group.js';

/** A delivery with the calls made for it, by number. */
export interface DeliveryReading {
  readonly delivery: DeliverySnapshot;
  readonly attempts: readonly Attempt[];
}

/** Tells what happened to a ticket, what its ticket system was told, and why: as it was written down then. */
export class TicketStory {
  constructor(private readonly work: UnitOfWork) {}

  /**
   * @returns every move and happening, oldest first
   * @throws DomainError `ticket-distribution/not-found`
   */
  history(id: TicketDistributionId, caller: Caller): Promise<readonly TicketMove[]> {
    return this.work.read(async (snapshot) => {
      await findGroupOfTicket(snapshot.groups, id, caller, 'read');
      return snapshot.groups.historyOf(id);
    });
  }

  /**
   * @returns every delivery that names the ticket, in the order in which they were stored
   * @throws DomainError `ticket-distribution/not-found`
   */
  deliveries(id: TicketDistributionId, caller: Caller): Promise<readonly DeliveryReading[]> {
    return this.work.read(async (snapshot) => {
      const group = await findGroupOfTicket(snapshot.groups, id, caller, 'read');
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
  decisions(id: TicketDistributionId, caller: Caller): Promise<readonly DecisionRecord[]> {
    return this.work.read(async (snapshot) => {
      const group = await findGroupOfTicket(snapshot.groups, id, caller, 'read');
      const decisions = await snapshot.groups.decisionsOf(group.id);
      return decisions.filter(({ tickets }) => tickets.some((ticket) => ticket.ticketDistributionId === id));
    });
  }
}
