import type { StatusCheck } from '@ticket-distribution/application';
import type { DeliveryKey, Instant, TicketDistributionGroupId } from '@ticket-distribution/domain';

export interface StatusCheckOptions extends Partial<Omit<StatusCheck, 'key' | 'ticketDistributionGroupId'>> {
  /** Default `group-1.issue.1.1`. */
  readonly key?: string;
  /** Default `group-1`. */
  readonly group?: string;
}

/** The status check of an issue to NOD at which nobody has looked yet. */
export function aStatusCheck({
  key = 'group-1.issue.1.1',
  group = 'group-1',
  ...said
}: StatusCheckOptions = {}): StatusCheck {
  return {
    key: key as DeliveryKey,
    fulfillmentMethod: 'NOD',
    ticketDistributionGroupId: group as TicketDistributionGroupId,
    nextLookAt: '2026-12-01T10:00:00.500Z' as Instant,
    lookedAt: null,
    until: '2026-12-07T03:00:00.000Z' as Instant,
    ...said,
  };
}
