import type { DeliveryKey, TicketDistributionId } from '../shared/ids.js';

export const REPORTED_STATUSES = [
  'DISTRIBUTED',
  'ACTIVATED',
  'COMMITTED',
  'CANCELLED',
  'CANCELLED_EXTERNALLY',
] as const;
/** Where a ticket stands by the word of its ticket system: waiting, picked up or in use, complete, cancelled. */
export type ReportedStatus = (typeof REPORTED_STATUSES)[number];

/** One ticket as its ticket system tells of it. */
export interface ReportedTicket {
  readonly ticketDistributionId: TicketDistributionId;
  readonly status: ReportedStatus;
  /** The account that holds it; null where the system tells none. */
  readonly customerAccountRef: string | null;
}

/** What a ticket system says of the tickets that were issued under one key. */
export interface StatusReport {
  /** The key of the issue. */
  readonly key: DeliveryKey;
  /** Null: the system does not know the key. Empty: it does, and holds no ticket under it. */
  readonly tickets: readonly ReportedTicket[] | null;
}

/** Whether the ticket can be used, or is still to be picked up, at its system. */
export function isValidThere(status: ReportedStatus): boolean {
  return status !== 'CANCELLED' && status !== 'CANCELLED_EXTERNALLY';
}
