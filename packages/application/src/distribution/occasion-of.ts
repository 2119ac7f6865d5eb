import type { CurrentOrder, Instant, Occasion } from '@ticket-distribution/domain';
import type { Caller } from '../shared/caller.js';

/** The caller's channel and point of sale; what the caller does not say is taken from the order. */
export function occasionOf(order: CurrentOrder, caller: Caller, at: Instant): Occasion {
  const distributionChannelId = caller.distributionChannelId ?? order.distributionChannelId;
  const by = distributionChannelId ?? caller.pos ?? order.pos ?? 'order system';
  return { at, by, distributionChannelId, organisationId: distributingOrganisation(order, caller) };
}

/** On behalf of which organisation tickets are handed over: the caller's; the order's when the caller has none. */
export function distributingOrganisation(order: CurrentOrder, { identity }: Caller): number {
  return identity?.organisationId ?? order.organisationId;
}
