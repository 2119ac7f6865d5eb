import type { DeliverySnapshot } from '../delivery/delivery-snapshot.js';
import type { Drift } from '../drift/drift.js';
import { ticketsOf } from '../hand-over/hand-over.js';
import type { OfDrift, TicketEvent } from './ticket-event.js';

/** That an operator has to see to the delivery. */
export function setAsideEvent({ key, handOver, updatedAt }: DeliverySnapshot): TicketEvent<'DeliverySetAside'> {
  const { orderId, orderLineId, ticketDistributionGroupId, fulfillmentMethod, operation, organisationId } = handOver;
  return {
    type: 'DeliverySetAside',
    at: updatedAt,
    organisationId,
    data: {
      orderId,
      orderLineId,
      ticketDistributionGroupId,
      fulfillmentMethod,
      deliveryKey: key,
      operation,
      ticketDistributionIds: ticketsOf(handOver),
    },
  };
}

/**
 * What the storing of a drift tells: that it was found, or that it is over. One that was accepted is over for us, and is told
 * when it ends.
 *
 * @param isNew whether it was stored never before
 */
export function driftEvents(drift: Drift, isNew: boolean): readonly TicketEvent[] {
  const { organisationId, updatedAt: at } = drift;
  if (drift.state === 'RESOLVED') return [{ type: 'DriftResolved', at, organisationId, data: dataOf(drift) }];
  return isNew ? [{ type: 'DriftFound', at, organisationId, data: dataOf(drift) }] : [];
}

function dataOf(drift: Drift): OfDrift {
  const { id, kind, orderId, ticketDistributionGroupId, ticketDistributionId, fulfillmentMethod } = drift;
  return { orderId, ticketDistributionGroupId, ticketDistributionId, fulfillmentMethod, driftId: id, kind };
}
