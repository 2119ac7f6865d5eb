import {
  type IdSource,
  type Instant,
  type OrderDocument,
  type TicketDistributionGroup,
  carryOut,
  fulfillmentPolicies,
  instant,
  reconcile,
} from '@ticket-distribution/domain';
import { SequentialIds } from '../in-memory/sequential-ids.js';
import { aRecordedOrder } from './a-recorded-order.js';

export interface GenerationOptions {
  /** Default: counted from 1, the same ones at each call. */
  readonly ids?: IdSource;
  /** When the groups are made. */
  readonly at?: Instant;
}

/** The groups that a confirmed document gives, one per line with tickets; never saved. */
export function groupsOf(
  document: OrderDocument,
  { ids = new SequentialIds(), at = instant('2026-12-01T09:30:00.125Z') }: GenerationOptions = {},
): TicketDistributionGroup[] {
  const { current } = aRecordedOrder(document, at);
  const { distributionChannelId } = document;
  const occasion = { at, by: distributionChannelId ?? 'order system', distributionChannelId };
  return carryOut(reconcile(current, [], fulfillmentPolicies), [], ids, occasion);
}
