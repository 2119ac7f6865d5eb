import {
  type CurrentOrder,
  type DistributionPlan,
  type FulfillmentPolicies,
  type GroupSnapshot,
  Order,
  type OrderLineVersion,
  type Parties,
  type TicketDistribution,
  type TicketStatus,
  deliveryKey,
  instant,
  plusMilliseconds,
  reconcile,
} from '@ticket-distribution/domain';
import type { Chapter, Happening } from './scene.js';
import { idealDistribution } from './ideal-distribution.js';

/** The last version of a history, the groups as the versions before it left them, and the plan between the two. */
export interface ReachedState {
  readonly order: CurrentOrder;
  /** Lines as the groups know them. */
  readonly linesBefore: readonly OrderLineVersion[];
  readonly groups: readonly GroupSnapshot[];
  readonly plan: DistributionPlan;
}

const AT = instant('2026-12-01T09:30:00.000Z');
const HOUR_MS = 3_600_000;
const NEXT: Readonly<Partial<Record<TicketStatus, TicketStatus>>> = {
  GENERATED: 'DISTRIBUTED',
  DISTRIBUTING: 'DISTRIBUTED',
  FAILED: 'DISTRIBUTED',
  DISTRIBUTED: 'ACTIVATED',
  ACTIVATED: 'COMMITTED',
};

/** Whose the tickets are that histories give away; no order says so. */
export const GIVEN_AWAY: Parties = {
  distributionHolderCustomerId: '1000099',
  customerAccountRef: 'ENT:CustomerAccount:gift',
};

/** Plays a history up to its last version, which is planned but not carried out. */
export function reachedState(history: readonly Chapter[], policies: FulfillmentPolicies): ReachedState {
  const order = Order.empty((history[0] as Chapter).document.id);
  let groups: readonly GroupSnapshot[] = [];
  let linesBefore: readonly OrderLineVersion[] = [];
  for (const [index, { document, ending, happenings }] of history.entries()) {
    order.record(document, AT);
    if (index === history.length - 1) break;
    linesBefore = order.current.lines;
    groups = idealDistribution(reconcile(order.current, groups, policies), groups, ending);
    groups = happenings.reduce(afterHappening, groups);
  }
  return { order: order.current, linesBefore, groups, plan: reconcile(order.current, groups, policies) };
}

function afterHappening(groups: readonly GroupSnapshot[], { kind, pick }: Happening): readonly GroupSnapshot[] {
  const live = groups.flatMap(({ tickets }) => tickets).filter(({ status }) => !status.startsWith('CANCEL'));
  const chosen = live[pick % Math.max(1, live.length)];
  if (chosen === undefined) return groups;
  return groups.map((group) => ({
    ...group,
    tickets: group.tickets.map((ticket) => (ticket.id === chosen.id ? changed(ticket, kind, group) : ticket)),
  }));
}

function changed(ticket: TicketDistribution, kind: Happening['kind'], { ordered }: GroupSnapshot): TicketDistribution {
  const { status, standing } = ticket;
  switch (kind) {
    case 'told':
      return status === 'GENERATED' || status === 'FAILED' ? { ...ticket, status: 'DISTRIBUTING' } : ticket;
    case 'handed-over':
    case 'picked-up':
      return heldAs(ticket, NEXT[status] ?? status);
    case 'refused':
      return status === 'GENERATED' || status === 'DISTRIBUTING' ? { ...ticket, status: 'FAILED' } : ticket;
    case 'cancelled-externally':
      return holdsIt(status)
        ? { ...ticket, status: 'CANCELLED_EXTERNALLY', standing: { ...standing, ordered } }
        : ticket;
    case 'transferred': {
      return { ...ticket, parties: GIVEN_AWAY };
    }
    case 'validity-moved': {
      const { startOfValidity, endOfValidity } = ticket.validity;
      const validity = {
        startOfValidity: plusMilliseconds(startOfValidity, HOUR_MS),
        endOfValidity: plusMilliseconds(endOfValidity, HOUR_MS),
      };
      return { ...ticket, validity };
    }
  }
}

function holdsIt(status: TicketStatus): boolean {
  return status === 'DISTRIBUTED' || status === 'ACTIVATED' || status === 'COMMITTED';
}

/** The ticket as its system holds it, and as far along as it says. */
function heldAs(ticket: TicketDistribution, status: TicketStatus): TicketDistribution {
  const { id, product, validity, parties, standing } = ticket;
  const { distributionHolderCustomerId: holderCustomerId, customerAccountRef } = parties;
  const issued = {
    key: deliveryKey(`issue-of-${id}`),
    product,
    validity,
    holderCustomerId,
    customerAccountRef,
    language: null,
    pickup: null,
    cancelRefused: null,
  };
  const held = { ...(standing.held ?? issued), pickedUp: status !== 'DISTRIBUTED' };
  return { ...ticket, status, standing: { ...standing, held } };
}
