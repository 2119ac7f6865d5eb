import { DomainError, type Webhook, type WebhookFilter, malformed, newWebhook } from '@ticket-distribution/domain';
import type { AuditTrail } from '../audit/audit-trail.js';
import type { Clock } from '../ports/clock.js';
import type { Ids } from '../ports/ids.js';
import type { Transaction } from '../ports/transactions.js';
import type { WebhookSender } from '../ports/webhook-sender.js';
import { refuseForgotten } from '../feed/refuse-forgotten.js';
import type { Caller } from '../shared/caller.js';
import { mayReach } from '../shared/may-reach.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import { refuseUrl } from './refuse-url.js';
import type { WebhookBell } from './webhook-bell.js';

/** So many one organisation may have. */
export const MOST_WEBHOOKS = 20;

export interface MakeWebhookCommand {
  /** Absent: the caller's own. */
  readonly organisationId?: number;
  readonly url: string;
  readonly description: string | null;
  readonly filter: WebhookFilter;
  /** The position behind which the first event is sent; absent: only what happens from now on. */
  readonly after?: number;
  readonly caller: Caller;
}

/** Each a round trip to the database. */
const MOST_LOOKS = 200;

/** Has the events of an organisation sent to an address. */
export class MakeWebhook {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sender: WebhookSender,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly bell: WebhookBell,
  ) {}

  /**
   * @returns the webhook, whose secret nobody is told again
   * @throws DomainError `request/malformed` when no organisation is known; `webhook/other-organisation`,
   *   `webhook/url-refused`, `webhook/too-many`, `events/forgotten`
   */
  async execute(command: MakeWebhookCommand): Promise<Webhook> {
    const { caller } = command;
    const organisationId = organisationOf(command);
    refuseUrl(this.sender, command.url);
    const end = await this.endOfFeed();
    const made = await this.work.once(
      caller,
      'make-webhook',
      (transaction) => this.make(transaction, { ...command, organisationId }, end),
      (transaction) => madeBefore(transaction, caller),
    );
    this.bell.ring();
    return made;
  }

  /**
   * A process that has just begun knows no certain position while others write. What is under way ends soon; one that takes longer
   * than all looks leaves the beginning, from which nothing is missed.
   */
  private async endOfFeed(): Promise<number> {
    for (let look = 0; look < MOST_LOOKS; look += 1) {
      const end = await this.work.read(async ({ events }) => {
        const known = await events.end();
        return known > 0 || (await events.oldest()) === null ? known : null;
      });
      if (end !== null) return end;
    }
    return 0;
  }

  private async make(
    transaction: Transaction,
    { organisationId, after, caller, ...said }: MakeWebhookCommand & { readonly organisationId: number },
    end: number,
  ): Promise<Webhook> {
    const { webhooks, events } = transaction;
    const own = (await webhooks.all()).filter((webhook) => webhook.organisationId === organisationId);
    if (own.length >= MOST_WEBHOOKS) {
      const message = `Organisation ${organisationId} has ${own.length} webhooks; more than ${MOST_WEBHOOKS} are not kept.`;
      throw new DomainError('webhook/too-many', message, { organisationId });
    }
    if (after !== undefined) refuseForgotten(after, await events.oldest());
    const webhook = newWebhook(
      {
        ...said,
        id: this.ids.nextWebhookId(),
        organisationId,
        position: after ?? end,
        secret: this.sender.newSecret(),
        madeBy: caller.request?.requestId ?? null,
      },
      this.clock.now(),
    );
    await webhooks.save(webhook);
    const details = { url: webhook.url };
    await this.audit.write(transaction, { kind: 'make-webhook', subject: webhook.id, organisationId, details }, caller);
    return webhook;
  }
}

function organisationOf({ organisationId: said, caller }: MakeWebhookCommand): number {
  const organisationId = said ?? caller.identity?.organisationId ?? null;
  if (organisationId === null) throw malformed([{ field: 'organisationId', message: 'must be said' }]);
  if (mayReach(caller, 'change', organisationId)) return organisationId;
  const message = `The caller may make no webhooks of organisation ${organisationId}.`;
  throw new DomainError('webhook/other-organisation', message, { organisationId });
}

async function madeBefore({ webhooks }: Transaction, { request }: Caller): Promise<Webhook> {
  const made = (await webhooks.all()).findLast(({ madeBy }) => madeBy !== null && madeBy === request?.requestId);
  if (made === undefined) throw new DomainError('webhook/not-found', 'The webhook was deleted meanwhile.');
  return made;
}
