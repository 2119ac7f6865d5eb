import {
  type DeliverySnapshot,
  type HandOver,
  type TicketDistributionId,
  ticketsOf,
} from '@ticket-distribution/domain';

/** One hand-over in the words of the page. */
export type Told = 'issue' | 'issue anew' | 'cancel' | 'revoke' | 'cancel on the medium' | 'update' | 'transfer';

/** What a hand-over is, as a product owner would say it. */
export function toldWord(handOver: HandOver): Told {
  switch (handOver.operation) {
    case 'issue':
      return handOver.purpose === 'issue' ? 'issue' : 'issue anew';
    case 'cancel':
      if (handOver.pickedUp && handOver.medium !== null) return 'cancel on the medium';
      return handOver.purpose === 'cancel' ? 'cancel' : 'revoke';
    case 'update':
    case 'update-validity':
      return 'update';
    case 'transfer':
      return 'transfer';
  }
}

/** The deliveries of a ticket that were carried out since an earlier moment. */
export function doneSince(
  before: readonly DeliverySnapshot[],
  now: readonly DeliverySnapshot[],
  id: TicketDistributionId,
): readonly DeliverySnapshot[] {
  const doneBefore = new Set(before.filter(({ state }) => state === 'DONE').map(({ key }) => key));
  return now.filter(
    ({ key, state, handOver }) => state === 'DONE' && !doneBefore.has(key) && ticketsOf(handOver).includes(id),
  );
}
