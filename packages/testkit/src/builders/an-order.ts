import { type OrderDocument, type OrderLineDocument, instant, orderId } from '@ticket-distribution/domain';
import { aLine } from './a-line.js';

export interface OrderOptions extends Partial<Omit<OrderDocument, 'id' | 'orderLines'>> {
  /** Default `9KX4T2QH`. */
  readonly id?: string;
  /** Default one line. */
  readonly lines?: readonly OrderLineDocument[];
}

/** Version 1 of a confirmed order with one line. */
export function anOrder({ id = '9KX4T2QH', lines = [aLine()], ...said }: OrderOptions = {}): OrderDocument {
  return {
    id: orderId(id),
    version: 1,
    status: 'CONFIRMED',
    organisationId: 1,
    pos: 'Entur App',
    distributionChannelId: 'ENT:DistributionChannel:App',
    ownerCustomerId: '1000042',
    confirmedAt: instant('2026-12-01T09:30:00.000Z'),
    orderLines: lines,
    ...said,
  };
}
