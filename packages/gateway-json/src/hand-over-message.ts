import type { HandOver, HandedOverTicket, LocalizedText } from '@ticket-distribution/domain';

/** A JSON object to be sent. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A hand-over as the ticket systems read it (docs/protocols/ticket-systems.md). */
export function handOverMessage(handOver: HandOver): JsonObject {
  const { operation, key } = handOver;
  if (handOver.operation === 'cancel') {
    const { issueKey, ticketDistributionIds, effectiveDate } = handOver;
    return { key, operation, issueKey, ticketDistributionIds, effectiveDate };
  }
  return {
    key,
    operation,
    orderId: handOver.orderId,
    orderLineId: handOver.orderLineId,
    organisationId: handOver.organisationId,
    ownerCustomerId: handOver.ownerCustomerId,
    holderCustomerId: handOver.holderCustomerId,
    customerAccountRef: handOver.customerAccountRef,
    language: handOver.language,
    tickets: handOver.tickets.map(ticketMessage),
  };
}

/** The validity is the ticket's own: the product's may have been changed since. */
function ticketMessage({
  ticketDistributionId,
  product,
  startOfValidity,
  endOfValidity,
}: HandedOverTicket): JsonObject {
  const { id, version, name, topologies, legs, seats, supplements, travellers } = product;
  return {
    ticketDistributionId,
    product: { id, version, name: namesIn(name) },
    startOfValidity,
    endOfValidity,
    topologies,
    legs,
    seats,
    supplements,
    travellers,
  };
}

/** The names that say something. */
function namesIn(names: LocalizedText): LocalizedText {
  return Object.fromEntries(Object.entries(names).filter(([, name]) => name.trim() !== ''));
}
