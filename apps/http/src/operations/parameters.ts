import {
  CUSTOMER_ID_PATTERN,
  DELIVERY_KEY_PATTERN,
  MADE_ID_PATTERN,
  ORDER_ID_PATTERN,
} from '@ticket-distribution/domain';
import type { Filters } from '../parsing/filter-query.js';
import { IDEMPOTENCY_KEY_PATTERN } from '../parsing/idempotency-key.js';
import { CALLER_HEADERS, type CallerHeader } from '../parsing/caller.js';
import { LARGEST_NUMBER } from '../parsing/constraints.js';
import { PAGE_NUMBERS } from '../parsing/page-query.js';
import { EXAMPLE_IDS } from '../schema/example-values.js';
import { type Schema, component } from '../schema/schema.js';

/** A parameter as OpenAPI writes it. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: true;
  readonly description: string;
  readonly schema: Schema;
  /** A value that is taken as it stands. */
  readonly example: unknown;
  readonly style?: 'form';
  readonly explode?: true;
}

export const ORDER_ID: Parameter = {
  name: 'orderId',
  in: 'path',
  required: true,
  description: 'The id that the order system gave the order.',
  schema: { type: 'string', pattern: ORDER_ID_PATTERN.source },
  example: EXAMPLE_IDS.order,
};

export const VERSION: Parameter = {
  name: 'version',
  in: 'path',
  required: true,
  description: 'The version of the order, as the order system counts.',
  schema: { type: 'integer', minimum: 1, maximum: LARGEST_NUMBER },
  example: 1,
};

const madeId = (name: string, description: string, example: string): Parameter => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string', pattern: MADE_ID_PATTERN.source },
  example,
});

export const GROUP_ID: Parameter = madeId('ticketDistributionGroupId', 'The id of the group.', EXAMPLE_IDS.group);
export const TICKET_ID: Parameter = madeId('ticketDistributionId', 'The id of the ticket.', EXAMPLE_IDS.ticket);
export const DRIFT_ID: Parameter = madeId('driftId', 'The id of the drift.', EXAMPLE_IDS.drift);
export const WEBHOOK_ID: Parameter = madeId('webhookId', 'The id of the webhook.', EXAMPLE_IDS.webhook);

export const PDF_TICKET_ID: Parameter = madeId('pdfTicketId', 'The id of the PDF ticket.', EXAMPLE_IDS.ticket);
export const MAIL_ID: Parameter = madeId('mailId', 'The id of the mail.', EXAMPLE_IDS.ticket);

export const DEVICE: Parameter = {
  name: 'deviceLibraryIdentifier',
  in: 'path',
  required: true,
  description: 'The id that the telephone gave itself.',
  schema: { type: 'string', pattern: '^[A-Za-z0-9._-]{1,128}$' },
  example: '8c2f04ab91d7',
};

export const PASS_TYPE: Parameter = {
  name: 'passTypeIdentifier',
  in: 'path',
  required: true,
  description: 'The type of our passes; there are no others.',
  schema: { type: 'string' },
  example: 'pass.org.example.tickets',
};

export const SERIAL_NUMBER: Parameter = {
  name: 'serialNumber',
  in: 'path',
  required: true,
  description: 'The pass: the ticket, and the number of the code with which its holder was first given it.',
  schema: { type: 'string', pattern: '^[A-Za-z0-9._-]{1,64}$' },
  example: `${EXAMPLE_IDS.ticket}.1`,
};

export const CUSTOMER_ID: Parameter = {
  name: 'customerId',
  in: 'path',
  required: true,
  description: 'The number of the customer.',
  schema: { type: 'string', pattern: CUSTOMER_ID_PATTERN.source },
  example: '1000042',
};

export const FORCE: Parameter = {
  name: 'force',
  in: 'query',
  description: 'Also where a ticket is live and not over, or a hand-over has no answer.',
  schema: { type: 'boolean', default: false },
  example: false,
};

export const DELIVERY_KEY: Parameter = {
  name: 'deliveryKey',
  in: 'path',
  required: true,
  description: 'The name under which both sides remember the hand-over.',
  schema: { type: 'string', pattern: DELIVERY_KEY_PATTERN.source },
  example: EXAMPLE_IDS.delivery,
};

export const SYSTEM: Parameter = {
  name: 'system',
  in: 'path',
  required: true,
  description: 'The ticket system, by the name of its fulfillment method.',
  schema: component('FulfillmentMethod'),
  example: 'NOD',
};

