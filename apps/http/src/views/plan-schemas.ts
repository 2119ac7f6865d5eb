import { type FieldChange, type PlanEntry, TICKET_FIELDS } from '@ticket-distribution/domain';
import {
  FLAG,
  INSTANT,
  type Schema,
  TEXT,
  WHOLE_NUMBER,
  enumSchema,
  listSchema,
  nullable,
  objectSchema,
  component,
} from '../schema/schema.js';
import { PLAN_REASONS } from './plan-reasons.js';
import type { PlanEntryView, GroupPlanView, PlanView } from './plan-view.js';

const CHANGE_REASONS: readonly FieldChange['reason'][] = ['order-changed', 'overrides-manual-change'];

const REASON: Schema = enumSchema(
  Object.keys(PLAN_REASONS),
  Object.entries(PLAN_REASONS)
    .map(([reason, text]) => `${reason}: ${text}.`)
    .join(' '),
);

/** Total over the actions: a new one does not compile until it stands here. */
const PLAN_ACTIONS = Object.keys({
  add: true,
  keep: true,
  update: true,
  replace: true,
  cancel: true,
} satisfies Record<PlanEntry['action'], true>);

export const PLAN_SCHEMAS: Readonly<Record<string, Schema>> = {
  DistributionPlan: objectSchema<PlanView>(
    {
      orderId: TEXT,
      orderVersion: WHOLE_NUMBER,
      organisationId: WHOLE_NUMBER,
      orderOwnerCustomerId: TEXT,
      groups: listSchema(component('GroupPlan'), "In the order of the order's lines; removed lines last."),
    },
    'What generating would do to the groups of an order, and why. Nothing has happened.',
  ),
  GroupPlan: objectSchema<GroupPlanView>({
    orderLineId: TEXT,
    orderLineVersion: WHOLE_NUMBER,
    ticketDistributionGroupId: nullable({ type: 'string', description: 'Null: the group is made by this plan.' }),
    fulfillmentMethod: component('FulfillmentMethod'),
    distributionHolderCustomerId: { type: 'string', description: 'As the order line says.' },
    customerAccountRef: nullable(TEXT),
    entries: listSchema(component('PlanEntry')),
  }),
  PlanEntry: objectSchema<PlanEntryView>({
    action: enumSchema(PLAN_ACTIONS),
    reasons: listSchema(REASON),
    ticketDistributionId: nullable(TEXT),
    lostTicketDistributionId: nullable(TEXT),
    product: nullable(component('FareProduct')),
    startOfValidity: nullable(INSTANT),
    endOfValidity: nullable(INSTANT),
    distributionHolderCustomerId: nullable({ type: 'string', description: 'After the plan; null for a cancel.' }),
    customerAccountRef: nullable(TEXT),
    withheld: nullable(component('StatusReason')),
    takesPlaceOf: nullable({ type: 'string', description: 'The ticket whose place a new one takes.' }),
    waitsFor: nullable(enumSchema(['its-successor', 'all-successors'])),
    changes: listSchema(component('FieldChange')),
    atTicketSystem: FLAG,
    effectiveDate: nullable(INSTANT),
  }),
  FieldChange: objectSchema<FieldChange>({ field: enumSchema(TICKET_FIELDS), reason: enumSchema(CHANGE_REASONS) }),
};
