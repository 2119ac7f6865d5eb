import {
  type Drift,
  PROPOSED_REPAIRS,
  deliveryKey,
  driftId,
  instant,
  orderId,
  ticketDistributionGroupId,
  ticketDistributionId,
} from '@ticket-distribution/domain';

export interface DriftOptions extends Partial<Omit<Drift, 'id' | 'orderId' | 'ticketDistributionGroupId' | 'key'>> {
  /** Default `drift-1`. */
  readonly id?: string;
  readonly order?: string;
  /** Default `group-1`. */
  readonly group?: string;
  readonly key?: string | null;
}

/** An open drift: a cancel that was refused; never saved. */
export function aDrift({
  id = 'drift-1',
  order = '9KX4T2QH',
  group = 'group-1',
  key = 'group-1.issue.1.1',
  kind = 'cancel-refused',
  ...said
}: DriftOptions = {}): Drift {
  const at = instant('2026-12-01T09:30:00.125Z');
  return {
    id: driftId(id),
    revision: 0,
    kind,
    key: key === null ? null : deliveryKey(key),
    orderId: orderId(order),
    organisationId: 1,
    ticketDistributionGroupId: ticketDistributionGroupId(group),
    ticketDistributionId: ticketDistributionId('ticket-1'),
    fulfillmentMethod: 'NOD',
    ours: 'not wanted any more',
    theirs: 'the ticket is in use',
    state: 'OPEN',
    since: at,
    proposedRepair: PROPOSED_REPAIRS[kind],
    repair: null,
    updatedAt: at,
    ...said,
  };
}
