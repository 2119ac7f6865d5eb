import type { ErasureCounts, ErasureReceipt, StillNamed, ToldTicketSystem } from '@ticket-distribution/application';
import type { Instant } from '@ticket-distribution/domain';
import {
  INSTANT,
  type Schema,
  TEXT,
  WHOLE_NUMBER,
  component,
  enumSchema,
  listSchema,
  nullable,
  objectSchema,
} from '../schema/schema.js';

interface KeptView {
  readonly what: string;
  readonly why: string;
}

/** What an erasure did; it does not name the person. */
export interface ErasureView {
  readonly at: Instant;
  readonly erased: ErasureCounts;
  readonly orderIds: readonly string[];
  readonly stillNamed: readonly StillNamed[];
  readonly kept: readonly KeptView[];
  readonly ticketSystems: readonly ToldTicketSystem[];
}

/** What an erasure leaves, of every customer alike. */
const KEPT: readonly KeptView[] = [
  {
    what: 'ids of orders, lines, groups, tickets, hand-overs and events',
    why: 'They are references that hold nothing of a person; the order system and consumers of events know them.',
  },
  {
    what: 'products, validities, statuses, moves and decisions',
    why: "What was sold and what became of it has to be accounted for; without the person it is nobody's.",
  },
  {
    what: 'names that ticket systems gave tickets, and the keys under which they were told',
    why: 'Without them nobody could ask a ticket system to erase what it holds.',
  },
  {
    what: 'other customers of the same orders',
    why: 'Each is erased on a request of their own.',
  },
  {
    what: 'which clients, operators and organisations acted, and when',
    why: 'What was done has to be answered for.',
  },
  {
    what: 'digests of requests with idempotency keys',
    why: 'They keep a repeated request from taking effect twice, and are forgotten after the time that keys are kept.',
  },
  {
    what: 'backups that were made before',
    why: 'They are deleted when they reach their age; one that is restored has to be erased again.',
  },
];

export function toErasureView({ at, erased, orderIds, stillNamed, ticketSystems }: ErasureReceipt): ErasureView {
  return { at, erased, orderIds, stillNamed, kept: KEPT, ticketSystems };
}

type ToldTicketView = ToldTicketSystem['tickets'][number];

export const ERASURE_SCHEMAS: Readonly<Record<string, Schema>> = {
  Erasure: objectSchema<ErasureView>(
    {
      at: INSTANT,
      erased: component('ErasureCounts'),
      orderIds: listSchema(TEXT, 'The orders in which the customer was erased.'),
      stillNamed: listSchema(
        component('StillNamed'),
        'The orders in which the customer is named still: erase again. Empty unless it was forced.',
      ),
      kept: listSchema(component('KeptByErasure')),
      ticketSystems: listSchema(
        component('ToldTicketSystem'),
        'Which ticket systems were told of the customer, by order: each has to be asked to erase what it holds.',
      ),
    },
    'What an erasure did. It does not name the customer.',
  ),
  ErasureCounts: objectSchema<ErasureCounts>(
    {
      orders: WHOLE_NUMBER,
      orderVersions: WHOLE_NUMBER,
      orderLineVersions: WHOLE_NUMBER,
      groups: WHOLE_NUMBER,
      tickets: WHOLE_NUMBER,
      moves: WHOLE_NUMBER,
      decisions: WHOLE_NUMBER,
      deliveries: WHOLE_NUMBER,
      attempts: WHOLE_NUMBER,
      drifts: WHOLE_NUMBER,
      auditEntries: WHOLE_NUMBER,
      returnedDocuments: WHOLE_NUMBER,
      pdfTickets: WHOLE_NUMBER,
      mails: WHOLE_NUMBER,
      passes: WHOLE_NUMBER,
      passRegistrations: WHOLE_NUMBER,
      keptAnswers: WHOLE_NUMBER,
    },
    'In how many of what is kept something was erased.',
  ),
  StillNamed: objectSchema<StillNamed>({
    orderId: TEXT,
    why: enumSchema(['call-under-way'], 'A call that names the customer was being made.'),
  }),
  KeptByErasure: objectSchema<KeptView>({ what: TEXT, why: TEXT }),
  ToldTicketSystem: objectSchema<ToldTicketSystem>({
    fulfillmentMethod: component('FulfillmentMethod'),
    orderId: TEXT,
    deliveryKeys: listSchema(TEXT, 'Under which it was told.'),
    tickets: listSchema(component('ToldTicket')),
  }),
  ToldTicket: objectSchema<ToldTicketView>({
    ticketDistributionId: TEXT,
    externalReference: nullable(TEXT),
    fareContractRef: nullable(TEXT),
  }),
};
