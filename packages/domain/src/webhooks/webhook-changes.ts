import { DomainError } from '../shared/domain-error.js';
import { type Instant, plusMilliseconds } from '../shared/instant.js';
import type { DisabledReason, Webhook, WebhookErrand, WebhookFilter } from './webhook.js';

/** More secrets at once sign nothing that a receiver needs. */
const MOST_SECRETS = 5;
/** So much may wait to be sent besides the feed. */
const MOST_ERRANDS = 20;

/** What of a webhook is to be otherwise; what is absent stays. */
export interface WebhookChange {
  readonly url?: string;
  readonly description?: string | null;
  readonly filter?: WebhookFilter;
  readonly enabled?: boolean;
  /** The position behind which the next event is sent. */
  readonly position?: number;
}

/** The webhook as somebody wants it. One that is enabled again, or goes elsewhere, begins without the failures it had. */
export function changedWebhook(webhook: Webhook, change: WebhookChange, at: Instant): Webhook {
  const { enabled, ...values } = change;
  const isElsewhere = values.url !== undefined && values.url !== webhook.url;
  const said = { ...(isElsewhere ? begun(webhook) : webhook), ...values, updatedAt: at };
  if (enabled === undefined || enabled === (webhook.disabled === null)) return said;
  return enabled ? { ...begun(said), disabled: null } : disabledWebhook(said, 'asked', at);
}

/** The webhook, to which nothing more of the feed is sent. */
export function disabledWebhook(webhook: Webhook, reason: DisabledReason, at: Instant): Webhook {
  return { ...webhook, disabled: { reason, at }, nextAttemptAt: null, updatedAt: at };
}

/** The webhook with a new secret; the one before signs as well for a while. */
export function rotatedWebhook(webhook: Webhook, secret: string, keepOldMs: number, at: Instant): Webhook {
  const end = plusMilliseconds(at, keepOldMs);
  const before = webhook.secrets
    .map((old) => ({ ...old, until: old.until === null || old.until > end ? end : old.until }))
    .filter(({ until }) => until > at);
  return { ...webhook, secrets: [{ secret, until: null }, ...before].slice(0, MOST_SECRETS), updatedAt: at };
}

/** The secrets that sign at the moment, the one in use first. */
export function signingSecrets({ secrets }: Webhook, at: Instant): readonly string[] {
  return secrets.filter(({ until }) => until === null || until > at).map(({ secret }) => secret);
}

/**
 * The webhook with something more to be sent once.
 *
 * @throws DomainError `webhook/busy` when too much waits already
 */
export function withErrand(webhook: Webhook, errand: WebhookErrand, at: Instant): Webhook {
  if (webhook.errands.length >= MOST_ERRANDS) {
    const message = `${MOST_ERRANDS} pings and replays of webhook ${webhook.id} wait already.`;
    throw new DomainError('webhook/busy', message, { webhookId: webhook.id });
  }
  return { ...webhook, errands: [...webhook.errands, errand], updatedAt: at };
}

/** Without what it failed at. */
function begun(webhook: Webhook): Webhook {
  return { ...webhook, failures: 0, failingSince: null, nextAttemptAt: null };
}
