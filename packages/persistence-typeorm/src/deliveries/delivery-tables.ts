import { type GroupRow, groupSchema } from '../rows/group-rows.js';
import type { Session } from '../shared/session.js';
import { Table } from '../shared/table.js';
import {
  type DeliveryAttemptRow,
  type DeliveryRow,
  type DeliveryTicketRow,
  deliveryAttemptSchema,
  deliverySchema,
  deliveryTicketSchema,
} from '../rows/delivery-rows.js';

/** The tables in which deliveries are found, in one transaction. */
export class DeliveryTables {
  readonly deliveries: Table<DeliveryRow>;
  readonly tickets: Table<DeliveryTicketRow>;
  readonly attempts: Table<DeliveryAttemptRow>;
  readonly groups: Table<GroupRow>;

  constructor(session: Session) {
    this.deliveries = new Table(session, deliverySchema);
    this.tickets = new Table(session, deliveryTicketSchema);
    this.attempts = new Table(session, deliveryAttemptSchema);
    this.groups = new Table(session, groupSchema);
  }
}
