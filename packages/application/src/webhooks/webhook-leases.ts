import {
  type Instant,
  type Webhook,
  type WebhookAttempt,
  type WebhookId,
  disabledWebhook,
  plusMilliseconds,
  webhookDisabledEvent,
} from '@ticket-distribution/domain';
import type { AuditTrail } from '../audit/audit-trail.js';
import type { Clock } from '../ports/clock.js';
import type { Ids } from '../ports/ids.js';
import type { Transaction } from '../ports/transactions.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import { isForgotten } from '../feed/refuse-forgotten.js';
import type { WebhookBell } from './webhook-bell.js';

/** So many attempts of a webhook are kept at least; every so many the older ones are deleted. */
const KEPT_ATTEMPTS = 500;
const TRIM_EVERY = 50;

/** Who is named where the engine itself acts. */
const ENGINE = 'ticket-distribution';

export interface WebhookLeaseOptions {
  /** `one`: a claim of another process was left by one that is gone. */
  readonly processes: 'one' | 'many';
  /** How long a claim holds without being renewed, milliseconds. */
  readonly webhookLeaseMs: number;
}

/** What a webhook becomes, and the attempt that made it so. */
export interface WebhookStep {
  readonly webhook: Webhook;
  readonly attempt?: WebhookAttempt;
}

/**
 * The right of this process to send to webhooks. Whatever is written under it is written only while it holds, and each writing
 * renews it.
 */
export class WebhookLeases {
  private readonly by: string;

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: AuditTrail,
    private readonly bell: WebhookBell,
    private readonly options: WebhookLeaseOptions,
  ) {
    this.by = ids.nextClaim();
  }

  /** How long a claim holds without being renewed, milliseconds. */
  get leaseMs(): number {
    return this.options.webhookLeaseMs;
  }

  /** Whether the claim on a webhook to which this process does not send may be taken. */
  isFree({ claim }: Webhook): boolean {
    return (
      claim === null || claim.by === this.by || this.options.processes === 'one' || claim.until <= this.clock.now()
    );
  }

  /** Claims the webhook; null: another process was first, or it is gone. */
  take(id: WebhookId): Promise<Webhook | null> {
    return this.work.run(async (transaction) => {
      const { webhooks, events } = transaction;
      const found = await webhooks.find(id);
      if (found === undefined || !this.isFree(found)) return null;
      const isBehind = found.disabled === null && isForgotten(found.position, await events.oldest());
      const taken = isBehind ? disabledWebhook(found, 'forgotten', this.clock.now()) : found;
      return this.write(transaction, found, { webhook: { ...taken, claim: this.claim() } });
    });
  }

  /**
   * Writes what becomes of the webhook, as it is now.
   *
   * @returns the webhook; null: it is not this process's to send to any more, and nothing was written
   */
  step(id: WebhookId, change: (webhook: Webhook) => WebhookStep): Promise<Webhook | null> {
    return this.work.run(async (transaction) => {
      const found = await transaction.webhooks.find(id);
      if (found?.claim?.by !== this.by) return null;
      const { webhook, attempt } = change(found);
      return this.write(transaction, found, {
        webhook: { ...webhook, claim: this.claim() },
        ...(attempt && { attempt }),
      });
    });
  }

  /** Lets others take it at once. */
  async letGo(id: WebhookId): Promise<void> {
    await this.work.run(async ({ webhooks }) => {
      const found = await webhooks.find(id);
      if (found?.claim?.by === this.by) await webhooks.save({ ...found, claim: null });
    });
    this.bell.ring();
  }

  private async write(transaction: Transaction, before: Webhook, { webhook, attempt }: WebhookStep): Promise<Webhook> {
    const { webhooks } = transaction;
    await webhooks.save(webhook);
    if (attempt !== undefined) {
      await webhooks.append(attempt);
      if (attempt.number % TRIM_EVERY === 0) await webhooks.removeAttempts(webhook.id, attempt.number - KEPT_ATTEMPTS);
    }
    if (before.disabled === null && webhook.disabled !== null) await this.tellDisabled(transaction, webhook);
    return { ...webhook, revision: webhook.revision + 1 };
  }

  /** The other webhooks of the organisation are told, and the operators. */
  private async tellDisabled(transaction: Transaction, webhook: Webhook): Promise<void> {
    const event = webhookDisabledEvent(webhook);
    if (event === null) return;
    const { id: subject, organisationId, url } = webhook;
    const correlationId = this.ids.nextCorrelationId();
    const { reason, failingSince } = event.data;
    await transaction.events.append([{ ...event, id: this.ids.nextEventId(), correlationId }]);
    await this.audit.write(
      transaction,
      { kind: 'disable-webhook', subject, organisationId, reason, details: { url, failingSince } },
      { correlationId, identity: null, client: ENGINE },
    );
  }

  private claim(): { readonly by: string; readonly until: Instant } {
    return { by: this.by, until: plusMilliseconds(this.clock.now(), this.leaseMs) };
  }
}
