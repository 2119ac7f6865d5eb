import type { StatusCheck } from '@ticket-distribution/application';
import { deliveryKey, instant, ticketDistributionGroupId } from '@ticket-distribution/domain';

export interface WatchOptions extends Partial<Omit<StatusCheck, 'key' | 'ticketDistributionGroupId'>> {
  /** Default `group-1.issue.1.1`. */
  readonly key?: string;
  /** Default `group-1`. */
  readonly group?: string;
}

/** A watch over tickets of NOD at which nobody has looked yet. */
export function aStatusCheck({
  key = 'group-1.issue.1.1',
  group = 'group-1',
  ...said
}: WatchOptions = {}): StatusCheck {
  return {
    key: deliveryKey(key),
    fulfillmentMethod: 'NOD',
    ticketDistributionGroupId: ticketDistributionGroupId(group),
    nextLookAt: instant('2026-12-01T10:00:00.500Z'),
    lookedAt: null,
    until: instant('2026-12-07T03:00:00.000Z'),
    ...said,
  };
}
