import type { WalletTicket } from '../ticket/wallet-ticket.js';

/** What tickets say now. */
export interface PassSource {
  /** Null for a serial number that is not known, or not any more. */
  latest(serialNumber: string): Promise<WalletTicket | null>;
}
