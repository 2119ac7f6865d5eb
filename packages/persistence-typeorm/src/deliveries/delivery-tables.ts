import type { EntityManager } from 'typeorm';
import { type GroupRow, groupSchema } from '../groups/group-rows.js';
import { Table } from '../shared/table.js';
import {
  type DeliveryAttemptRow,
  type DeliveryRow,
  type DeliveryTicketRow,
  deliveryAttemptSchema,
  deliverySchema,
  deliveryTicketSchema,
} from './delivery-rows.js';

/** The tables in which deliveries are found, in one transaction. */
export class DeliveryTables {
  readonly deliveries: Table<DeliveryRow>;
  readonly tickets: Table<DeliveryTicketRow>;
  readonly attempts: Table<DeliveryAttemptRow>;
  readonly groups: Table<GroupRow>;

  constructor(manager: EntityManager) {
    this.deliveries = new Table(manager, deliverySchema);
    this.tickets = new Table(manager, deliveryTicketSchema);
    this.attempts = new Table(manager, deliveryAttemptSchema);
    this.groups = new Table(manager, groupSchema);
  }
}
