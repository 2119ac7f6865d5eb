import { Refusal } from '../../calls/refusal.js';
import { Malformed } from '../../reading/malformed.js';
import type { OrderContent } from '../../state/order-group.js';
import { keyPattern } from '../../state/words.js';
import { ElementReader } from '../../xml/element-reader.js';
import { longestTicketId } from '../codes/code-of.js';
import { parseXml } from '../../xml/parse-xml.js';
import type { XmlElement } from '../../xml/xml-element.js';
import { paymentMeansTypes } from './payment-means-types.js';
import { readTicketContent, ticketContentFields } from './read-ticket-content.js';
import type { PluginAction } from './select-plugin.js';

/** An order's description, and the ticket that it is about. */
interface Description {
  readonly ticketDistributionId: string;
  readonly content: OrderContent;
}

const readers: { readonly [Kind in OrderContent['kind']]: (root: XmlElement) => Description } = {
  mobileTicket: (root) => {
    const fields = new ElementReader(root, '', [...ticketContentFields, 'qrChecksumType']);
    const ticket = readTicketContent(fields);
    const qrChecksumType = fields.oneOf('qrChecksumType', ['SIGNED', 'NONE']);
    if (qrChecksumType === 'SIGNED' && ticket.ticketDistributionId.length > longestTicketId) {
      throw new Malformed(
        'mobileTicket/ticketDistributionId',
        `must have at most ${longestTicketId} characters: no signed code holds more`,
      );
    }
    return {
      ticketDistributionId: ticket.ticketDistributionId,
      content: { kind: 'mobileTicket', ticket, qrChecksumType },
    };
  },
  fareProductSale: (root) => {
    const fields = new ElementReader(root, '', [...ticketContentFields, 'paymentMeansType']);
    const ticket = readTicketContent(fields);
    const paymentMeansType = fields.optionalOneOf('paymentMeansType', paymentMeansTypes);
    return {
      ticketDistributionId: ticket.ticketDistributionId,
      content: { kind: 'fareProductSale', ticket, paymentMeansType },
    };
  },
  validateProduct: (root) => {
    const fields = new ElementReader(root, '', ['ticketDistributionId']);
    return {
      ticketDistributionId: fields.text('ticketDistributionId', keyPattern),
      content: { kind: 'validateProduct' },
    };
  },
  cancellation: (root) => {
    const fields = new ElementReader(root, '', ['ticketDistributionId', 'orderGroup', 'effectiveDate']);
    const ticketDistributionId = fields.text('ticketDistributionId', keyPattern);
    const orderGroup = fields.text('orderGroup', keyPattern);
    return {
      ticketDistributionId,
      content: { kind: 'cancellation', orderGroup, effectiveDate: fields.optionalInstant('effectiveDate') },
    };
  },
};

/** Reads a base64 description as the plugin would. Throws `Refusal` DESCRIPTION_INVALID. */
export const readDescription = (base64: string, action: PluginAction): Description => {
  try {
    const root = parseXml(decodeBase64(base64));
    if (root.name !== action.root || root.namespace !== action.namespace) {
      throw new Malformed(root.name, `is not the description that plugin ${action.plugin} expects (${action.root})`);
    }
    return readers[action.kind](root);
  } catch (error) {
    if (error instanceof Malformed) throw new Refusal('DESCRIPTION_INVALID', error.message);
    throw error;
  }
};

const decodeBase64 = (text: string): string => {
  const bytes = Buffer.from(text, 'base64');
  if (text === '' || bytes.toString('base64') !== text) throw new Malformed('description', 'is not base64');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Malformed('description', 'is not UTF-8');
  }
};
