import type { IssueHandOver, QrCodePickup } from '@ticket-distribution/domain';
import type { NewOrderGroup } from '../back-office/order-group.js';
import { nodPurpose } from '../back-office/purpose.js';
import { mobileOrderType } from './mobile-order-type.js';
import { mobileTicket } from './mobile-ticket.js';

/** Tickets as an order group that is picked up as QR codes with animation: one order per ticket. */
export function mobileOrderGroup(issue: IssueHandOver, pickup: QrCodePickup): NewOrderGroup {
  return {
    reference: issue.key,
    purpose: nodPurpose(issue),
    mediaSerialNumber: null,
    earliestPickup: pickup.deliverAfter,
    language: issue.language,
    orders: issue.tickets.map((ticket) => ({
      reference: ticket.ticketDistributionId,
      type: mobileOrderType(ticket),
      actionType: 'AddMobileTicket',
      companyId: issue.organisationId,
      description: mobileTicket(issue, ticket, pickup.qrChecksumType),
    })),
  };
}
