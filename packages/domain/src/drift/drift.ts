import type { FulfillmentMethod } from '../orders/fulfillment-method.js';
import type { DeliveryKey, DriftId, OrderId, TicketDistributionGroupId, TicketDistributionId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';

export const DRIFT_KINDS = [
  'cancel-refused',
  'change-refused',
  'replacement-refused',
  'outcome-unknown',
  'cancelled-externally',
  'valid-there',
  'missing-there',
  'account-differs',
] as const;
/**
 * How what we hold and what a ticket system holds have come apart: it refused a cancel, a change or a replacement for
 * good; nobody knows how a hand-over ended; it cancelled a ticket that is wanted; it keeps one valid that has ended here,
 * or under a key that was given up; it does not know one that is valid here; it has one on another account.
 */
export type DriftKind = (typeof DRIFT_KINDS)[number];

export const REPAIRS = ['cancel-again', 'change-again', 'issue-again', 'ask-again', 'issue-anew', 'accept'] as const;
/** What can be done about a drift; `accept` does nothing and says that nothing has to be done. */
export type Repair = (typeof REPAIRS)[number];

/** What is proposed for each kind; each drift can be accepted besides. */
export const PROPOSED_REPAIRS: Readonly<Record<DriftKind, Exclude<Repair, 'accept'>>> = {
  'cancel-refused': 'cancel-again',
  'change-refused': 'change-again',
  'replacement-refused': 'issue-again',
  'outcome-unknown': 'ask-again',
  'cancelled-externally': 'issue-anew',
  'valid-there': 'cancel-again',
  'missing-there': 'issue-again',
  'account-differs': 'change-again',
};

/** One difference, before it is known whether it was seen already. */
export interface FoundDrift {
  readonly kind: DriftKind;
  readonly ticketDistributionId: TicketDistributionId;
  readonly fulfillmentMethod: FulfillmentMethod;
  /** The issue or delivery that it is about; null where it is about the ticket as such. */
  readonly key: DeliveryKey | null;
  /** What we hold, what the ticket system says: for people. */
  readonly ours: string;
  readonly theirs: string;
}

export const DRIFT_STATES = ['OPEN', 'ACCEPTED', 'RESOLVED'] as const;
export type DriftState = (typeof DRIFT_STATES)[number];

/** One difference with its story; one per ticket, kind and key while it lasts. */
export interface Drift extends FoundDrift {
  readonly id: DriftId;
  /** The optimistic lock: how often it was saved. 0: never. */
  readonly revision: number;
  readonly ticketDistributionGroupId: TicketDistributionGroupId;
  readonly orderId: OrderId;
  readonly organisationId: number;
  readonly state: DriftState;
  /** When it was found first; its age counts from here. */
  readonly since: Instant;
  readonly proposedRepair: Exclude<Repair, 'accept'>;
  /** The repair that was asked for last, when and by whom; null: none. */
  readonly repair: { readonly repair: Repair; readonly at: Instant; readonly by: string } | null;
  readonly updatedAt: Instant;
}

/** Whether two findings are the same difference. */
export function sameDrift(one: FoundDrift, other: FoundDrift): boolean {
  return one.kind === other.kind && one.ticketDistributionId === other.ticketDistributionId && one.key === other.key;
}
