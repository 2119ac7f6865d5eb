import { type DeliverySnapshot, ticketsOf } from '@ticket-distribution/domain';

/**
 * Whether a delivery comes after one that was set aside and shares a ticket with it, directly or by one between: what became of
 * that one is for an operator to say, and it is listed as such.
 */
export function waitsForOperator(delivery: DeliverySnapshot, all: readonly DeliverySnapshot[]): boolean {
  if (delivery.state !== 'PENDING') return false;
  const group = delivery.handOver.ticketDistributionGroupId;
  const named = ticketsOf(delivery.handOver);
  return all.some(
    (other) =>
      other.handOver.ticketDistributionGroupId === group &&
      other.ordinal < delivery.ordinal &&
      ticketsOf(other.handOver).some((id) => named.includes(id)) &&
      (other.state === 'SET_ASIDE' || waitsForOperator(other, all)),
  );
}
