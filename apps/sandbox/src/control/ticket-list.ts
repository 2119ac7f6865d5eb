import type { HeldTicket } from '../state/held-ticket.js';
import { type OrderGroup, orderState } from '../state/order-group.js';
import type { State } from '../state/state.js';
import { nod, type System } from '../state/words.js';

/** A ticket as its system holds it now. References that the system does not give are null. */
interface TicketNow {
  readonly system: System;
  readonly key: string;
  readonly ticketDistributionId: string;
  readonly status: string;
  readonly product: { readonly id: string; readonly version: string };
  readonly startOfValidity: string;
  readonly endOfValidity: string;
  readonly mediaSerialNumberId: string | null;
  readonly earliestPickup: string | null;
  readonly fareContractRef: string | null;
  readonly customerAccountRef: string | null;
  readonly holderCustomerId: string | null;
  readonly externalReference: string | null;
}

/** Every ticket of every system, also the cancelled ones, in the order in which they came. */
export const ticketsNow = (state: State): TicketNow[] => [
  ...[...state.orderGroups.values()].flatMap(ticketsOfGroup),
  ...[...state.heldTickets()].map(ofHeldTicket),
];

const ticketsOfGroup = (group: OrderGroup): TicketNow[] =>
  group.orders.flatMap((order) => {
    const { content, reference } = order;
    if (content.kind !== 'mobileTicket' && content.kind !== 'fareProductSale') return [];
    return [
      {
        system: nod,
        key: group.reference,
        ticketDistributionId: reference,
        status: orderState(group, order),
        product: { id: content.ticket.product.id, version: content.ticket.product.version },
        startOfValidity: content.ticket.startOfValidity,
        endOfValidity: content.ticket.endOfValidity,
        mediaSerialNumberId: group.mediaSerialNumber,
        earliestPickup: group.earliestPickup,
        fareContractRef: null,
        customerAccountRef: null,
        holderCustomerId: null,
        externalReference: group.reference,
      },
    ];
  });

const ofHeldTicket = (ticket: HeldTicket): TicketNow => ({
  system: ticket.system,
  key: ticket.issueKey,
  ticketDistributionId: ticket.ticketDistributionId,
  status: ticket.status,
  product: ticket.product,
  startOfValidity: ticket.startOfValidity,
  endOfValidity: ticket.endOfValidity,
  mediaSerialNumberId: null,
  earliestPickup: null,
  fareContractRef: ticket.fareContractRef,
  customerAccountRef: ticket.customerAccountRef,
  holderCustomerId: ticket.holderCustomerId,
  externalReference: ticket.externalReference,
});
