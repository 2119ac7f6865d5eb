import { type RetrySchedule, retryDelay } from '../delivery/retry-schedule.js';
import type { TicketEvent } from '../events/ticket-event.js';
import type { EventId, WebhookId } from '../shared/ids.js';
import { type Instant, millisecondsOf, plusMilliseconds } from '../shared/instant.js';
import type { Webhook } from './webhook.js';
import { disabledWebhook } from './webhook-changes.js';

/** What came of one attempt to send a message. */
export interface WebhookAnswer {
  /** The status of HTTP; null: there was no answer. */
  readonly status: number | null;
  /** Why the message was not taken; null: it was. */
  readonly fault: string | null;
  /** How long the receiver asks to be left alone, milliseconds. */
  readonly retryAfterMs?: number;
}

export const ATTEMPT_KINDS = ['event', 'replay', 'ping'] as const;
export type AttemptKind = (typeof ATTEMPT_KINDS)[number];

/** One message that was sent, and what came of it. */
export interface WebhookAttempt {
  readonly webhookId: WebhookId;
  /** From 1 on, of each webhook. */
  readonly number: number;
  readonly at: Instant;
  readonly kind: AttemptKind;
  /** The id of the message: of an event its own. */
  readonly messageId: EventId;
  readonly type: string;
  /** Null: it is no event. */
  readonly position: number | null;
  readonly status: number | null;
  readonly fault: string | null;
  readonly durationMs: number;
}

/** When messages are sent again, and when no more. */
export interface WebhookSchedule extends Pick<RetrySchedule, 'firstDelayMs' | 'longestDelayMs'> {
  /** How long a receiver may take nothing before its webhook is disabled, milliseconds. */
  readonly disableAfterMs: number;
}

/** A receiver with this answer wants nothing more. */
const GONE = 410;

/** For how long a receiver is left alone at most because it asks to be, milliseconds. */
const LONGEST_ASKED_PAUSE_MS = 60 * 60_000;

/** Whether the receiver has taken the message. */
export function isTaken({ fault }: WebhookAnswer): boolean {
  return fault === null;
}

/**
 * The webhook after an event was sent to it: on to the next, or to be tried again, or disabled.
 *
 * @param position of the event
 * @param fraction the jitter of the pause, from 0 to 1
 */
export function afterEvent(
  webhook: Webhook,
  position: number,
  answer: WebhookAnswer,
  { at, fraction, schedule }: { readonly at: Instant; readonly fraction: number; readonly schedule: WebhookSchedule },
): Webhook {
  const counted = { ...webhook, attemptCount: webhook.attemptCount + 1, updatedAt: at };
  if (isTaken(answer)) return { ...counted, position, failures: 0, failingSince: null, nextAttemptAt: null };
  if (answer.status === GONE) return disabledWebhook(counted, 'gone', at);
  const failures = webhook.failures + 1;
  const failingSince = webhook.failingSince ?? at;
  const failing = { ...counted, failures, failingSince };
  if (millisecondsOf(at) - millisecondsOf(failingSince) >= schedule.disableAfterMs)
    return disabledWebhook(failing, 'failing', at);
  const asked = Math.min(answer.retryAfterMs ?? 0, LONGEST_ASKED_PAUSE_MS);
  const pause = Math.max(asked, retryDelay({ ...schedule, attempts: failures }, failures, fraction));
  return { ...failing, nextAttemptAt: plusMilliseconds(at, pause) };
}

/**
 * The webhook after a ping, or an event that was sent again. Neither counts towards disabling it; one that is taken ends the
 * pause. A replay ends with the first event that is not taken.
 *
 * @param position of the event that was sent again; null: of none, and the errand is done
 */
export function afterErrand(
  webhook: Webhook,
  errandId: EventId,
  position: number | null,
  answer: WebhookAnswer,
  at: Instant,
): Webhook {
  const errands = webhook.errands.flatMap((errand) => {
    if (errand.id !== errandId) return [errand];
    const goesOn = errand.kind === 'replay' && position !== null && isTaken(answer) && position < errand.until;
    return goesOn ? [{ ...errand, after: position }] : [];
  });
  const counted = { ...webhook, errands, attemptCount: webhook.attemptCount + 1, updatedAt: at };
  return isTaken(answer) ? { ...counted, nextAttemptAt: null } : counted;
}

/** That the engine disabled the webhook; null: it did not. */
export function webhookDisabledEvent({
  id,
  organisationId,
  disabled,
  failingSince,
}: Webhook): TicketEvent<'WebhookDisabled'> | null {
  if (disabled === null || disabled.reason === 'asked') return null;
  const { at, reason } = disabled;
  return { type: 'WebhookDisabled', at, organisationId, data: { webhookId: id, reason, failingSince } };
}
