import type { HandOver, HandedOverTicket, IssueHandOver, LocalizedText } from '@ticket-distribution/domain';

/** A JSON object to be sent. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A hand-over as the ticket systems read it (docs/protocols/ticket-systems.md). */
export function handOverMessage(handOver: HandOver): JsonObject {
  const { key, operation } = handOver;
  return { key, operation, ...fieldsOf(handOver) };
}

function fieldsOf(handOver: HandOver): JsonObject {
  switch (handOver.operation) {
    case 'issue':
      return issueFields(handOver);
    case 'cancel': {
      const { issueKey, ticketDistributionIds, effectiveDate } = handOver;
      return { issueKey, ticketDistributionIds, effectiveDate };
    }
    case 'update':
      return ticketMessage(handOver.ticket);
    case 'update-validity': {
      const { ticketDistributionId, startOfValidity, endOfValidity } = handOver.ticket;
      return { ticketDistributionId, startOfValidity, endOfValidity };
    }
    case 'transfer': {
      const { ticketDistributionId, customerAccountRef, holderCustomerId } = handOver;
      return { ticketDistributionId, customerAccountRef, holderCustomerId };
    }
  }
}

function issueFields(issue: IssueHandOver): JsonObject {
  return {
    orderId: issue.orderId,
    orderLineId: issue.orderLineId,
    organisationId: issue.organisationId,
    ownerCustomerId: issue.ownerCustomerId,
    holderCustomerId: issue.holderCustomerId,
    customerAccountRef: issue.customerAccountRef,
    language: issue.language,
    tickets: issue.tickets.map(ticketMessage),
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
