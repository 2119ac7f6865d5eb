import { type HandOver, ticketsOf } from '@ticket-distribution/domain';

const MASK = '***';

/** Fields of the protocols that hold a person, an account or a card. */
const PERSONAL_FIELDS =
  '(?:ownerCustomerId|holderCustomerId|distributionHolderCustomerId|customerId|customerAccountRef|mediaSerialNumber(?:Id)?)';

const JSON_FIELD = new RegExp(`("${PERSONAL_FIELDS}"\\s*:\\s*)(?!null\\b)(?:"(?:[^"\\\\]|\\\\.)*"?|[^\\s,}\\]]+)`, 'g');
const XML_FIELD = new RegExp(`(<(?:[\\w.-]+:)?${PERSONAL_FIELDS}(?:\\s[^>]*)?>)[^<]*`, 'g');

/** Wherever they stand: references to a customer account, and numbers as long as those of customers and cards. */
const ACCOUNT_REFERENCE = String.raw`\w+:CustomerAccount:[^\s"'<>,;]+`;
const LONG_NUMBER = String.raw`(?<![\w:.-])\d{7,}(?![\w-])`;

/**
 * Masks personal data in what crosses the wire for one hand-over: by the names of fields, by the hand-over's own values
 * wherever they stand as a word, and by form. Keys and the ids of orders, tickets and products stay readable.
 */
export function redactor(handOver: HandOver): (text: string) => string {
  const personal = personalValues(handOver);
  const kept = publicValues(handOver).filter((value) => !personal.includes(value));
  const values = new RegExp(`(${anyWord(kept)})|${anyWord(personal)}|${ACCOUNT_REFERENCE}|${LONG_NUMBER}`, 'g');
  return (text) =>
    text
      .replace(JSON_FIELD, `$1"${MASK}"`)
      .replace(XML_FIELD, `$1${MASK}`)
      .replace(values, (_match, keptValue: string | undefined) => keptValue ?? MASK);
}

function personalValues(handOver: HandOver): string[] {
  if (handOver.operation === 'cancel') return [];
  const { ownerCustomerId, holderCustomerId, customerAccountRef, pickup, tickets } = handOver;
  const travellers = tickets.flatMap(({ product }) => product.travellers);
  const values = [
    ownerCustomerId,
    holderCustomerId,
    customerAccountRef,
    pickup?.medium === 'TRAVEL_CARD' ? pickup.mediaSerialNumberId : null,
    ...travellers.flatMap(({ id, customerId }) => [id, customerId]),
  ].filter((value) => value !== null);
  return values.flatMap((value) => [value, JSON.stringify(value).slice(1, -1)]);
}

function publicValues(handOver: HandOver): string[] {
  const { key, orderId, orderLineId } = handOver;
  const names = [key, orderId, orderLineId, ...ticketsOf(handOver)];
  if (handOver.operation === 'cancel') return [...names, handOver.issueKey];
  return [...names, ...handOver.tickets.map(({ product }) => product.id)];
}

/** Source of a pattern for any of the values where it is not part of a longer word; matches nothing when there are none. */
function anyWord(values: readonly string[]): string {
  const longestFirst = [...new Set(values)]
    .filter((value) => value.trim() !== '')
    .toSorted((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return '(?!)';
  const literals = longestFirst.map((value) => value.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return `(?<![A-Za-z0-9])(?:${literals.join('|')})(?![A-Za-z0-9])`;
}
