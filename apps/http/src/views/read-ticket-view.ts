import type { GroupReading } from '@ticket-distribution/application';
import { type TicketDistributionId, findTicket } from '@ticket-distribution/domain';
import { type Schema, TEXT, objectSchema } from '../schema/schema.js';
import { type TicketDistributionView, toTicketDistributionView } from './ticket-distribution-view.js';
import { TICKET_FIELDS } from './ticket-schemas.js';

/** One ticket read by its id, and where it belongs. */
export interface ReadTicketView extends TicketDistributionView {
  readonly ticketDistributionGroupId: string;
  readonly orderId: string;
  readonly orderLineId: string;
}

export function toReadTicketView(reading: GroupReading, id: TicketDistributionId): ReadTicketView {
  const { group } = reading;
  return {
    ...toTicketDistributionView(findTicket(group, id), reading),
    ticketDistributionGroupId: group.id,
    orderId: group.orderId,
    orderLineId: group.orderLineId,
  };
}

export const READ_TICKET_SCHEMAS: Readonly<Record<string, Schema>> = {
  ReadTicketDistribution: objectSchema<ReadTicketView>(
    { ...TICKET_FIELDS, ticketDistributionGroupId: TEXT, orderId: TEXT, orderLineId: TEXT },
    'One ticket, and where it belongs.',
  ),
};
