import {
  type Attempt,
  type DeliveryKey,
  type DeliverySnapshot,
  type DeliveryState,
  type HandOver,
  type Instant,
  ticketsOf,
} from '@ticket-distribution/domain';
import type { DeliveryAttemptRow, DeliveryRow, DeliveryTicketRow } from './delivery-rows.js';

/** The columns that change in the life of a delivery, but the revision. */
type ProgressColumns = Pick<
  DeliveryRow,
  'state' | 'attemptCount' | 'nextAttemptAt' | 'claimedBy' | 'claimedSince' | 'lastError' | 'updatedAt'
>;

export function toProgress(snapshot: DeliverySnapshot): ProgressColumns {
  const { state, attemptCount, nextAttemptAt, claim, lastError, updatedAt } = snapshot;
  const [claimedBy, claimedSince] = claim === null ? [null, null] : [claim.by, claim.since];
  return { state, attemptCount, nextAttemptAt, claimedBy, claimedSince, lastError, updatedAt };
}

export function toDeliveryRow(snapshot: DeliverySnapshot): DeliveryRow {
  const { key, revision, ordinal, handOver, correlationId, traceparent, createdAt } = snapshot;
  return {
    ...toProgress(snapshot),
    key,
    revision,
    ordinal,
    groupId: handOver.ticketDistributionGroupId,
    fulfillmentMethod: handOver.fulfillmentMethod,
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
    state: row.state as DeliveryState,
    attemptCount: row.attemptCount,
    nextAttemptAt: row.nextAttemptAt as Instant | null,
    claim: row.claimedBy === null ? null : { by: row.claimedBy, since: row.claimedSince as Instant },
    lastError: row.lastError,
    correlationId: row.correlationId,
    traceparent: row.traceparent,
    createdAt: row.createdAt as Instant,
    updatedAt: row.updatedAt as Instant,
  };
}

export function toAttempt(row: DeliveryAttemptRow): Attempt {
  return {
    ...row,
    deliveryKey: row.deliveryKey as DeliveryKey,
    startedAt: row.startedAt as Instant,
    outcome: row.outcome as Attempt['outcome'],
  };
}
