import { domainToASCII } from 'node:url';
import { MailError } from './mail-error.js';

/** A dot-atom of RFC 5321, which needs no quotes; its dots are looked at apart. */
const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}$/;
const DOMAIN = /^[\p{L}\p{M}\p{N}.-]{1,253}$/u;
const LABEL = /^[a-z0-9-]{1,63}$/;
const RULE = 'must be one address such as ola@example.org';

/**
 * An address with its domain as the domain name system has it (`xn--…`).
 *
 * @throws MailError for anything but one address
 */
export function readAddress(field: string, value: unknown): string {
  if (typeof value !== 'string' || value.length > 320) throw new MailError(field, RULE);
  const at = value.lastIndexOf('@');
  const [local, domain] = [value.slice(0, Math.max(at, 0)), asciiDomain(value.slice(at + 1))];
  if (domain === null || !LOCAL_PART.test(local) || local.split('.').includes('')) throw new MailError(field, RULE);
  return `${local}@${domain}`;
}

/** Null for what is no name of at least two labels; a number at the end makes it an address of the internet. */
function asciiDomain(text: string): string | null {
  if (!DOMAIN.test(text)) return null;
  const domain = domainToASCII(text);
  const labels = domain.split('.');
  const areNames = labels.every((label) => LABEL.test(label) && !label.startsWith('-') && !label.endsWith('-'));
  const isNumber = /^[0-9]+$/.test(labels.at(-1) ?? '');
  return areNames && labels.length > 1 && !isNumber && domain.length <= 253 ? domain : null;
}
