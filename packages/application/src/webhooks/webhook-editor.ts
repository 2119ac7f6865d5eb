import type { Webhook, WebhookId } from '@ticket-distribution/domain';
import type { AuditNote, AuditTrail } from '../audit/audit-trail.js';
import type { AuditKind } from '../ports/audit-repository.js';
import type { Transaction } from '../ports/transactions.js';
import type { Caller } from '../shared/caller.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import { findWebhook } from './find-webhook.js';
import type { WebhookBell } from './webhook-bell.js';

/** What somebody does to a webhook. */
export interface WebhookEdit {
  readonly id: WebhookId;
  readonly kind: AuditKind;
  /** What the audit has to say besides. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly caller: Caller;
}

/** Changes webhooks on somebody's word: once for a request with a key, written down, and told to who sends. */
export class WebhookEditor {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly bell: WebhookBell,
  ) {}

  /**
   * @param change what the webhook becomes; null: it is deleted
   * @returns the webhook as it is then
   * @throws DomainError `webhook/not-found`, and what the change throws
   */
  async edit(
    edit: WebhookEdit,
    change: (webhook: Webhook, transaction: Transaction) => Promise<Webhook> | Webhook | null,
  ): Promise<Webhook> {
    const { id, kind, caller } = edit;
    const changed = await this.work.once(
      caller,
      kind,
      async (transaction) => {
        const { webhooks } = transaction;
        const before = await findWebhook(webhooks, id, caller, 'change');
        const after = await change(before, transaction);
        await (after === null ? webhooks.remove(id) : webhooks.save(after));
        await this.audit.write(transaction, noteOf(edit, before), caller);
        return after ?? before;
      },
      ({ webhooks }) => findWebhook(webhooks, id, caller, 'change'),
    );
    this.bell.ring();
    return changed;
  }
}

function noteOf({ id, kind, details }: WebhookEdit, { organisationId, url }: Webhook): AuditNote {
  return { kind, subject: id, organisationId, details: { url, ...details } };
}
