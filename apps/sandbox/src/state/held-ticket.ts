import type { System } from './words.js';

export type HeldTicketStatus = 'DISTRIBUTED' | 'ACTIVATED' | 'CANCELLED' | 'CANCELLED_EXTERNALLY';

/** A ticket as a JSON ticket system keeps it: named by the key of its issue and its ticket distribution id. */
export interface HeldTicket {
  readonly system: System;
  readonly issueKey: string;
  readonly ticketDistributionId: string;
  readonly status: HeldTicketStatus;
  readonly orderId: string;
  readonly product: { readonly id: string; readonly version: string };
  readonly startOfValidity: string;
  readonly endOfValidity: string;
  readonly holderCustomerId: string | null;
  readonly fareContractRef: string | null;
  readonly customerAccountRef: string | null;
  readonly externalReference: string | null;
  readonly cancelledAt: string | null;
  readonly effectiveDate: string | null;
}

/** Not cancelled, by whomever. */
export const isLive = ({ status }: HeldTicket): boolean => status === 'DISTRIBUTED' || status === 'ACTIVATED';
