import { JsonObject } from '../reading/json-object.js';
import { Malformed } from '../reading/malformed.js';
import { keyPattern, languages } from '../state/words.js';
import type { HandOver, Issue, NewTicket } from './hand-over.js';
import { readParts } from './read-parts.js';

const readers: { readonly [Operation in HandOver['operation']]: (key: string, body: JsonObject) => HandOver } = {
  issue: (key, body) => readIssue(key, body),
  cancel: (key, body) => ({
    operation: 'cancel',
    key,
    issueKey: body.string('issueKey', keyPattern),
    ticketDistributionIds: body.distinct('ticketDistributionIds', keyPattern),
    effectiveDate: body.optionalInstant('effectiveDate'),
  }),
  update: (key, body) => ({ operation: 'update', key, ...readTicket(body) }),
  'update-validity': (key, body) => ({
    operation: 'update-validity',
    key,
    ticketDistributionId: body.string('ticketDistributionId', keyPattern),
    startOfValidity: body.instant('startOfValidity'),
    endOfValidity: body.instant('endOfValidity'),
  }),
  transfer: (key, body) => ({
    operation: 'transfer',
    key,
    ticketDistributionId: body.string('ticketDistributionId', keyPattern),
    customerAccountRef: body.string('customerAccountRef'),
    holderCustomerId: body.string('holderCustomerId'),
  }),
};

/** Reads the body of a hand-over. Throws `Malformed`. */
export const readHandOver = (value: unknown): HandOver => {
  const body = JsonObject.of(value);
  const key = body.string('key', keyPattern);
  return readers[body.oneOf('operation', ['issue', 'cancel', 'update', 'update-validity', 'transfer'])](key, body);
};

const readIssue = (key: string, body: JsonObject): Issue => {
  const tickets = body.list('tickets', (item, path) => readTicket(JsonObject.of(item, path)));
  if (tickets.length === 0) throw new Malformed('tickets', 'must not be empty');
  const ids = new Set(tickets.map(({ ticketDistributionId }) => ticketDistributionId));
  if (ids.size !== tickets.length) throw new Malformed('tickets', 'names a ticket twice');
  return {
    operation: 'issue',
    key,
    orderId: body.string('orderId'),
    orderLineId: body.string('orderLineId'),
    organisationId: body.integer('organisationId', 0, Number.MAX_SAFE_INTEGER),
    ownerCustomerId: body.string('ownerCustomerId'),
    holderCustomerId: body.optionalString('holderCustomerId'),
    customerAccountRef: body.optionalString('customerAccountRef'),
    language: body.optionalOneOf('language', languages),
    tickets,
  };
};

const readTicket = (ticket: JsonObject): NewTicket => {
  const product = ticket.object('product');
  return {
    ticketDistributionId: ticket.string('ticketDistributionId', keyPattern),
    product: { id: product.string('id'), version: product.string('version'), name: product.optionalNames('name') },
    startOfValidity: ticket.instant('startOfValidity'),
    endOfValidity: ticket.instant('endOfValidity'),
    ...readParts(ticket),
  };
};
