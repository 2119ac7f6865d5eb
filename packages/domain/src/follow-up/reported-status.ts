import type { DeliveryKey } from '../shared/ids.js';
import type { TicketChange } from '../ticket/moved-ticket.js';
import { type ReportedTicket, isValidThere } from '../hand-over/status-report.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import { holdingsOf, withHolding } from '../ticket/ticket-standing.js';
import { isPickedUp } from '../ticket/ticket-status.js';

/**
 * What the word of its ticket system means for a ticket that no hand-over is under way for. A place that holds it no
 * longer, or never did, says nothing of the ticket; the sweep compares that.
 */
export function changesByReportedStatus(
  ticket: TicketDistribution,
  key: DeliveryKey,
  { status }: Pick<ReportedTicket, 'status'>,
): readonly TicketChange[] {
  const holding = holdingsOf(ticket.standing).find((candidate) => candidate.key === key);
  if (holding === undefined) return [];
  const isHeld = ticket.standing.held?.key === key;
  if (!isValidThere(status)) return gone(ticket, key, isHeld);
  if (status === 'DISTRIBUTED') return [];
  const standing = holding.pickedUp ? {} : withHolding(ticket.standing, key, { ...holding, pickedUp: true });
  if (isHeld && ticket.status === 'DISTRIBUTED') {
    const activated: TicketChange = { to: 'ACTIVATED', reason: 'picked up', standing };
    return status === 'COMMITTED' ? [activated, COMMITTED] : [activated];
  }
  if (isHeld && ticket.status === 'ACTIVATED' && status === 'COMMITTED') return [COMMITTED];
  return holding.pickedUp ? [] : [{ reason: `picked up: ${key}`, standing }];
}

const COMMITTED: TicketChange = { to: 'COMMITTED', reason: 'the pickup is complete' };

function gone(ticket: TicketDistribution, key: DeliveryKey, isHeld: boolean): readonly TicketChange[] {
  const standing = withHolding(ticket.standing, key, null);
  const reason = `cancelled by the ticket system: ${key}`;
  const wasValid = ticket.status === 'DISTRIBUTED' || isPickedUp(ticket.status);
  if (isHeld && (wasValid || ticket.status === 'CANCELLING')) {
    const statusReason = { code: 'cancelled-externally', message: 'The ticket system cancelled the ticket by itself.' };
    return [{ to: 'CANCELLED_EXTERNALLY', reason, standing, statusReason }];
  }
  const hasEnded = ticket.status === 'CANCELLING' && holdingsOf(standing).length === 0;
  return [hasEnded ? { to: 'CANCELLED', reason, standing } : { reason, standing }];
}
