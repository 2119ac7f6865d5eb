import { type DeliverySnapshot, ticketsOf } from '@ticket-distribution/domain';

/** The tickets that an unanswered delivery names. */
export function busyTickets(open: readonly { readonly snapshot: DeliverySnapshot }[]): ReadonlySet<string> {
  return new Set(open.flatMap(({ snapshot: { handOver } }) => ticketsOf(handOver)));
}
