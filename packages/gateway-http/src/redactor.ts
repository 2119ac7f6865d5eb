import { type HandOver, type HandedOverTicket, ticketsOf } from '@ticket-distribution/domain';

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
  return masker(personalValues(handOver), publicValues(handOver));
}

/** The same where there is no hand-over: by the names of fields and by form; `kept` stays readable. */
export function masker(personal: readonly string[], readable: readonly string[]): (text: string) => string {
  const kept = readable.filter((value) => !personal.includes(value));
  const values = new RegExp(`(${anyWord(kept)})|${anyWord(personal)}|${ACCOUNT_REFERENCE}|${LONG_NUMBER}`, 'g');
  return (text) =>
    text
      .replace(JSON_FIELD, `$1"${MASK}"`)
      .replace(XML_FIELD, `$1${MASK}`)
      .replace(values, (_match, keptValue: string | undefined) => keptValue ?? MASK);
}

function personalValues(handOver: HandOver): string[] {
  const travellers = newTickets(handOver).flatMap(({ product }) => product.travellers);
  const values = [...partiesOf(handOver), ...travellers.flatMap(({ id, customerId }) => [id, customerId])];
  return values.flatMap((value) => (value === null ? [] : [value, JSON.stringify(value).slice(1, -1)]));
}

/** The customers, the account and the card that a hand-over names. */
function partiesOf(handOver: HandOver): (string | null)[] {
  switch (handOver.operation) {
    case 'issue': {
      const { ownerCustomerId, holderCustomerId, customerAccountRef, pickup } = handOver;
      const card = pickup?.medium === 'TRAVEL_CARD' ? pickup.mediaSerialNumberId : null;
      return [ownerCustomerId, holderCustomerId, customerAccountRef, card];
    }
    case 'cancel':
      return [handOver.mediaSerialNumberId];
    case 'update':
    case 'update-validity':
      return [];
    case 'transfer':
      return [handOver.holderCustomerId, handOver.customerAccountRef];
  }
}

function publicValues(handOver: HandOver): string[] {
  const { key, orderId, orderLineId } = handOver;
  const issueKeys = handOver.operation === 'issue' ? [] : [handOver.issueKey];
  const products = newTickets(handOver).map(({ product }) => product.id);
  return [key, orderId, orderLineId, ...ticketsOf(handOver), ...issueKeys, ...products];
}

/** The tickets whose content a hand-over tells. */
function newTickets(handOver: HandOver): readonly HandedOverTicket[] {
  if (handOver.operation === 'issue') return handOver.tickets;
  return handOver.operation === 'update' || handOver.operation === 'update-validity' ? [handOver.ticket] : [];
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
