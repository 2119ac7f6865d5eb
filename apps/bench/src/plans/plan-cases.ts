import {
  type CurrentOrder,
  type DistributionPlan,
  FULFILLMENT_METHODS,
  type GroupSnapshot,
  type OrderDocument,
  type OrderLineDocument,
  fulfillmentPolicies,
  instant,
  reconcile,
} from '@ticket-distribution/domain';
import { aLine, aProduct, aRecordedOrder, anOrder, groupsOf } from '@ticket-distribution/testkit';

/** One plan that is made again and again. */
export interface PlanCase {
  readonly what: string;
  readonly lines: number;
  readonly plan: () => DistributionPlan;
  /** The ceiling: the order is only read from JSON. */
  readonly read: () => unknown;
}

export const PLAN_KINDS = [
  'plan of a new order',
  'plan when nothing changed',
  'plan when every ticket changed',
] as const;

/** The plans of an order of so many lines with one ticket each; its lines go by all fulfillment methods in turn. */
export function planCases(lines: number): PlanCase[] {
  const document = orderOf(lines, '2026-12-06T03:00:00.000Z');
  const changed = orderOf(lines, '2026-12-06T04:00:00.000Z', 2);
  const groups = groupsOf(document).map(({ snapshot }) => snapshot);
  const first = aRecordedOrder(document);
  const second = aRecordedOrder(document);
  second.record(changed, instant('2026-12-02T09:30:00.000Z'));
  const [newOrder, unchanged, everyTicket] = PLAN_KINDS;
  return [
    planCase(newOrder, document, first.current, []),
    planCase(unchanged, document, first.current, groups),
    planCase(everyTicket, changed, second.current, groups),
  ];
}

function planCase(
  what: string,
  document: OrderDocument,
  order: CurrentOrder,
  groups: readonly GroupSnapshot[],
): PlanCase {
  const text = JSON.stringify(document);
  return {
    what,
    lines: order.lines.length,
    plan: () => reconcile(order, groups, fulfillmentPolicies),
    read: () => JSON.parse(text) as unknown,
  };
}

function orderOf(lines: number, end: string, version = 1): OrderDocument {
  return anOrder({ version, lines: Array.from({ length: lines }, (_, index) => lineOf(index, end)) });
}

function lineOf(index: number, end: string): OrderLineDocument {
  const method = FULFILLMENT_METHODS[index % FULFILLMENT_METHODS.length] ?? 'NOD';
  const account = method === 'ACCOUNT_BASED_TICKETING' ? { customerAccountRef: 'ENT:CustomerAccount:1' } : {};
  const products = [aProduct({ endOfValidity: instant(end) })];
  return aLine({ id: `line-${index + 1}`, method, products, ...account });
}
