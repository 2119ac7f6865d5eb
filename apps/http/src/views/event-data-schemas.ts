import { type EventData, type EventType, REVOCATION_CAUSES, type SettledTickets } from '@ticket-distribution/domain';
import { enumComponent } from '../schema/enums.js';
import {
  type FieldSchemas,
  INSTANT,
  type Schema,
  TEXT,
  component,
  enumSchema,
  listSchema,
  nullable,
  objectSchema,
} from '../schema/schema.js';

const OF_ORDER = {
  orderId: TEXT,
  orderVersion: { type: 'integer', description: 'The version with which the group was reconciled last.' },
};

const METHOD = component('FulfillmentMethod');

const OF_GROUP = {
  ...OF_ORDER,
  orderLineId: TEXT,
  ticketDistributionGroupId: TEXT,
  fulfillmentMethod: METHOD,
};

const OF_TICKET: FieldSchemas<EventData['Distributed']> = {
  ...OF_GROUP,
  ticketDistributionId: TEXT,
  status: enumComponent('TicketStatus'),
};

const OF_DRIFT: FieldSchemas<EventData['DriftFound']> = {
  orderId: TEXT,
  ticketDistributionGroupId: TEXT,
  ticketDistributionId: TEXT,
  fulfillmentMethod: METHOD,
  driftId: TEXT,
  kind: enumComponent('DriftKind'),
};

const TICKETS = listSchema(TEXT, 'The tickets, by their ids.');

const ofTicket = (description: string): Schema => objectSchema<EventData['Distributed']>(OF_TICKET, description);

const settled = (description: string): Schema => ({ type: 'integer', description });

/** What the data of an event holds, by its type: what happened is the description. */
export const EVENT_DATA_SCHEMAS: Readonly<Record<EventType, Schema>> = {
  TicketDistributionGroupCreated: objectSchema<EventData['TicketDistributionGroupCreated']>(
    { ...OF_GROUP, ticketDistributionIds: TICKETS },
    'The tickets of an order line were generated.',
  ),
  TicketDistributionAdded: ofTicket('A ticket was added to a group that was there.'),
  TicketDistributionCancelled: ofTicket('A ticket is cancelled, at its ticket system as well if it was there.'),
  TicketDistributionCancelledExternally: ofTicket('A ticket was cancelled at its ticket system, by others.'),
  Distributed: ofTicket('A ticket is at its ticket system.'),
  Failed: ofTicket('Its ticket system has refused a ticket for good.'),
  Activated: ofTicket('The pickup of a ticket, or its use, has begun.'),
  Committed: ofTicket('The pickup of a ticket is complete.'),
  ValidityMoved: ofTicket('A ticket has another validity, on whose word ever.'),
  HolderTransferred: ofTicket('A ticket has another holder, or is on another account.'),
  ContentChanged: ofTicket('A ticket is for another journey, seat, traveller or supplement.'),
  Redistributed: ofTicket('A ticket is to be handed over anew.'),
  CodeRevoked: objectSchema<EventData['CodeRevoked']>(
    {
      ...OF_TICKET,
      revokedUpTo: { type: 'integer', description: 'Codes with this number or a lower one count no more.' },
      codeNumber: nullable({ type: 'integer', description: 'The code that counts now; null: none does.' }),
      cause: enumSchema(REVOCATION_CAUSES, 'Why they count no more.'),
      until: { ...INSTANT, description: 'When the last of these codes would have been over by itself.' },
    },
    'Codes that were shown of a ticket count no more.',
  ),
  DeliverySetAside: objectSchema<EventData['DeliverySetAside']>(
    {
      orderId: TEXT,
      orderLineId: TEXT,
      ticketDistributionGroupId: TEXT,
      fulfillmentMethod: METHOD,
      deliveryKey: TEXT,
      operation: enumComponent('DeliveryOperation'),
      ticketDistributionIds: TICKETS,
    },
    'All attempts of a hand-over are used up: an operator has to see to it.',
  ),
  DriftFound: objectSchema<EventData['DriftFound']>(OF_DRIFT, 'A ticket stands otherwise at its ticket system.'),
  DriftResolved: objectSchema<EventData['DriftResolved']>(OF_DRIFT, 'Such a difference is over.'),
  OrderVersionSettled: objectSchema<EventData['OrderVersionSettled']>(
    {
      orderId: TEXT,
      orderVersion: { type: 'integer', description: 'The version that is settled.' },
      outcome: enumSchema(['settled', 'superseded'], 'superseded: a newer version came first.'),
      supersededBy: nullable({ type: 'integer', description: 'The newer version.' }),
      tickets: nullable(
        objectSchema<SettledTickets>(
          {
            distributed: settled('At their ticket systems.'),
            waiting: settled('For a distribute, or for the tickets that they wait for.'),
            withheld: settled('Kept back: their ticket system could never take them as they are.'),
            failed: settled('Refused for good.'),
            setAside: settled('In a hand-over of which an operator has to say how it ended.'),
          },
          'How many tickets of the order stand how.',
        ),
      ),
    },
    'Nothing of a version of an order that was CONFIRMED or CANCELLED is left to be told: once for each version.',
  ),
  WebhookDisabled: objectSchema<EventData['WebhookDisabled']>(
    {
      webhookId: TEXT,
      reason: enumSchema(
        ['gone', 'failing', 'forgotten'],
        'gone: it was answered with 410. failing: nothing was taken for too long. forgotten: events for it are kept no more.',
      ),
      failingSince: nullable({ ...INSTANT, description: 'Since when nothing was taken; null: it was not failing.' }),
    },
    'Nothing more is sent to a webhook until somebody enables it again.',
  ),
};

/** What a ping holds. */
export const PING_DATA: Schema = objectSchema<{ readonly webhookId: string }>(
  { webhookId: TEXT },
  'Somebody wants to see whether messages arrive. It is no event, and not in the feed.',
);
