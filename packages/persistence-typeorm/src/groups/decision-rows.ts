import type {
  Decision,
  DecisionInputs,
  DecisionRecord,
  FulfillmentMethod,
  GroupPlan,
  Instant,
  TicketDistributionGroupId,
} from '@ticket-distribution/domain';
import { EntitySchema } from 'typeorm';
import { integer, key, optional, text } from '../shared/columns.js';

/** One decision about one group; append-only. */
export interface DecisionRow {
  readonly ticketDistributionGroupId: string;
  readonly number: number;
  readonly at: string;
  readonly by: string;
  readonly decision: string;
  readonly policy: string;
  readonly orderVersion: number;
  readonly orderLineVersion: number;
  /** JSON: `DecisionInputs`. */
  readonly inputs: string;
  /** JSON: a `GroupPlan`. */
  readonly plan: string | null;
  /** JSON: what it decided of each ticket. */
  readonly tickets: string;
}

export const decisionSchema: EntitySchema<DecisionRow> = new EntitySchema<DecisionRow>({
  name: 'Decision',
  tableName: 'decisions',
  columns: {
    ticketDistributionGroupId: key(text('ticket_distribution_group_id')),
    number: key(integer('number')),
    at: text('decided_at'),
    by: text('decided_by'),
    decision: text('decision'),
    policy: text('policy'),
    orderVersion: integer('order_version'),
    orderLineVersion: integer('order_line_version'),
    inputs: text('inputs'),
    plan: optional(text('plan')),
    tickets: text('tickets'),
  },
});

export function toDecisionRow(
  ticketDistributionGroupId: TicketDistributionGroupId,
  { inputs, plan, tickets, ...said }: DecisionRecord,
): DecisionRow {
  return {
    ...said,
    ticketDistributionGroupId,
    inputs: JSON.stringify(inputs),
    plan: plan && JSON.stringify(plan),
    tickets: JSON.stringify(tickets),
  };
}

export function toDecision({ ticketDistributionGroupId: _group, ...row }: DecisionRow): DecisionRecord {
  return {
    ...row,
    at: row.at as Instant,
    decision: row.decision as Decision,
    policy: row.policy as FulfillmentMethod,
    inputs: JSON.parse(row.inputs) as DecisionInputs,
    plan: row.plan === null ? null : (JSON.parse(row.plan) as GroupPlan),
    tickets: JSON.parse(row.tickets) as DecisionRecord['tickets'],
  };
}
