/** A ticket system by its name: NOD, or one that speaks JSON. */
export type System = string;

/** The one system with a protocol of its own. */
export const nod = 'NOD';

/** The form of a system's name: 1 to 64 capitals, digits and `_`. */
export const systemPattern = /^[A-Z][A-Z0-9_]{0,63}$/;

/** The name of a system as paths have it: `account-based-ticketing` for ACCOUNT_BASED_TICKETING. */
export const inPaths = (system: System): string => system.toLowerCase().replaceAll('_', '-');

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
