import type { EntitySchema } from 'typeorm';
import { auditSchema } from '../rows/audit-rows.js';
import { deliveryAttemptSchema, deliverySchema, deliveryTicketSchema } from '../rows/delivery-rows.js';
import { driftSchema } from '../rows/drift-rows.js';
import { decisionSchema } from '../rows/decision-rows.js';
import { groupSchema } from '../rows/group-rows.js';
import { ticketCustomerSchema } from '../rows/ticket-customer-rows.js';
import { ticketMoveSchema, ticketSchema } from '../rows/ticket-rows.js';
import { orderLineVersionSchema, orderSchema, orderVersionSchema } from '../rows/order-rows.js';
import { keyedRequestSchema } from '../rows/keyed-request-rows.js';
import { eventSchema } from '../rows/event-rows.js';
import { mailSchema } from '../rows/mail-rows.js';
import { passRegistrationSchema, passSchema } from '../rows/pass-rows.js';
import { pdfTicketSchema } from '../rows/pdf-ticket-rows.js';
import { returnedDocumentSchema } from '../rows/returned-document-rows.js';
import { revocationSchema } from '../rows/revocation-rows.js';
import { pauseSchema } from '../rows/pause-rows.js';
import { publicationSchema } from '../rows/publication-rows.js';
import { unsettledVersionSchema } from '../rows/unsettled-version-rows.js';
import { webhookAttemptSchema, webhookSchema } from '../rows/webhook-rows.js';
import { statusCheckSchema } from '../rows/status-check-rows.js';
import { MIGRATIONS_TABLE, migrations } from './migrations.js';
import type { SchemaStep } from './schema-step.js';

const SCHEMAS: readonly EntitySchema[] = [
  orderSchema,
  orderVersionSchema,
  orderLineVersionSchema,
  unsettledVersionSchema,
  groupSchema,
  ticketSchema,
  ticketMoveSchema,
  ticketCustomerSchema,
  decisionSchema,
  deliverySchema,
  deliveryTicketSchema,
  deliveryAttemptSchema,
  driftSchema,
  statusCheckSchema,
  auditSchema,
  keyedRequestSchema,
  pauseSchema,
  revocationSchema,
  returnedDocumentSchema,
  pdfTicketSchema,
  mailSchema,
  passSchema,
  passRegistrationSchema,
  eventSchema,
  webhookSchema,
  webhookAttemptSchema,
  publicationSchema,
];

/** What TypeORM has to know of the tables and of the steps that make them. */
export interface SchemaOptions {
  readonly entities: EntitySchema[];
  readonly migrations: (new () => SchemaStep)[];
  readonly migrationsTableName: string;
  readonly entityPrefix: string;
}

/** The options of a data source on which the engine works, besides those of the connection. */
export function schemaOptions(tablePrefix = ''): SchemaOptions {
  return {
    entities: [...SCHEMAS],
    migrations: [...migrations],
    migrationsTableName: tablePrefix + MIGRATIONS_TABLE,
    entityPrefix: tablePrefix,
  };
}
