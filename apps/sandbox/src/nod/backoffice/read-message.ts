import { Malformed } from '../../reading/malformed.js';
import { keyPattern } from '../../state/words.js';
import { ElementReader, entriesOf, textOf } from '../../xml/element-reader.js';
import { parseXml } from '../../xml/parse-xml.js';
import type { XmlElement } from '../../xml/xml-element.js';
import { backofficeNamespace, type GetOrderGroups, type Message, purposes, type UpdateOrderGroup } from './messages.js';
import { readAddOrders } from './read-add-orders.js';

const soapNamespace = 'http://schemas.xmlsoap.org/soap/envelope/';

const readers: Readonly<Record<string, (element: XmlElement) => Message>> = {
  AddOrders: (element) => readAddOrders(element),
  UpdateOrderGroup: (element) => readUpdateOrderGroup(element),
  GetOrderGroups: (element) => readGetOrderGroups(element),
};

/** Reads a SOAP 1.1 envelope with one message in its body. Headers are ignored. Throws `Malformed`. */
export const readMessage = (source: string): Message => {
  const envelope = parseXml(source);
  if (!isSoap(envelope, 'Envelope')) throw new Malformed('', 'not a SOAP 1.1 envelope');
  const body = envelope.children.find((child) => isSoap(child, 'Body'));
  const message = body?.children[0];
  if (message === undefined || body?.children.length !== 1)
    throw new Malformed('Body', 'must hold exactly one message');
  const read = Object.hasOwn(readers, message.name) ? readers[message.name] : undefined;
  if (read === undefined || message.namespace !== backofficeNamespace)
    throw new Malformed(`Body/${message.name}`, 'is not an operation of NOD');
  return read(message);
};

const isSoap = ({ name, namespace }: XmlElement, expected: string): boolean =>
  name === expected && namespace === soapNamespace;

const readUpdateOrderGroup = (element: XmlElement): UpdateOrderGroup => {
  const known = ['reference', 'purpose', 'orderGroup', 'state', 'orderReferences', 'effectiveDate'];
  const fields = new ElementReader(element, '', known);
  fields.oneOf('state', ['CANCELLED']);
  const orderReferences = fields.list('orderReferences', 'reference', (item, path) => textOf(item, path, keyPattern));
  if (orderReferences.length === 0)
    throw new Malformed('UpdateOrderGroup/orderReferences', 'must name at least one order');
  return {
    message: 'UpdateOrderGroup',
    reference: fields.text('reference', keyPattern),
    purpose: fields.optionalOneOf('purpose', purposes),
    orderGroup: fields.text('orderGroup', keyPattern),
    orderReferences,
    effectiveDate: fields.optionalInstant('effectiveDate'),
  };
};

const readGetOrderGroups = (element: XmlElement): GetOrderGroups => {
  const references = entriesOf(element, 'reference', '', (item, path) => textOf(item, path, keyPattern));
  if (references.length === 0 || references.length > 100)
    throw new Malformed('GetOrderGroups', 'must name 1 to 100 references');
  return { message: 'GetOrderGroups', references };
};
