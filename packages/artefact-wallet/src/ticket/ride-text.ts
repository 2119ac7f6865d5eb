import type { WalletLeg } from './wallet-ticket.js';
import type { WalletTexts } from './wallet-texts.js';
import { wordOf } from './word-of.js';

/** What a ride is by, such as `Train F6`. */
export function rideText({ mode, line }: WalletLeg, { modes }: WalletTexts): string {
  return line === null ? wordOf(mode, modes) : `${wordOf(mode, modes)} ${line}`;
}
