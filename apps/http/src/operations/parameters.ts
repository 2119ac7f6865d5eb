import { DELIVERY_KEY_PATTERN, MADE_ID_PATTERN, ORDER_ID_PATTERN } from '@ticket-distribution/domain';
import type { Filters } from '../parsing/filter-query.js';
import { IDEMPOTENCY_KEY_PATTERN } from '../parsing/idempotency-key.js';
import { CALLER_HEADERS, type CallerHeader } from '../parsing/caller.js';
import { LARGEST_NUMBER } from '../parsing/constraints.js';
import { PAGE_NUMBERS } from '../parsing/page-query.js';
import { type Schema, component } from '../schema/schema.js';

/** A parameter as OpenAPI writes it. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: true;
  readonly description?: string;
  readonly schema: Schema;
  readonly style?: 'form';
  readonly explode?: true;
}

export const ORDER_ID: Parameter = {
  name: 'orderId',
  in: 'path',
  required: true,
  schema: { type: 'string', pattern: ORDER_ID_PATTERN.source },
};

export const VERSION: Parameter = {
  name: 'version',
  in: 'path',
  required: true,
  schema: { type: 'integer', minimum: 1, maximum: LARGEST_NUMBER },
};

const madeId = (name: string): Parameter => ({
  name,
  in: 'path',
  required: true,
  schema: { type: 'string', pattern: MADE_ID_PATTERN.source },
});

export const GROUP_ID: Parameter = madeId('ticketDistributionGroupId');
export const TICKET_ID: Parameter = madeId('ticketDistributionId');
export const DRIFT_ID: Parameter = madeId('driftId');
export const WEBHOOK_ID: Parameter = madeId('webhookId');

export const DELIVERY_KEY: Parameter = {
  name: 'deliveryKey',
  in: 'path',
  required: true,
  schema: { type: 'string', pattern: DELIVERY_KEY_PATTERN.source },
};

export const SYSTEM: Parameter = {
  name: 'system',
  in: 'path',
  required: true,
  schema: component('TicketSystemName'),
};

const numberOf = (name: keyof typeof PAGE_NUMBERS): Parameter => {
  const { least, most, absent } = PAGE_NUMBERS[name];
  return { name, in: 'query', schema: { type: 'integer', minimum: least, maximum: most, default: absent } };
};

/** Which page of a list. */
export const PAGE_PARAMETERS: readonly Parameter[] = [numberOf('page'), numberOf('perPage')];

export const IF_NONE_MATCH: Parameter = {
  name: 'If-None-Match',
  in: 'header',
  description: 'ETags that the caller knows; 304 when one is still right.',
  schema: { type: 'string' },
};

const DESCRIPTIONS: Readonly<Record<CallerHeader, string>> = {
  'X-Correlation-Id': 'Echoed, and passed on to every ticket system; made when missing.',
  'ET-Client-Name': 'Who calls, as company-application.',
  'Entur-Pos': "The point of sale. Default: the order's own.",
  'Entur-Distribution-Channel': "The distribution channel (DCI). Default: the order's own.",
};

const callerHeader = (name: CallerHeader): Parameter => ({
  name,
  in: 'header',
  description: DESCRIPTIONS[name],
  schema: { type: 'string', pattern: CALLER_HEADERS[name].pattern.source },
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
  schema: { type: 'string', examples: [`t=1796551200,v1=${'0'.repeat(64)}`] },
};

export const IDEMPOTENCY_KEY: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  description:
    'Makes it safe to send the request again: it has its effect once, and is answered as the first time. A new key for every new request.',
  schema: {
    type: 'string',
    pattern: IDEMPOTENCY_KEY_PATTERN.source,
    examples: ['"8e03978e-40d5-43e8-bc93-6894a57f9324"'],
  },
};

/** The language of ticket texts; the contract's spelling comes first. */
export const LANGUAGE_HEADERS: readonly Parameter[] = [
  {
    name: 'Accepts-Language',
    in: 'header',
    description: 'nob, nno or eng (or BCP 47 nb, nn, en). Default nob.',
    schema: { type: 'string', examples: ['nob'] },
  },
  {
    name: 'Accept-Language',
    in: 'header',
    description: 'Read when Accepts-Language is missing; weights and regions are understood.',
    schema: { type: 'string', examples: ['nb-NO, en;q=0.5'] },
  },
];

export const PRIORITY: Parameter = {
  name: 'Priority',
  in: 'header',
  description:
    'How soon ticket systems have to be told (RFC 9218): u=6 and u=7 are bulk work, which waits for what somebody waits for. Default u=3. What cannot be read is ignored.',
  schema: { type: 'string', examples: ['u=7'] },
};

/** The headers of an operation that acts for a caller. */
export const CALLER_PARAMETERS: readonly Parameter[] = [POS, DISTRIBUTION_CHANNEL, PRIORITY, ...COMMON_HEADERS];

/** The filters of a list, as the document has them. */
export function filterParameters(filters: Filters): readonly Parameter[] {
  return Object.entries(filters).map(([name, { schema, description }]) => ({
    name,
    in: 'query',
    ...(description === undefined ? {} : { description }),
    schema,
  }));
}
