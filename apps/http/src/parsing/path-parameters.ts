import {
  CUSTOMER_ID_PATTERN,
  DELIVERY_KEY_PATTERN,
  type DeliveryKey,
  type DriftId,
  type FulfillmentMethod,
  MADE_ID_PATTERN,
  type MailId,
  ORDER_ID_PATTERN,
  type OrderId,
  type PdfTicketId,
  type TicketDistributionGroupId,
  type TicketDistributionId,
  type WebhookId,
  malformed,
} from '@ticket-distribution/domain';
import type { FastifyRequest } from 'fastify';
import { LARGEST_NUMBER, MADE_ID_FORM } from './constraints.js';

/** As paths named a ticket system at first: `account-based-ticketing` for ACCOUNT_BASED_TICKETING. It is taken still. */
function inLowerCase(method: FulfillmentMethod): string {
  return method.toLowerCase().replaceAll('_', '-');
}

const VERSION_PATTERN = /^[1-9]\d{0,9}$/;

/** @throws DomainError `request/malformed` */
export function orderIdOf(request: FastifyRequest): OrderId {
  return pathText(request, 'orderId', ORDER_ID_PATTERN, 'must be 1 to 64 letters, digits, "-" or "_"') as OrderId;
}

/** @throws DomainError `request/malformed` */
export function groupIdOf(request: FastifyRequest): TicketDistributionGroupId {
  return madeId(request, 'ticketDistributionGroupId') as TicketDistributionGroupId;
}

/** @throws DomainError `request/malformed` */
export function ticketIdOf(request: FastifyRequest): TicketDistributionId {
  return madeId(request, 'ticketDistributionId') as TicketDistributionId;
}

/** @throws DomainError `request/malformed` */
export function deliveryKeyOf(request: FastifyRequest): DeliveryKey {
  const says = 'must be 1 to 128 letters, digits, "." or "-"';
  return pathText(request, 'deliveryKey', DELIVERY_KEY_PATTERN, says) as DeliveryKey;
}

/** @throws DomainError `request/malformed` */
export function driftIdOf(request: FastifyRequest): DriftId {
  return madeId(request, 'driftId') as DriftId;
}

/** @throws DomainError `request/malformed` */
export function webhookIdOf(request: FastifyRequest): WebhookId {
  return madeId(request, 'webhookId') as WebhookId;
}

/** @throws DomainError `request/malformed` */
export function pdfTicketIdOf(request: FastifyRequest): PdfTicketId {
  return madeId(request, 'pdfTicketId') as PdfTicketId;
}

/** @throws DomainError `request/malformed` */
export function mailIdOf(request: FastifyRequest): MailId {
  return madeId(request, 'mailId') as MailId;
}

/** @throws DomainError `request/malformed` */
export function customerIdOf(request: FastifyRequest): string {
  return pathText(request, 'customerId', CUSTOMER_ID_PATTERN, 'must be 1 to 20 digits');
}

/**
 * The method whose ticket system the path names.
 *
 * @param methods those that are registered
 * @throws DomainError `request/malformed`
 */
export function systemOf({ params }: FastifyRequest, methods: readonly FulfillmentMethod[]): FulfillmentMethod {
  const { system = '' } = params as { readonly system?: string };
  const method = methods.find((candidate) => candidate === system || inLowerCase(candidate) === system);
  if (method !== undefined) return method;
  throw malformed([{ field: 'path system', message: `must be one of ${methods.join(', ')}` }]);
}

/** @throws DomainError `request/malformed` */
export function versionOf(request: FastifyRequest): number {
  const says = `must be a whole number from 1 to ${LARGEST_NUMBER}`;
  const version = Number(pathText(request, 'version', VERSION_PATTERN, says));
  if (version > LARGEST_NUMBER) throw malformed([{ field: 'path version', message: says }]);
  return version;
}

function madeId(request: FastifyRequest, name: string): string {
  return pathText(request, name, MADE_ID_PATTERN, MADE_ID_FORM);
}

function pathText({ params }: FastifyRequest, name: string, pattern: RegExp, says: string): string {
  const text = (params as Readonly<Record<string, string | undefined>>)[name] ?? '';
  if (!pattern.test(text)) throw malformed([{ field: `path ${name}`, message: says }]);
  return text;
}
