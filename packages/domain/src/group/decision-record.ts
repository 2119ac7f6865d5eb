import type { FareProduct } from '../orders/fare-product.js';
import { shownParties } from '../ticket/group-snapshot.js';
import type { Parties } from '../ticket/parties.js';
import type { FulfillmentMethod } from '../orders/fulfillment-method.js';
import type { TicketDistributionId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { Validity } from '../shared/validity.js';
import type { GroupPlan, PlanEntry } from '../plan/distribution-plan.js';
import type { GroupSnapshot } from '../ticket/group-snapshot.js';
import type { Occasion } from '../ticket/occasion.js';
import type { TicketStatus } from '../ticket/ticket-status.js';

export const DECISIONS = ['reconcile', 'hand-over', 'update-validity', 'transfer', 'redistribute', 'repair'] as const;
/** What was decided of a group: what a new order version means, what a ticket system is told, what a caller asked for. */
export type Decision = (typeof DECISIONS)[number];

/** One ticket as it was when the decision was taken. */
export interface DecidedTicket {
  readonly ticketDistributionId: TicketDistributionId;
  readonly status: TicketStatus;
  readonly product: FareProduct;
  readonly validity: Validity;
  /** What its ticket system held of it; null: nothing. */
  readonly held: { readonly product: FareProduct; readonly validity: Validity } | null;
}

/** What a decision was taken from. */
export interface DecisionInputs {
  readonly ordered: Parties;
  /** Those that the group showed. */
  readonly parties: Parties;
  readonly tickets: readonly DecidedTicket[];
  /** What was asked, or told; null for a reconcile, whose question is the order line itself. */
  readonly request: Readonly<Record<string, unknown>> | null;
}

/** One decision about a group as it was taken: stored then, never recomputed. */
export interface DecisionRecord {
  /** 1 for the first of the group. */
  readonly number: number;
  readonly at: Instant;
  readonly by: string;
  readonly decision: Decision;
  /** Whose rules decided. */
  readonly policy: FulfillmentMethod;
  readonly orderVersion: number;
  readonly orderLineVersion: number;
  readonly inputs: DecisionInputs;
  /** The plan that was carried out, as preview shows it; null for every decision but reconcile. */
  readonly plan: GroupPlan | null;
  /** What it decided of each ticket; both the new and the old one of a replacement. */
  readonly tickets: readonly {
    readonly ticketDistributionId: TicketDistributionId;
    readonly entry: PlanEntry | null;
  }[];
}

/** What makes one decision differ from another. */
export type DecisionContent = Pick<DecisionRecord, 'decision' | 'policy' | 'plan' | 'tickets'> & {
  readonly request: DecisionInputs['request'];
};

/** The record of a decision about a group as it was before. */
export function decisionRecord(
  before: GroupSnapshot,
  { decision, policy, plan, tickets, request }: DecisionContent,
  { at, by }: Occasion,
  standing: Pick<GroupSnapshot, 'orderVersion' | 'updatedForOrderLineVersion' | 'decisionCount'>,
): DecisionRecord {
  const concerned = new Set(tickets.map(({ ticketDistributionId }) => ticketDistributionId));
  return {
    decision,
    policy,
    plan,
    tickets,
    number: standing.decisionCount + 1,
    at,
    by,
    orderVersion: standing.orderVersion,
    orderLineVersion: standing.updatedForOrderLineVersion,
    inputs: {
      ordered: before.ordered,
      parties: shownParties(before),
      tickets: before.tickets
        .filter(({ id }) => concerned.has(id))
        .map(({ id, status, product, validity, standing: { held } }) => ({
          ticketDistributionId: id,
          status,
          product,
          validity,
          held: held === null ? null : { product: held.product, validity: held.validity },
        })),
      request,
    },
  };
}
