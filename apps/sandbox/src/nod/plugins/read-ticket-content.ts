import { forms } from '../../reading/forms.js';
import { Malformed } from '../../reading/malformed.js';
import type { TicketContent } from '../../state/ticket-content.js';
import { keyPattern, languages } from '../../state/words.js';
import type { ElementReader } from '../../xml/element-reader.js';
import { ElementReader as Reader } from '../../xml/element-reader.js';
import { readLeg, readSeat, readSupplement, readTraveller } from './read-journey.js';
import { readNames } from './read-names.js';
import { readTopology } from './read-topology.js';

/** The elements of both descriptions that say what the ticket is. */
export const ticketContentFields = [
  'ticketDistributionId',
  'orderId',
  'orderLineId',
  'language',
  'product',
  'validity',
  'topologies',
  'legs',
  'seats',
  'supplements',
  'travellers',
];

/** Reads what a ticket says from the fields of its description. Throws `Malformed`. */
export const readTicketContent = (fields: ElementReader): TicketContent => ({
  ticketDistributionId: fields.text('ticketDistributionId', keyPattern),
  orderId: fields.text('orderId', forms.reference),
  orderLineId: fields.text('orderLineId', forms.reference),
  language: fields.oneOf('language', languages),
  product: fields.child('product', (element, path) => {
    const product = new Reader(element, path, ['id', 'version', 'names']);
    const names = product.optionalChild('names', readNames) ?? {};
    return {
      id: product.text('id', forms.reference),
      version: product.text('version', forms.reference),
      name: names,
    };
  }),
  ...fields.child('validity', (element, path) => {
    const validity = new Reader(element, path, ['start', 'end']);
    const [startOfValidity, endOfValidity] = [validity.instant('start'), validity.instant('end')];
    if (endOfValidity <= startOfValidity) throw new Malformed(`${path}/validity`, 'must end after it starts');
    return { startOfValidity, endOfValidity };
  }),
  topologies: fields.list('topologies', 'topology', readTopology),
  legs: fields.list('legs', 'leg', readLeg),
  seats: fields.list('seats', 'seat', readSeat),
  supplements: fields.list('supplements', 'supplement', readSupplement),
  travellers: fields.list('travellers', 'traveller', readTraveller),
});
