import type { DistributionDetails, StatusReason } from '@ticket-distribution/domain';
import { enumComponent } from '../schema/enums.js';
import {
  FLAG,
  type FieldSchemas,
  INSTANT,
  type Schema,
  TEXT,
  WHOLE_NUMBER,
  listSchema,
  nullable,
  objectSchema,
  component,
} from '../schema/schema.js';
import type {
  AllowedActionView,
  TicketDeliveryView,
  FareProductView,
  TicketDistributionView,
} from './ticket-distribution-view.js';
import { PRODUCT_PARTS_FIELDS } from './product-part-schemas.js';

const TEXT_OR_NULL = nullable(TEXT);

/** What every answer says of a ticket. */
export const TICKET_FIELDS: FieldSchemas<TicketDistributionView> = {
  id: TEXT,
  status: enumComponent('TicketStatus'),
  statusReason: nullable(component('StatusReason')),
  startOfValidity: INSTANT,
  endOfValidity: INSTANT,
  distributionHolderCustomerId: TEXT,
  fareProduct: component('FareProduct'),
  ...PRODUCT_PARTS_FIELDS,
  distributionDetails: component('DistributionDetails'),
  delivery: nullable(component('Delivery')),
  allowedActions: listSchema(component('AllowedAction'), 'Every action, each once.'),
  createdAt: INSTANT,
  updatedAt: INSTANT,
};

export const TICKET_SCHEMAS: Readonly<Record<string, Schema>> = {
  TicketDistribution: objectSchema<TicketDistributionView>(
    TICKET_FIELDS,
    'One ticket: valid from its start (inclusive) until its end (exclusive).',
  ),
  StatusReason: objectSchema<StatusReason>({ code: TEXT, message: TEXT }, 'Why a ticket stands where it stands.'),
  FareProduct: objectSchema<FareProductView>(
    { ref: TEXT_OR_NULL, id: TEXT, version: TEXT, name: component('LocalizedText'), transferable: FLAG },
    'The main product that the ticket stands for.',
  ),
  DistributionDetails: objectSchema<DistributionDetails>(
    {
      medium: nullable(enumComponent('TicketMedium')),
      mediaSerialNumberId: TEXT_OR_NULL,
      deliverAfter: nullable(INSTANT),
      qrChecksumType: nullable(enumComponent('QrChecksumType')),
      language: nullable(enumComponent('Language')),
      distributedAsPdf: FLAG,
      externalReference: nullable({ type: 'string', description: 'What a client needs to start the pickup.' }),
      fareContractRef: TEXT_OR_NULL,
      customerAccountRef: TEXT_OR_NULL,
    },
    'How the ticket was handed over, and the references that its ticket system gave.',
  ),
  AllowedAction: objectSchema<AllowedActionView>(
    {
      action: enumComponent('TicketAction'),
      allowed: FLAG,
      code: nullable(enumComponent('DomainErrorCode')),
      message: TEXT_OR_NULL,
    },
    'Whether something may be done with the ticket now, and with which code it would be refused.',
  ),
  Delivery: objectSchema<TicketDeliveryView>(
    {
      state: enumComponent('DeliveryState'),
      attempts: WHOLE_NUMBER,
      nextAttemptAt: nullable(INSTANT),
      lastError: TEXT_OR_NULL,
    },
    'The hand-over that the ticket is in or was in last.',
  ),
};
