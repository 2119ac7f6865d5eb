import type { Mail } from './mail.js';

const LONGEST = 300;
/** Shorter words of a text say nothing of anybody; of a name or an address, they do. */
const SHORTEST_HIDDEN = 4;
const STATUS = /^(?:[245]\d\d|[245]\.\d{1,3}\.\d{1,3})$/;

/**
 * What a server has said, in one line and cut. Every word that stands in the mail, too, is left out, and so is every address:
 * servers like to repeat whom they refuse.
 */
export function serverWords(
  said: string,
  { from, to, subject, text, html = '', attachments, messageId }: Mail,
): string {
  const addresses = [from.address, to.address];
  const names = [from.name ?? '', to.name ?? '', ...attachments.map(({ filename }) => filename)];
  const mail = [...addresses, ...names, subject, text, html, messageId].join('\n').toLowerCase();
  const parts = new Set(addresses.flatMap((address) => address.toLowerCase().split('@')));
  for (const name of [...names, to.address.slice(0, to.address.lastIndexOf('@'))]) {
    for (const word of name.toLowerCase().split(/[^\p{L}\p{N}]+/u)) parts.add(word);
  }
  const isOfTheMail = (word: string): boolean => {
    const lower = word.toLowerCase();
    return (
      lower.includes('@') ||
      (lower !== '' && parts.has(lower)) ||
      (lower.length >= SHORTEST_HIDDEN && mail.includes(lower))
    );
  };
  const words = said
    .slice(0, LONGEST)
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, ' ')
    .split(/([\s<>()[\]"'`,;:=]+)/)
    .map((word) => (!STATUS.test(word) && isOfTheMail(word) ? '…' : word));
  return words.join('').replaceAll(/ +/g, ' ').trim();
}
