import type { ApplePasses } from './apple/apple-passes.js';
import type { GooglePass, GooglePasses } from './google/google-passes.js';
import type { WalletTicket } from './ticket/wallet-ticket.js';

/** Those wallets for which there are keys. */
export interface Wallets {
  readonly apple?: ApplePasses;
  readonly google?: GooglePasses;
}

/** A ticket in each of these wallets. */
export interface Passes {
  /** The bytes of a `.pkpass`. */
  readonly apple?: Uint8Array;
  readonly google?: GooglePass;
}

/**
 * A ticket as passes for all wallets that there are keys for.
 *
 * @param at now, an instant
 * @throws WalletTicketError for what is no ticket
 * @throws WalletSettingsError where a certificate is not valid at this instant
 */
export async function passesOf(ticket: WalletTicket, { apple, google }: Wallets, at: string): Promise<Passes> {
  return {
    ...(apple !== undefined && { apple: apple.pass(ticket, at) }),
    ...(google !== undefined && { google: await google.pass(ticket, at) }),
  };
}
