import { LANGUAGE_TAGS } from '../ticket/language-tags.js';
import { WALLET_TEXTS, type WalletTexts } from '../ticket/wallet-texts.js';
import type { WalletLanguage, WalletTicket } from '../ticket/wallet-ticket.js';
import { passDescription } from './pass-description.js';
import { passFields } from './pass-fields.js';

/**
 * For every language what the pass's texts become in it. The texts themselves are in the language of the ticket, and are shown
 * as they are by telephones of any other language.
 */
export function translations(ticket: WalletTicket): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const texts = textsIn(ticket, WALLET_TEXTS[ticket.language]);
  const languages = Object.keys(WALLET_TEXTS) as WalletLanguage[];
  return new Map(
    languages.map((language) => {
      const translated = textsIn(ticket, WALLET_TEXTS[language]);
      return [LANGUAGE_TAGS[language], Object.fromEntries(texts.map((text, at) => [text, translated[at] ?? text]))];
    }),
  );
}

/** As a file of strings has them between quotes. */
function textsIn(ticket: WalletTicket, texts: WalletTexts): string[] {
  const fields = Object.values(passFields(ticket, texts)).flat();
  const shown = fields.flatMap(({ label, value, dateStyle }) => (dateStyle === undefined ? [label, value] : [label]));
  return [passDescription(ticket, texts), ...shown].map((text) => text.replaceAll(/["\\]/g, String.raw`\$&`));
}
