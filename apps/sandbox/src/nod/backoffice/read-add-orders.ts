import { Malformed } from '../../reading/malformed.js';
import { keyPattern, languages, mediaSerialNumberPattern } from '../../state/words.js';
import { ElementReader, textOf } from '../../xml/element-reader.js';
import type { XmlElement } from '../../xml/xml-element.js';
import { type AddOrders, type NewOrder, purposes } from './messages.js';

const groupFields = ['reference', 'purpose', 'mediaSerialNumber', 'earliestPickup', 'language', 'orders'];

/** Reads an AddOrders message: its form only; what the orders mean is decided later. Throws `Malformed`. */
export const readAddOrders = (element: XmlElement): AddOrders =>
  new ElementReader(element, '', ['orderGroup']).child('orderGroup', (group, path) => {
    const fields = new ElementReader(group, path, groupFields);
    const orders = fields.list('orders', 'order', readOrder);
    if (orders.length === 0) throw new Malformed('AddOrders/orderGroup/orders', 'must hold at least one order');
    if (new Set(orders.map(({ id }) => id)).size !== orders.length) {
      throw new Malformed('AddOrders/orderGroup/orders', 'two orders have the same id');
    }
    return {
      message: 'AddOrders',
      reference: fields.text('reference', keyPattern),
      purpose: fields.optionalOneOf('purpose', purposes),
      mediaSerialNumber: fields.optionalText('mediaSerialNumber', mediaSerialNumberPattern),
      earliestPickup: fields.optionalInstant('earliestPickup'),
      language: fields.optionalOneOf('language', languages),
      orders: orders.toSorted((a, b) => a.id - b.id),
    };
  });

const readOrder = (element: XmlElement, path: string): NewOrder => {
  const fields = new ElementReader(element, path, ['reference', 'type', 'metadata', 'description']);
  const id = element.attributes['id'] ?? '';
  if (!/^[1-9][0-9]{0,8}$/.test(id)) throw new Malformed(`${path}/order/@id`, 'must be a whole number from 1');
  const entries = fields.list('metadata', 'entry', readEntry);
  const metadata = Object.fromEntries(entries);
  if (Object.keys(metadata).length !== entries.length)
    throw new Malformed(`${path}/order/metadata`, 'two entries have the same key');
  return {
    id: Number(id),
    reference: fields.text('reference', keyPattern),
    type: fields.text('type'),
    metadata,
    description: fields.text('description', /^[^]+$/).replace(/\s+/g, ''),
  };
};

const readEntry = (element: XmlElement, path: string): [string, string] => {
  const key = element.attributes['key'];
  if (key === undefined) throw new Malformed(`${path}/entry/@key`, 'is required');
  return [key, textOf(element, path, /^[^]{0,500}$/)];
};
