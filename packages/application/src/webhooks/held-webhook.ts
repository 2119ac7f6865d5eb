import type { Webhook } from '@ticket-distribution/domain';
import type { Clock } from '../ports/clock.js';
import type { WebhookLeases, WebhookStep } from './webhook-leases.js';

/** A webhook that this process has claimed, as it was written last. */
export class HeldWebhook {
  private isLost = false;
  /** What will have elapsed when the claim ends, milliseconds. */
  private until: number;

  /** @param known as it was claimed just now */
  constructor(
    private readonly leases: WebhookLeases,
    private readonly clock: Clock,
    private known: Webhook,
  ) {
    this.until = clock.elapsed() + leases.leaseMs;
  }

  get webhook(): Webhook {
    return this.known;
  }

  /** Whether another process may send to it: nothing can be written any more. */
  get wasTaken(): boolean {
    return this.isLost;
  }

  /** How long until the claim has to be renewed, milliseconds: while half of it is left. */
  get msUntilRenewal(): number {
    return this.until - this.leases.leaseMs / 2 - this.clock.elapsed();
  }

  /**
   * Writes what becomes of the webhook, and renews the claim.
   *
   * @returns whether somebody else has changed the webhook since it was known
   */
  async step(change: (webhook: Webhook, isAsKnown: boolean) => WebhookStep): Promise<boolean> {
    const until = this.clock.elapsed() + this.leases.leaseMs;
    const { id, revision } = this.known;
    let isAsKnown = true;
    const written = await this.leases.step(id, (found) => {
      isAsKnown = found.revision === revision;
      return change(found, isAsKnown);
    });
    this.isLost = written === null;
    this.known = written ?? this.known;
    this.until = until;
    return !isAsKnown;
  }

  /** Lets others take it at once. */
  letGo(): Promise<void> {
    return this.leases.letGo(this.known.id);
  }
}
