import type { Parties } from '@ticket-distribution/domain';
import { enumComponent } from '../schema/enums.js';
import {
  type FieldSchemas,
  INSTANT,
  OPEN_OBJECT,
  type Schema,
  TEXT,
  WHOLE_NUMBER,
  component,
  listSchema,
  nullable,
  objectSchema,
} from '../schema/schema.js';
import type {
  DecidedTicketView,
  DecisionInputsView,
  DecisionView,
  ExplainView,
  TicketContentView,
} from './explain-view.js';
import { PRODUCT_PARTS_FIELDS } from './product-part-schemas.js';

const CONTENT: FieldSchemas<TicketContentView> = {
  startOfValidity: INSTANT,
  endOfValidity: INSTANT,
  fareProduct: component('FareProduct'),
  ...PRODUCT_PARTS_FIELDS,
};

export const EXPLAIN_SCHEMAS: Readonly<Record<string, Schema>> = {
  TicketDecisions: objectSchema<ExplainView>({ items: listSchema(component('Decision'), 'Oldest first.') }),
  Decision: objectSchema<DecisionView>(
    {
      number: { type: 'integer', description: 'From 1, in its group.' },
      at: INSTANT,
      by: TEXT,
      decision: enumComponent('DecisionKind'),
      policy: component('FulfillmentMethod'),
      orderVersion: WHOLE_NUMBER,
      orderLineVersion: WHOLE_NUMBER,
      inputs: component('DecisionInputs'),
      plan: nullable(component('GroupPlan')),
    },
    'A decision as it was taken, never recomputed. plan has the entries that concern the ticket; null for every decision but reconcile.',
  ),
  DecisionInputs: objectSchema<DecisionInputsView>(
    {
      ordered: component('OrderedParties'),
      parties: component('OrderedParties'),
      ticket: nullable(component('DecidedTicket')),
      request: nullable({ ...OPEN_OBJECT, description: 'What was asked, or told. Null for a reconcile.' }),
    },
    'What it was taken from. ordered: what the order line said before; parties: who held the tickets. ticket is null when the decision made it.',
  ),
  OrderedParties: objectSchema<Parties>({
    distributionHolderCustomerId: TEXT,
    customerAccountRef: nullable(TEXT),
  }),
  DecidedTicket: objectSchema<DecidedTicketView>(
    { status: enumComponent('TicketStatus'), ...CONTENT, held: nullable(component('TicketContent')) },
    'The ticket as it was then. held: what its ticket system had of it.',
  ),
  TicketContent: objectSchema<TicketContentView>(CONTENT),
};
