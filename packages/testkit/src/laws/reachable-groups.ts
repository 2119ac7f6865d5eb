import {
  type CurrentOrder,
  type DistributionPlan,
  type FulfillmentPolicies,
  type GroupSnapshot,
  type Instant,
  Order,
  type OrderLineVersion,
  type TicketDistribution,
  type TicketStatus,
  plusMilliseconds,
  reconcile,
} from '@ticket-distribution/domain';
import type { Chapter, Happening } from './any-order-history.js';
import { idealDistribution } from './ideal-distribution.js';

/** The last version of a history, the groups as the versions before it left them, and the plan between the two. */
export interface ReachedState {
  readonly order: CurrentOrder;
  /** Lines as the groups know them. */
  readonly linesBefore: readonly OrderLineVersion[];
  readonly groups: readonly GroupSnapshot[];
  readonly plan: DistributionPlan;
}

const AT = '2026-12-01T09:30:00.000Z' as Instant;
const NEXT: Readonly<Partial<Record<TicketStatus, TicketStatus>>> = {
  GENERATED: 'DISTRIBUTED',
  FAILED: 'DISTRIBUTED',
  DISTRIBUTED: 'ACTIVATED',
  ACTIVATED: 'COMMITTED',
};

/** Plays a history up to its last version, which is planned but not carried out. */
export function reachedState(history: readonly Chapter[], policies: FulfillmentPolicies): ReachedState {
  const order = Order.empty((history[0] as Chapter).document.id);
  let groups: readonly GroupSnapshot[] = [];
  let linesBefore: readonly OrderLineVersion[] = [];
  for (const [index, { document, happenings }] of history.entries()) {
    order.record(document, AT);
    if (index === history.length - 1) break;
    linesBefore = order.current.lines;
    groups = idealDistribution(reconcile(order.current, groups, policies), groups, 'done');
    groups = happenings.reduce(afterHappening, groups);
  }
  return { order: order.current, linesBefore, groups, plan: reconcile(order.current, groups, policies) };
}

function afterHappening(groups: readonly GroupSnapshot[], { kind, pick }: Happening): readonly GroupSnapshot[] {
  const live = groups.flatMap(({ tickets }) => tickets).filter(({ status }) => !status.startsWith('CANCEL'));
  const chosen = live[pick % Math.max(1, live.length)];
  if (chosen === undefined) return groups;
  if (kind === 'transferred') return groups.map((group) => transferred(group, chosen));
  return groups.map((group) => ({
    ...group,
    tickets: group.tickets.map((ticket) => (ticket.id === chosen.id ? changed(ticket, kind) : ticket)),
  }));
}

function transferred(group: GroupSnapshot, chosen: TicketDistribution): GroupSnapshot {
  if (!group.tickets.includes(chosen)) return group;
  const parties = { distributionHolderCustomerId: '1000099', customerAccountRef: 'ENT:CustomerAccount:gift' };
  return { ...group, tickets: group.tickets.map((ticket) => (ticket === chosen ? { ...ticket, parties } : ticket)) };
}

function changed(ticket: TicketDistribution, kind: Exclude<Happening['kind'], 'transferred'>): TicketDistribution {
  switch (kind) {
    case 'handed-over':
    case 'picked-up':
      return { ...ticket, status: NEXT[ticket.status] ?? ticket.status };
    case 'refused':
      return ticket.status === 'GENERATED' ? { ...ticket, status: 'FAILED' } : ticket;
    case 'cancelled-externally':
      return ticket.status === 'GENERATED' ? ticket : { ...ticket, status: 'CANCELLED_EXTERNALLY' };
    case 'validity-moved':
      return {
        ...ticket,
        validity: {
          startOfValidity: plusMilliseconds(ticket.validity.startOfValidity, 3_600_000),
          endOfValidity: plusMilliseconds(ticket.validity.endOfValidity, 3_600_000),
        },
      };
  }
}
