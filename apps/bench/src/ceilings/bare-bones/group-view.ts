import type { SentOrder } from './order-documents.js';
import { type BareTicket, detailsAfter, detailsBefore } from './ticket-documents.js';

const ACTIONS_BEFORE = [
  ['distribute', null, null],
  ['redistribute', 'distribution/nothing-to-redistribute', 'The ticket was not handed over yet: distribute it.'],
  ['update-validity', null, null],
  ['transfer', 'transfer/not-supported', 'A NOD ticket has no account to be moved from.'],
  ['cancel', null, null],
] as const;

const ACTIONS_AFTER = [
  ['distribute', 'distribution/nothing-to-distribute', 'The ticket is handed over already, or on the way.'],
  ['redistribute', null, null],
  ...ACTIONS_BEFORE.slice(2),
] as const;

/** The answer to a record. */
export function recordedView({ id }: SentOrder, tickets: readonly BareTicket[], at: string): object {
  const groups = tickets.map((ticket) => groupView(ticket, 'GENERATED', at, at));
  return { orderId: id, version: 1, currentVersion: 1, groups };
}

/** A group with its one ticket as the engine answers it: the same fields, the same size. */
export function groupView(ticket: BareTicket, status: 'GENERATED' | 'DISTRIBUTED', made: string, at: string): object {
  const isAfter = status === 'DISTRIBUTED';
  const {
    startOfValidity,
    endOfValidity,
    topologies,
    legs,
    seats,
    supplements,
    travellers,
    form: _form,
    ...fareProduct
  } = ticket.product;
  const shown = {
    id: ticket.ticketId,
    status,
    statusReason: null,
    startOfValidity,
    endOfValidity,
    distributionHolderCustomerId: ticket.customer,
    fareProduct,
    topologies,
    legs,
    seats,
    supplements,
    travellers,
    distributionDetails: isAfter ? detailsAfter(ticket) : detailsBefore,
    delivery: isAfter ? { state: 'DONE', attempts: 1, nextAttemptAt: null, lastError: null } : null,
    allowedActions: (isAfter ? ACTIONS_AFTER : ACTIONS_BEFORE).map(([action, code, message]) => ({
      action,
      allowed: code === null,
      code,
      message,
    })),
    createdAt: made,
    updatedAt: at,
  };
  return {
    id: ticket.groupId,
    orderId: ticket.orderId,
    orderLineId: ticket.lineId,
    orderVersion: 1,
    updatedForOrderLineVersion: 1,
    createdByDCI: null,
    organisationId: ticket.organisationId,
    distributedByDCI: null,
    fulfillmentMethod: 'NOD',
    distributedByOrgId: isAfter ? ticket.organisationId : null,
    orderOwnerCustomerId: ticket.customer,
    distributionHolderCustomerId: ticket.customer,
    ticketDistributions: [shown],
  };
}
