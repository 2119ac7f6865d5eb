import type { NewEvent } from '@ticket-distribution/application';
import { type Instant, type OrderId, type TicketDistributionGroupId, eventId } from '@ticket-distribution/domain';

/** What a test says of an event. */
export interface EventSaid {
  readonly id?: string;
  readonly type?: 'Distributed' | 'Failed' | 'Activated';
  readonly at?: Instant;
  readonly organisationId?: number;
  readonly correlationId?: string;
}

/** That something became of a ticket. */
export function anEvent(said: EventSaid = {}): NewEvent {
  const { id = 'event-1', type = 'Distributed', organisationId = 1, correlationId = 'correlation-1' } = said;
  const { at = '2026-12-01T10:00:00.000Z' as Instant } = said;
  return {
    id: eventId(id),
    type,
    at,
    organisationId,
    correlationId,
    data: {
      orderId: 'ORDER' as OrderId,
      orderVersion: 1,
      orderLineId: 'line-1' as never,
      ticketDistributionGroupId: 'group-1' as TicketDistributionGroupId,
      fulfillmentMethod: 'NOD',
      ticketDistributionId: 'ticket-1' as never,
      status: 'DISTRIBUTED',
    },
  };
}
