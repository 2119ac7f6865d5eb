import { type HandOver, type HandedOverTicket, ticketsOf } from '@ticket-distribution/domain';
import { Masker } from './masking/masker.js';

/**
 * Masks personal data in what crosses the wire for one hand-over: by the names of fields, by the hand-over's own values
 * wherever they stand as a word, and by form. Keys and the ids of orders, tickets and products stay readable.
 */
export function redactor(handOver: HandOver): Masker {
  return new Masker(personalValues(handOver), publicValues(handOver));
}

function personalValues(handOver: HandOver): string[] {
  const travellers = newTickets(handOver).flatMap(({ product }) => product.travellers);
  const values = [...partiesOf(handOver), ...travellers.flatMap(({ id, customerId }) => [id, customerId])];
  return values.filter((value) => value !== null);
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
