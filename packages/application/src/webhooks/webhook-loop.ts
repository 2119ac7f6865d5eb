import type { Webhook, WebhookId } from '@ticket-distribution/domain';
import type { Timer } from '../ports/clock.js';
import type { DeliveryLog } from '../ports/delivery-log.js';
import { ServeWebhook, type WebhookParts } from './serve-webhook.js';
import type { WebhookBell } from './webhook-bell.js';

/** To so many webhooks one process sends; others take the rest. */
const AT_ONCE = 200;

/**
 * Has messages sent to webhooks: claims those to which nobody sends, and serves each by itself, so that one whose receiver is
 * slow or away holds up no other. Without any webhook it costs a look now and then.
 */
export class WebhookLoop {
  private readonly serving = new Map<WebhookId, ServeWebhook>();
  private readonly served = new Set<Promise<void>>();
  private running: Promise<void> | null = null;
  private timer: Timer | null = null;
  private stopped = false;
  private isTold = false;

  constructor(
    private readonly parts: WebhookParts,
    private readonly log: DeliveryLog,
    bell: WebhookBell,
    /** `everyMs`: the longest time between two looks for webhooks, milliseconds. */
    private readonly options: { readonly everyMs: number },
  ) {
    bell.onRing(() => this.wake());
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Breaks off what is being sent, and resolves when every claim is given back. */
  async stop(): Promise<void> {
    this.stopped = true;
    for (const serving of this.serving.values()) serving.stop();
    this.timer?.end();
    await this.running;
    await Promise.all(this.served);
  }

  private wake(): void {
    this.isTold = true;
    this.timer?.end();
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      this.isTold = false;
      await this.attempt(() => this.look());
      if (this.stopped || this.isTold) continue;
      this.timer = this.parts.clock.timer(this.options.everyMs);
      await this.timer.over;
    }
  }

  private async look(): Promise<void> {
    const all = await this.parts.work.read(({ webhooks }) => webhooks.all());
    const known = new Map(all.map((webhook) => [webhook.id, webhook]));
    for (const [id, serving] of this.serving) if (known.get(id)?.revision !== serving.revision) serving.wake();
    for (const webhook of all) {
      if (this.serving.has(webhook.id) || !hasSomethingToSend(webhook) || !this.parts.leases.isFree(webhook)) continue;
      if (this.serving.size >= AT_ONCE || this.stopped) return;
      await this.attempt(() => this.begin(webhook.id));
    }
  }

  private async begin(id: WebhookId): Promise<void> {
    const claimed = await this.parts.leases.take(id);
    if (claimed === null) return;
    const serving = new ServeWebhook(this.parts, claimed);
    this.serving.set(id, serving);
    if (this.stopped) serving.stop();
    const served = this.attempt(() => serving.run()).finally(() => {
      this.serving.delete(id);
      this.served.delete(served);
    });
    this.served.add(served);
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.log.failed(null, error);
    }
  }
}

function hasSomethingToSend({ disabled, errands }: Webhook): boolean {
  return disabled === null || errands.length > 0;
}
