import {
  type Attempt,
  type Claim,
  type DeliveryKey,
  type DeliverySnapshot,
  type DeliveryState,
  type HandOver,
  type Instant,
  PRIORITIES,
  plusMilliseconds,
  ticketsOf,
} from '@ticket-distribution/domain';
import type { DeliveryAttemptRow, DeliveryRow, DeliveryTicketRow } from './delivery-rows.js';

/** The columns that change in the life of a delivery, but the revision. */
type ProgressColumns = Pick<
  DeliveryRow,
  | 'state'
  | 'attemptCount'
  | 'trialCount'
  | 'nextAttemptAt'
  | 'claimedBy'
  | 'claimedSince'
  | 'claimedUntil'
  | 'lastError'
  | 'updatedAt'
>;

export function toProgress(snapshot: DeliverySnapshot): ProgressColumns {
  const { state, attemptCount, trialCount, nextAttemptAt, claim, lastError, updatedAt } = snapshot;
  const [claimedBy, claimedSince, claimedUntil] =
    claim === null ? [null, null, null] : [claim.by, claim.since, claim.until];
  const claimed = { claimedBy, claimedSince, claimedUntil };
  return { state, attemptCount, trialCount, nextAttemptAt, ...claimed, lastError, updatedAt };
}

export function toDeliveryRow(snapshot: DeliverySnapshot): DeliveryRow {
  const { key, revision, ordinal, handOver, priority, correlationId, traceparent, createdAt } = snapshot;
  return {
    ...toProgress(snapshot),
    key,
    revision,
    ordinal,
    groupId: handOver.ticketDistributionGroupId,
    fulfillmentMethod: handOver.fulfillmentMethod,
    organisationId: handOver.organisationId,
    priority: PRIORITIES.indexOf(priority),
    handOver: JSON.stringify(handOver),
    correlationId,
    traceparent,
    createdAt,
  };
}

export function toDeliveryTicketRows({ key, handOver }: DeliverySnapshot): DeliveryTicketRow[] {
  return ticketsOf(handOver).map((ticketDistributionId) => ({ deliveryKey: key, ticketDistributionId }));
}

export function toDeliverySnapshot(row: DeliveryRow): DeliverySnapshot {
  return {
    key: row.key as DeliveryKey,
    revision: row.revision,
    ordinal: row.ordinal,
    handOver: JSON.parse(row.handOver) as HandOver,
    priority: PRIORITIES[row.priority] ?? 'NORMAL',
    state: row.state as DeliveryState,
    attemptCount: row.attemptCount,
    trialCount: row.trialCount,
    nextAttemptAt: row.nextAttemptAt as Instant | null,
    claim: toClaim(row),
    lastError: row.lastError,
    correlationId: row.correlationId,
    traceparent: row.traceparent,
    createdAt: row.createdAt as Instant,
    updatedAt: row.updatedAt as Instant,
  };
}

/**
 * A claim without an end is of a version that knew no leases and does not renew it: it counts as held so long that no
 * call of that version, however slow, is still under way.
 */
export const LEASE_WITHOUT_END_MS = 10 * 60 * 1000;

function toClaim({ claimedBy, claimedSince, claimedUntil }: DeliveryRow): Claim | null {
  if (claimedBy === null) return null;
  const since = claimedSince as Instant;
  const until = (claimedUntil as Instant | null) ?? plusMilliseconds(since, LEASE_WITHOUT_END_MS);
  return { by: claimedBy, since, until };
}

export function toAttempt(row: DeliveryAttemptRow): Attempt {
  return {
    ...row,
    deliveryKey: row.deliveryKey as DeliveryKey,
    startedAt: row.startedAt as Instant,
    outcome: row.outcome as Attempt['outcome'],
  };
}
