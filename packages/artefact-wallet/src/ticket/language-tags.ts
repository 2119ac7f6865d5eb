import type { WalletLanguage } from './wallet-ticket.js';

/** How the wallets name the languages: by BCP 47. */
export const LANGUAGE_TAGS: Readonly<Record<WalletLanguage, string>> = { nob: 'nb', nno: 'nn', eng: 'en' };
