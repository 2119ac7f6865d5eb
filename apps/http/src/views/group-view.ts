import type { GroupReading } from '@ticket-distribution/application';
import { type FulfillmentMethod, shownParties } from '@ticket-distribution/domain';
import { type Schema, TEXT, WHOLE_NUMBER, listSchema, nullable, objectSchema, component } from '../schema/schema.js';
import { type TicketDistributionView, toTicketDistributionView } from './ticket-distribution-view.js';

/** A ticket distribution group as the API shows it: the public contract's twelve names, and its tickets. */
export interface GroupView {
  readonly id: string;
  readonly orderId: string;
  readonly orderLineId: string;
  readonly orderVersion: number;
  readonly updatedForOrderLineVersion: number;
  readonly createdByDCI: string | null;
  readonly organisationId: number;
  readonly distributedByDCI: string | null;
  readonly fulfillmentMethod: FulfillmentMethod;
  readonly distributedByOrgId: number | null;
  readonly orderOwnerCustomerId: string;
  readonly distributionHolderCustomerId: string;
  readonly ticketDistributions: readonly TicketDistributionView[];
}

export function toGroupView(reading: GroupReading): GroupView {
  const { group } = reading;
  return {
    id: group.id,
    orderId: group.orderId,
    orderLineId: group.orderLineId,
    orderVersion: group.orderVersion,
    updatedForOrderLineVersion: group.updatedForOrderLineVersion,
    createdByDCI: group.createdByDCI,
    organisationId: group.organisationId,
    distributedByDCI: group.distributedByDCI,
    fulfillmentMethod: group.fulfillmentMethod,
    distributedByOrgId: group.distributedByOrgId,
    orderOwnerCustomerId: group.orderOwnerCustomerId,
    distributionHolderCustomerId: shownParties(group).distributionHolderCustomerId,
    ticketDistributions: group.tickets.map((ticket) => toTicketDistributionView(ticket, reading)),
  };
}

/** Whether any ticket is still on its way to its ticket system. */
export function isUnderWay(groups: readonly GroupView[]): boolean {
  return groups.some(({ ticketDistributions }) => ticketDistributions.some(({ status }) => status === 'DISTRIBUTING'));
}

export const GROUP_SCHEMAS: Readonly<Record<string, Schema>> = {
  TicketDistributionGroups: listSchema(
    component('TicketDistributionGroup'),
    'All groups of the order, in the order of its lines; removed lines last.',
  ),
  TicketDistributionGroup: objectSchema<GroupView>(
    {
      id: TEXT,
      orderId: TEXT,
      orderLineId: TEXT,
      orderVersion: { type: 'integer', description: 'The newest order version that it was reconciled with.' },
      updatedForOrderLineVersion: WHOLE_NUMBER,
      createdByDCI: nullable(TEXT),
      organisationId: WHOLE_NUMBER,
      distributedByDCI: nullable(TEXT),
      fulfillmentMethod: component('FulfillmentMethod'),
      distributedByOrgId: nullable(WHOLE_NUMBER),
      orderOwnerCustomerId: TEXT,
      distributionHolderCustomerId: {
        type: 'string',
        description: "The order's holder, unless all live tickets are somebody else's.",
      },
      ticketDistributions: listSchema(component('TicketDistribution')),
    },
    'What one order line became: one group per line for ever, one ticket per main product.',
  ),
};

/** All groups of an order. */
export const GROUP_LIST: Schema = component('TicketDistributionGroups');
