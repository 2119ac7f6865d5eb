import type { WalletTravellers } from './wallet-ticket.js';
import type { WalletTexts } from './wallet-texts.js';
import { wordOf } from './word-of.js';

/** Who travels, such as `2 × Adult, 1 × Child`. */
export function travellersText(travellers: readonly WalletTravellers[], { kinds }: WalletTexts): string {
  return travellers.map(({ kind, count }) => `${count} × ${wordOf(kind, kinds)}`).join(', ');
}
