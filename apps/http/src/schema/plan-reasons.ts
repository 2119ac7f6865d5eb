import type { PlanReason } from '@ticket-distribution/domain';

/** What the reasons of a plan mean, in words. A new reason does not compile until it has some. */
export const PLAN_REASONS: Readonly<Record<PlanReason, string>> = {
  'new-line': 'the order line has no group yet',
  'new-product': 'the product is new on the line',
  'method-changed': 'the line is now fulfilled by another method',
  unchanged: 'nothing of it changed',
  'keeps-manual-change': 'the order did not change what was changed by hand since',
  'cancelled-externally': 'its ticket system cancelled the ticket by itself; no other is made',
  'order-changed': 'the order changed it',
  'overrides-manual-change': 'the order changed what was changed by hand since, and takes its own value',
  'product-removed': 'the product is no longer on the line',
  'line-removed': 'the line is no longer in the order',
  'line-cancelled': 'the line is cancelled',
  'line-not-confirmed': 'the line is not confirmed',
  'order-cancelled': 'the order is cancelled',
  'line-replaced': 'another line takes its place',
  'taken-back': 'the order went back before another ticket took its place',
  'issue-anew': 'its ticket system cancelled the ticket by itself, and somebody decided on another',
};
