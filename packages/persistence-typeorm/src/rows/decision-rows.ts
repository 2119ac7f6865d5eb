import type {
  Decision,
  DecisionInputs,
  DecisionRecord,
  FulfillmentMethod,
  GroupPlan,
  Instant,
  PlanEntry,
  TicketDistributionGroupId,
  TicketDistributionId,
} from '@ticket-distribution/domain';
import { EntitySchema } from 'typeorm';
import { integer, key, optional, text } from '../shared/columns.js';

/** What was decided of a ticket. */
interface TicketEntry {
  readonly ticketDistributionId: TicketDistributionId;
  /** In rows of former releases; null since, for what the plan holds. */
  readonly entry: PlanEntry | null;
  /** The place of its entry in the plan. Absent: `entry` says it. */
  readonly place?: number;
}

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
  /** JSON: what it decided of each ticket, a list of `TicketEntry`. */
  readonly tickets: string;
}

type TicketDecision = DecisionRecord['tickets'][number];

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
    tickets: JSON.stringify(tickets.map((ticket) => toTicketEntry(ticket, plan))),
  };
}

export function toDecision({ ticketDistributionGroupId: _group, ...row }: DecisionRow): DecisionRecord {
  const plan = row.plan === null ? null : (JSON.parse(row.plan) as GroupPlan);
  return {
    ...row,
    at: row.at as Instant,
    decision: row.decision as Decision,
    policy: row.policy as FulfillmentMethod,
    inputs: JSON.parse(row.inputs) as DecisionInputs,
    plan,
    tickets: (JSON.parse(row.tickets) as TicketEntry[]).map((ticket) => toTicketDecision(ticket, plan)),
  };
}

function toTicketEntry({ ticketDistributionId, entry }: TicketDecision, plan: GroupPlan | null): TicketEntry {
  const place = entry === null ? -1 : (plan?.entries.indexOf(entry) ?? -1);
  return place < 0 ? { ticketDistributionId, entry } : { ticketDistributionId, entry: null, place };
}

function toTicketDecision({ ticketDistributionId, entry, place }: TicketEntry, plan: GroupPlan | null): TicketDecision {
  return { ticketDistributionId, entry: place === undefined ? entry : (plan?.entries[place] ?? null) };
}
