import type { WalletTicket } from '../ticket/wallet-ticket.js';
import type { WalletTexts } from '../ticket/wallet-texts.js';

/** What a telephone reads aloud for the pass. */
export function passDescription({ organisationName, productName }: WalletTicket, { ticket }: WalletTexts): string {
  return `${ticket}: ${productName}, ${organisationName}`;
}
