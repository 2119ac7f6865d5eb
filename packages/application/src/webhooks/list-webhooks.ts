import type { Webhook } from '@ticket-distribution/domain';
import type { Caller } from '../shared/caller.js';
import { mayReach } from '../shared/may-reach.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';

/** Lists where events are sent to, and how that stands. */
export class ListWebhooks {
  constructor(private readonly work: UnitOfWork) {}

  /** @returns those within the caller's reach, the oldest first */
  async execute({ caller }: { readonly caller: Caller }): Promise<readonly Webhook[]> {
    const all = await this.work.read(({ webhooks }) => webhooks.all());
    return all.filter(({ organisationId }) => mayReach(caller, 'read', organisationId));
  }
}
