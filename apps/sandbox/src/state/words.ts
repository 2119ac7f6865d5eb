/** The ticket systems that the sandbox plays. */
export const systems = ['NOD', 'ACCOUNT_BASED_TICKETING', 'INTERNATIONAL', 'BIFROST'] as const;
export type System = (typeof systems)[number];

/** What a call to a ticket system is about. */
export const operations = ['issue', 'cancel', 'update', 'update-validity', 'transfer', 'query'] as const;
export type Operation = (typeof operations)[number];

/** What became of a call: done now, known already, refused, asked and answered, or never processed. */
export type LedgerOutcome = 'applied' | 'repeated' | 'refused' | 'answered' | 'dropped';

/** One call that reached a ticket system, in the form in which GET /sandbox/ledger gives it. */
export interface LedgerEntry {
  readonly system: System;
  readonly operation: Operation;
  readonly key: string;
  readonly ticketDistributionIds: readonly string[];
  readonly outcome: LedgerOutcome;
  readonly at: string;
}

export const languages = ['nob', 'nno', 'eng'] as const;
export type Language = (typeof languages)[number];

/** The form of a key, and of a ticket reference in NOD: 1 to 200 of letters, digits and `. - _ :`. */
export const keyPattern = /^[A-Za-z0-9._:-]{1,200}$/;

/** The form of a media serial number: 1 to 20 digits. */
export const mediaSerialNumberPattern = /^[0-9]{1,20}$/;
