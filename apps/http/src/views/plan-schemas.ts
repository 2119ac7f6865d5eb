import type { FieldChange } from '@ticket-distribution/domain';
import { enumComponent } from '../schema/enums.js';
import {
  FLAG,
  INSTANT,
  type Schema,
  TEXT,
  WHOLE_NUMBER,
  listSchema,
  nullable,
  objectSchema,
  component,
} from '../schema/schema.js';
import type { PlanEntryView, GroupPlanView, PlanView } from './plan-view.js';

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
    action: enumComponent('PlanAction'),
    reasons: listSchema(enumComponent('PlanReason')),
    ticketDistributionId: nullable(TEXT),
    lostTicketDistributionId: nullable(TEXT),
    product: nullable(component('FareProduct')),
    startOfValidity: nullable(INSTANT),
    endOfValidity: nullable(INSTANT),
    distributionHolderCustomerId: nullable({ type: 'string', description: 'After the plan; null for a cancel.' }),
    customerAccountRef: nullable(TEXT),
    withheld: nullable(component('StatusReason')),
    takesPlaceOf: nullable({ type: 'string', description: 'The ticket whose place a new one takes.' }),
    waitsFor: nullable(enumComponent('AwaitedSuccessor')),
    changes: listSchema(component('FieldChange')),
    atTicketSystem: FLAG,
    effectiveDate: nullable(INSTANT),
  }),
  FieldChange: objectSchema<FieldChange>({
    field: enumComponent('TicketField'),
    reason: enumComponent('ChangeReason'),
  }),
};
