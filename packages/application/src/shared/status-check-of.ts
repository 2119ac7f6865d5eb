import {
  type GroupSnapshot,
  type Instant,
  type IssueHandOver,
  plusMilliseconds,
  type Validity,
} from '@ticket-distribution/domain';
import type { StatusCheck } from '../ports/status-check-repository.js';

/** How long a ticket is looked after when its validity is over, milliseconds: late uses and cancels are still told. */
const AFTERWARDS_MS = 24 * 60 * 60 * 1000;

/** The watch over the tickets of an issue that was just confirmed. */
export function firstStatusCheck(issue: IssueHandOver, at: Instant, intervalMs: number): StatusCheck {
  const { key, fulfillmentMethod, ticketDistributionGroupId } = issue;
  const until = lookedAfterUntil(issue.tickets) ?? at;
  const nextLookAt = plusMilliseconds(at, intervalMs);
  return { key, fulfillmentMethod, ticketDistributionGroupId, nextLookAt, lookedAt: null, until };
}

/** The watch over tickets that something was heard of or done about: looked at soon, and for a while. */
export function checkAgain(issue: IssueHandOver, at: Instant): StatusCheck {
  const watch = firstStatusCheck(issue, at, 0);
  return { ...watch, until: later(watch.until, plusMilliseconds(at, AFTERWARDS_MS)) };
}

/** The watch after a look; null: its tickets need no more looks. Validities may have been moved since the last. */
export function nextStatusCheck(
  watch: StatusCheck,
  group: GroupSnapshot,
  at: Instant,
  intervalMs: number,
): StatusCheck | null {
  const now = lookedAfterUntil(group.tickets.map(({ validity }) => validity));
  const until = now === undefined ? watch.until : later(now, watch.until);
  if (until <= at) return null;
  return { ...watch, lookedAt: at, nextLookAt: plusMilliseconds(at, intervalMs), until };
}

function lookedAfterUntil(validities: readonly Validity[]): Instant | undefined {
  const last = validities
    .map(({ endOfValidity }) => endOfValidity)
    .toSorted()
    .at(-1);
  return last === undefined ? undefined : plusMilliseconds(last, AFTERWARDS_MS);
}

function later(one: Instant, other: Instant): Instant {
  return one < other ? other : one;
}
