import type { EntitySchema } from 'typeorm';
import { actSchema } from '../acts/act-rows.js';
import { deliveryAttemptSchema, deliverySchema, deliveryTicketSchema } from '../deliveries/delivery-rows.js';
import { driftSchema } from '../drifts/drift-rows.js';
import { decisionSchema } from '../groups/decision-rows.js';
import { groupSchema } from '../groups/group-rows.js';
import { ticketMoveSchema, ticketSchema } from '../groups/ticket-rows.js';
import { orderLineVersionSchema, orderSchema, orderVersionSchema } from '../orders/order-rows.js';
import { keyedRequestSchema } from '../requests/keyed-request-rows.js';
import { pauseSchema } from '../pauses/pause-rows.js';
import { watchSchema } from '../watches/watch-rows.js';

/** Every table, as TypeORM has to know it (`entities` of a data source). */
export const schemas: readonly EntitySchema[] = [
  orderSchema,
  orderVersionSchema,
  orderLineVersionSchema,
  groupSchema,
  ticketSchema,
  ticketMoveSchema,
  decisionSchema,
  deliverySchema,
  deliveryTicketSchema,
  deliveryAttemptSchema,
  driftSchema,
  watchSchema,
  actSchema,
  keyedRequestSchema,
  pauseSchema,
];
