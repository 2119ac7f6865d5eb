import type { OpenTicketData } from '../fcb/v3/open-ticket-data.js';

/** A company: its RICS code as a number, or another code that partners have agreed on. */
export type Company = number | string;

/** What a barcode says beside the ticket: who issues it, when, and how the places of the ticket are named. */
export interface Issue {
  /** Whose key signs the code. */
  readonly securityProvider: Company;
  readonly issuer: Company;
  readonly issuerName?: string | undefined;
  /** Who defined the product; the issuer when it is left out. */
  readonly productOwner?: Company | undefined;
  /** ISO 8601 in UTC; the code says the minute. */
  readonly issuedAt: string;
  /** The number of the order, which the traveller is asked for. */
  readonly orderId: string;
  /** Where the ticket is valid, such as `Europe/Oslo`: the code says local days and times. */
  readonly timeZone: string;
  /** In which language of the product its name stands. */
  readonly language: string;
  /** When left out: a pass for a ticket without topologies, which is valid everywhere, else an open ticket. */
  readonly as?: 'openTicket' | 'pass' | undefined;
  /** When left out: second, as the ASN.1 has it. */
  readonly classCode?: OpenTicketData['classCode'];
  /** A specimen, no ticket; false when left out. */
  readonly specimen?: boolean | undefined;
  /** The UIC number of a stop place (country code and five digits); null when it has none. Left out: no place has one. */
  readonly stationNum?: ((stopPlace: string) => number | null) | undefined;
}
