import { ORDER_ID_PATTERN, type OrderId, type TicketDistributionGroupId, malformed } from '@ticket-distribution/domain';
import type { FastifyRequest } from 'fastify';
import { LARGEST_NUMBER } from './constraints.js';

/** The form of a group id: what any source of ids may give. */
export const GROUP_ID_PATTERN: RegExp = /^[A-Za-z0-9-]{1,64}$/;
const VERSION_PATTERN = /^[1-9]\d{0,9}$/;

/** @throws DomainError `request/malformed` */
export function orderIdOf(request: FastifyRequest): OrderId {
  return pathText(request, 'orderId', ORDER_ID_PATTERN, 'must be 1 to 64 letters, digits, "-" or "_"') as OrderId;
}

/** @throws DomainError `request/malformed` */
export function groupIdOf(request: FastifyRequest): TicketDistributionGroupId {
  const name = 'ticketDistributionGroupId';
  const text = pathText(request, name, GROUP_ID_PATTERN, 'must be 1 to 64 letters, digits or "-"');
  return text as TicketDistributionGroupId;
}

/** @throws DomainError `request/malformed` */
export function versionOf(request: FastifyRequest): number {
  const says = `must be a whole number from 1 to ${LARGEST_NUMBER}`;
  const version = Number(pathText(request, 'version', VERSION_PATTERN, says));
  if (version > LARGEST_NUMBER) throw malformed([{ field: 'path version', message: says }]);
  return version;
}

function pathText({ params }: FastifyRequest, name: string, pattern: RegExp, says: string): string {
  const text = (params as Readonly<Record<string, string | undefined>>)[name] ?? '';
  if (!pattern.test(text)) throw malformed([{ field: `path ${name}`, message: says }]);
  return text;
}
