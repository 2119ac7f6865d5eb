import {
  type Instant,
  type TicketDistributionId,
  type TicketMove,
  findTicket,
  isPickedUp,
  pickupBegin,
} from '@ticket-distribution/domain';
import type { Clock } from '../ports/clock.js';
import type { TicketCodes } from '../ports/ticket-codes.js';
import type { Caller } from '../shared/caller.js';
import { findGroupOfTicket } from '../shared/find-group.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import { offered } from './read-ticket-keys.js';

/**
 * Signs what became of a ticket on its way to the traveller: what somebody can show who was fined because the ticket came late.
 */
export class ReadReceipt {
  constructor(
    private readonly work: UnitOfWork,
    private readonly codes: TicketCodes | undefined,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns a compact JWS
   * @throws DomainError `ticket-distribution/not-found`, `documents/not-offered`
   */
  async execute({ id, caller }: { readonly id: TicketDistributionId; readonly caller: Caller }): Promise<string> {
    const [{ snapshot: group }, moves] = await this.work.read(async ({ groups }) => {
      const found = await findGroupOfTicket(groups, id, caller, 'read');
      return [found, await groups.historyOf(id)] as const;
    });
    const { standing, fulfillmentMethod } = findTicket(group, id);
    const acceptedAt = firstOf(moves, ({ to }) => to === 'DISTRIBUTED' || isPickedUp(to));
    const { number } = standing.code;
    return offered(this.codes).signReceipt({
      issuedAt: this.clock.now(),
      ticketDistributionId: id,
      orderId: group.orderId,
      fulfillmentMethod,
      codeNumber: number === 0 ? null : number,
      acceptedAt,
      pickupPossibleAt: acceptedAt && laterOf(acceptedAt, pickupBegin(standing.held?.pickup ?? null)),
      pickedUpAt: firstOf(moves, ({ to }) => isPickedUp(to)),
    });
  }
}

function firstOf(moves: readonly TicketMove[], isIt: (move: TicketMove) => boolean): Instant | null {
  return moves.find(isIt)?.at ?? null;
}

/** A pickup that was held back began later than the ticket was there. */
function laterOf(acceptedAt: Instant, begin: Instant | null): Instant {
  return begin !== null && begin > acceptedAt ? begin : acceptedAt;
}
