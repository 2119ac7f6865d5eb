import {
  DELIVERY_STATES,
  type DistributionDetails,
  LANGUAGES,
  MEDIA,
  QR_CHECKSUM_TYPES,
  type StatusReason,
  TICKET_STATUSES,
} from '@ticket-distribution/domain';
import {
  FLAG,
  INSTANT,
  type Schema,
  TEXT,
  WHOLE_NUMBER,
  enumSchema,
  nullable,
  objectSchema,
  component,
} from '../schema/schema.js';
import type { FareProductView, DeliveryView, TicketDistributionView } from './ticket-distribution-view.js';
import { PRODUCT_PARTS_FIELDS } from './product-part-schemas.js';

const TEXT_OR_NULL = nullable(TEXT);

export const TICKET_SCHEMAS: Readonly<Record<string, Schema>> = {
  TicketDistribution: objectSchema<TicketDistributionView>(
    {
      id: TEXT,
      status: enumSchema(TICKET_STATUSES),
      statusReason: nullable(component('StatusReason')),
      startOfValidity: INSTANT,
      endOfValidity: INSTANT,
      fareProduct: component('FareProduct'),
      ...PRODUCT_PARTS_FIELDS,
      distributionDetails: component('DistributionDetails'),
      delivery: nullable(component('Delivery')),
      createdAt: INSTANT,
      updatedAt: INSTANT,
    },
    'One ticket: valid from its start (inclusive) until its end (exclusive).',
  ),
  StatusReason: objectSchema<StatusReason>({ code: TEXT, message: TEXT }, 'Why a ticket stands where it stands.'),
  FareProduct: objectSchema<FareProductView>(
    { ref: TEXT_OR_NULL, id: TEXT, version: TEXT, name: component('LocalizedText'), transferable: FLAG },
    'The main product that the ticket stands for.',
  ),
  DistributionDetails: objectSchema<DistributionDetails>(
    {
      medium: nullable(enumSchema(MEDIA)),
      mediaSerialNumberId: TEXT_OR_NULL,
      deliverAfter: nullable(INSTANT),
      qrChecksumType: nullable(enumSchema(QR_CHECKSUM_TYPES)),
      language: nullable(enumSchema(LANGUAGES)),
      distributedAsPdf: FLAG,
      externalReference: nullable({ type: 'string', description: 'What a client needs to start the pickup.' }),
      fareContractRef: TEXT_OR_NULL,
      customerAccountRef: TEXT_OR_NULL,
    },
    'How the ticket was handed over, and the references that its ticket system gave.',
  ),
  Delivery: objectSchema<DeliveryView>(
    {
      state: enumSchema(DELIVERY_STATES),
      attempts: WHOLE_NUMBER,
      nextAttemptAt: nullable(INSTANT),
      lastError: TEXT_OR_NULL,
    },
    'The hand-over that the ticket is in or was in last.',
  ),
};
