import type {
  DecidedTicket,
  Decision,
  DecisionRecord,
  FareProduct,
  FulfillmentMethod,
  Instant,
  Parties,
  TicketDistributionId,
  TicketStatus,
  Validity,
} from '@ticket-distribution/domain';
import { type GroupPlanView, toGroupPlanView } from './plan-view.js';
import { type ProductPartsView, toProductPartsView } from './product-parts-view.js';
import { type FareProductView, toFareProductView } from './ticket-distribution-view.js';

/** What a ticket gives, and when. */
export interface TicketContentView extends ProductPartsView {
  readonly startOfValidity: Instant;
  readonly endOfValidity: Instant;
  readonly fareProduct: FareProductView;
}

/** A ticket as it was when something was decided about it. */
export interface DecidedTicketView extends TicketContentView {
  readonly status: TicketStatus;
  /** What its ticket system held of it; null: nothing. */
  readonly held: TicketContentView | null;
}

/** What a decision was taken from. */
export interface DecisionInputsView {
  readonly ordered: Parties;
  readonly parties: Parties;
  /** Null: the decision made the ticket. */
  readonly ticket: DecidedTicketView | null;
  /** What was asked, or told; null for a reconcile. */
  readonly request: Readonly<Record<string, unknown>> | null;
}

/** One decision that concerned a ticket, as it was taken. */
export interface DecisionView {
  readonly number: number;
  readonly at: Instant;
  readonly by: string;
  readonly decision: Decision;
  readonly policy: FulfillmentMethod;
  readonly orderVersion: number;
  readonly orderLineVersion: number;
  readonly inputs: DecisionInputsView;
  /** With the entries that concern the ticket; null for every decision but reconcile. */
  readonly plan: GroupPlanView | null;
}

/** The decisions that concerned a ticket, oldest first. */
export interface ExplainView {
  readonly items: readonly DecisionView[];
}

export function toExplainView(decisions: readonly DecisionRecord[], id: TicketDistributionId): ExplainView {
  return { items: decisions.map((decision) => toDecisionView(decision, id)) };
}

function toDecisionView(record: DecisionRecord, id: TicketDistributionId): DecisionView {
  const { number, at, by, decision, policy, orderVersion, orderLineVersion, inputs, plan } = record;
  const ticket = inputs.tickets.find(({ ticketDistributionId }) => ticketDistributionId === id);
  const entries = record.tickets.flatMap(({ ticketDistributionId, entry }) =>
    ticketDistributionId === id && entry !== null ? [entry] : [],
  );
  return {
    number,
    at,
    by,
    decision,
    policy,
    orderVersion,
    orderLineVersion,
    inputs: {
      ordered: toPartiesView(inputs.ordered),
      parties: toPartiesView(inputs.parties),
      ticket: ticket === undefined ? null : toDecidedTicketView(ticket),
      request: inputs.request,
    },
    plan: plan === null ? null : toGroupPlanView({ ...plan, entries }),
  };
}

function toPartiesView({ distributionHolderCustomerId, customerAccountRef }: Parties): Parties {
  return { distributionHolderCustomerId, customerAccountRef };
}

function toDecidedTicketView({ status, held, ...content }: DecidedTicket): DecidedTicketView {
  return { status, ...toContentView(content), held: held === null ? null : toContentView(held) };
}

function toContentView({
  product,
  validity: { startOfValidity, endOfValidity },
}: {
  readonly product: FareProduct;
  readonly validity: Validity;
}): TicketContentView {
  return { startOfValidity, endOfValidity, fareProduct: toFareProductView(product), ...toProductPartsView(product) };
}
