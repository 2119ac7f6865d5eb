import { EntitySchema } from 'typeorm';
import { key, text } from '../shared/columns.js';

/** A customer who travels on a ticket. The database writes these rows itself, from the products of tickets. */
export interface TicketCustomerRow {
  readonly ticketId: string;
  readonly customerId: string;
}

export const ticketCustomerSchema: EntitySchema<TicketCustomerRow> = new EntitySchema<TicketCustomerRow>({
  name: 'TicketCustomer',
  tableName: 'ticket_customers',
  columns: {
    ticketId: key(text('ticket_id')),
    customerId: key(text('customer_id')),
  },
});
