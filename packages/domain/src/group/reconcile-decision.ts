import type { DecisionContent } from './decision-record.js';
import type { GroupPlan, PlanEntry } from '../plan/distribution-plan.js';
import type { TicketDistributionId } from '../shared/ids.js';
import type { MadeTicket } from './group-tickets.js';

/** What is kept of a carried-out plan; null when it left every ticket as it was. */
export function reconcileDecision(plan: GroupPlan, made: readonly MadeTicket[]): DecisionContent | null {
  if (plan.entries.every(({ action }) => action === 'keep')) return null;
  const makes = new Map<PlanEntry, TicketDistributionId>(made.map(({ entry, ticket }) => [entry, ticket.id]));
  const tickets = plan.entries.flatMap((entry) => {
    const known = entry.action === 'add' ? null : entry.ticketDistributionId;
    const named = [known ?? [], makes.get(entry) ?? []].flat();
    return named.map((ticketDistributionId) => ({ ticketDistributionId, entry }));
  });
  return { decision: 'reconcile', policy: plan.fulfillmentMethod, plan, tickets, request: null };
}
