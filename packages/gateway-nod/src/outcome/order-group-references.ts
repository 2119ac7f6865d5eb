import { type HandOver, type TicketReferences, ticketsOf } from '@ticket-distribution/domain';

/**
 * The names of the tickets of a hand-over: an issued one is picked up with the name of its order group, which is the
 * key. A cancelled one gets none.
 */
export function orderGroupReferences(handOver: HandOver): readonly TicketReferences[] {
  const externalReference = handOver.operation === 'issue' ? handOver.key : null;
  return ticketsOf(handOver).map((ticketDistributionId) => ({
    ticketDistributionId,
    externalReference,
    fareContractRef: null,
    customerAccountRef: null,
  }));
}