const numberOf = (name: keyof typeof PAGE_NUMBERS, description: string): Parameter => {
  const { least, most, absent } = PAGE_NUMBERS[name];
  const schema = { type: 'integer', minimum: least, maximum: most, default: absent };
  return { name, in: 'query', description, schema, example: absent };
};

/** Which page of a list. */
export const PAGE_PARAMETERS: readonly Parameter[] = [
  numberOf('page', 'Which page, from 0.'),
  numberOf('perPage', 'How many items a page has at most.'),
];

export const IF_NONE_MATCH: Parameter = {
  name: 'If-None-Match',
  in: 'header',
  description: 'ETags that the caller knows; 304 when one is still right.',
  schema: { type: 'string' },
  example: '"lSnwJ8BZ0NqzmGIq4hRcGGjyTn1nTqqdTxWvnhEPz5E"',
};

const ABOUT_CALLERS: Readonly<Record<CallerHeader, Pick<Parameter, 'description' | 'example'>>> = {
  'X-Correlation-Id': {
    description: 'Echoed, and passed on to every ticket system; made when missing.',
    example: EXAMPLE_IDS.correlation,
  },
  'ET-Client-Name': { description: 'Who calls, as company-application.', example: 'kolumbus-app' },
  'Entur-Pos': { description: "The point of sale. Default: the order's own.", example: 'Kolumbus App' },
  'Entur-Distribution-Channel': {
    description: "The distribution channel (DCI). Default: the order's own.",
    example: 'KOL:DistributionChannel:App',
  },
};

const callerHeader = (name: CallerHeader): Parameter => ({
  name,
  in: 'header',
  schema: { type: 'string', pattern: CALLER_HEADERS[name].pattern.source },
  ...ABOUT_CALLERS[name],
});

/** The headers that every operation takes. */
export const COMMON_HEADERS: readonly Parameter[] = [callerHeader('ET-Client-Name'), callerHeader('X-Correlation-Id')];
export const POS: Parameter = callerHeader('Entur-Pos');
export const DISTRIBUTION_CHANNEL: Parameter = callerHeader('Entur-Distribution-Channel');

export const SIGNATURE: Parameter = {
  name: 'Ticket-System-Signature',
  in: 'header',
  required: true,
  description:
    'When it was signed, and the HMAC-SHA256 over "<t>.<body as it was sent>" with the secret that both sides know; v1 may stand there more than once. At most 5 minutes old.',
  schema: { type: 'string' },
  example: `t=1796551200,v1=${'0'.repeat(64)}`,
};

export const IDEMPOTENCY_KEY: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  description:
    'Makes it safe to send the request again: it has its effect once, and is answered as the first time. A new key for every new request.',
  schema: {
    type: 'string',
    pattern: IDEMPOTENCY_KEY_PATTERN.source,
  },
  example: '"8e03978e-40d5-43e8-bc93-6894a57f9324"',
};

/** The language of ticket texts; the contract's spelling comes first. */
export const LANGUAGE_HEADERS: readonly Parameter[] = [
  {
    name: 'Accepts-Language',
    in: 'header',
    description: 'nob, nno or eng (or BCP 47 nb, nn, en). Default nob.',
    schema: { type: 'string' },
    example: 'nob',
  },
  {
    name: 'Accept-Language',
    in: 'header',
    description: 'Read when Accepts-Language is missing; weights and regions are understood.',
    schema: { type: 'string' },
    example: 'nb-NO, en;q=0.5',
  },
];

export const PRIORITY: Parameter = {
  name: 'Priority',
  in: 'header',
  description:
    'How soon ticket systems have to be told (RFC 9218): u=6 and u=7 are bulk work, which waits for what somebody waits for. Default u=3. What cannot be read is ignored.',
  schema: { type: 'string' },
  example: 'u=7',
};

/** The headers of an operation that acts for a caller. */
export const CALLER_PARAMETERS: readonly Parameter[] = [POS, DISTRIBUTION_CHANNEL, PRIORITY, ...COMMON_HEADERS];

/** The filters of a list, as the document has them. */
export function filterParameters(filters: Filters): readonly Parameter[] {
  return Object.entries(filters).map(([name, { schema, description, example }]) => ({
    name,
    in: 'query',
    description,
    schema,
    example,
  }));
}
