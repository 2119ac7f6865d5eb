import type { WalletTicket } from '../ticket/wallet-ticket.js';

/** What became of telling Google. Telling it again does no harm. */
export type WalletUpdateOutcome =
  | { readonly kind: 'STORED' }
  /** Google is busy, away, or the connection was lost. */
  | { readonly kind: 'TRY_LATER'; readonly reason: string }
  /** It will be refused again: something is wrong with the account, the class or the ticket. */
  | { readonly kind: 'REFUSED'; readonly reason: string };

/** Keeps the objects in Google's wallet as the tickets are. Google shows the change to whoever has saved it. */
export interface GoogleWalletUpdates {
  /**
   * Stores a ticket as it is now, whether or not Google has it already. So a cancelled ticket is INACTIVE also for who saves an
   * older link to it later. Of one ticket, one call after the other: the last one to arrive stands.
   *
   * @param at now, an instant
   * @throws WalletTicketError for what is no ticket
   */
  store(ticket: WalletTicket, at: string): Promise<WalletUpdateOutcome>;
}
