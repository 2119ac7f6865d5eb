import {
  type DeliveryKey,
  type Drift,
  type DriftId,
  type Instant,
  type OrderId,
  PROPOSED_REPAIRS,
  type TicketDistributionGroupId,
  type TicketDistributionId,
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
  const at = '2026-12-01T09:30:00.125Z' as Instant;
  return {
    id: id as DriftId,
    revision: 0,
    kind,
    key: key as DeliveryKey | null,
    orderId: order as OrderId,
    organisationId: 1,
    ticketDistributionGroupId: group as TicketDistributionGroupId,
    ticketDistributionId: 'ticket-1' as TicketDistributionId,
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
