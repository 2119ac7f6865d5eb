import type { EntitySchema } from 'typeorm';
import { deliveryAttemptSchema, deliverySchema, deliveryTicketSchema } from '../deliveries/delivery-rows.js';
import { groupSchema } from '../groups/group-rows.js';
import { ticketMoveSchema, ticketSchema } from '../groups/ticket-rows.js';
import { orderLineVersionSchema, orderSchema, orderVersionSchema } from '../orders/order-rows.js';

/** Every table, as TypeORM has to know it (`entities` of a data source). */
export const schemas: readonly EntitySchema[] = [
  orderSchema,
  orderVersionSchema,
  orderLineVersionSchema,
  groupSchema,
  ticketSchema,
  ticketMoveSchema,
  deliverySchema,
  deliveryTicketSchema,
  deliveryAttemptSchema,
];
