import {
  type Instant,
  type Webhook,
  type WebhookAnswer,
  type WebhookErrand,
  type WebhookSchedule,
  afterErrand,
  afterEvent,
  millisecondsOf,
  signingSecrets,
} from '@ticket-distribution/domain';
import type { FeedTail } from '../feed/feed-tail.js';
import type { Clock, Timer } from '../ports/clock.js';
import type { Randomness } from '../ports/randomness.js';
import type { WebhookSender } from '../ports/webhook-sender.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import { HeldWebhook } from './held-webhook.js';
import { WantedEvents } from './wanted-events.js';
import type { WebhookLeases, WebhookStep } from './webhook-leases.js';
import { type OutgoingMessage, eventMessage, pingMessage } from './webhook-message.js';

/** What sending to webhooks works with. */
export interface WebhookParts {
  readonly work: UnitOfWork;
  readonly leases: WebhookLeases;
  readonly sender: WebhookSender;
  readonly tail: FeedTail;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly schedule: WebhookSchedule;
}

/**
 * Sends to one webhook as long as this process has the claim on it: the events that it wants, one after the other, and what
 * else is to be sent in between. What the receiver does not take holds up nothing but what comes behind it.
 */
export class ServeWebhook {
  private readonly held: HeldWebhook;
  private readonly wanted: WantedEvents;
  private isTold = false;
  private isOver = false;
  private timer: Timer | null = null;
  private breakOff = (): void => {};
  private readonly stopped: Promise<void>;

  /** @param webhook as it was claimed just now */
  constructor(
    private readonly parts: WebhookParts,
    webhook: Webhook,
  ) {
    this.held = new HeldWebhook(parts.leases, parts.clock, webhook);
    this.wanted = new WantedEvents(parts.work, parts.tail, webhook);
    this.stopped = new Promise((resolve) => {
      this.breakOff = resolve;
    });
  }

  /** The revision of the webhook that this knows. */
  get revision(): number {
    return this.held.webhook.revision;
  }

  /** Sends until it is stopped, the claim is lost, or there is nothing to send while the webhook is disabled. */
  async run(): Promise<void> {
    while (!this.isOver) {
      if (this.isTold || this.held.msUntilRenewal <= 0) await this.renew();
      const hasRunErrand = await this.runErrand();
      const hasSentEvent = await this.sendEvent();
      const { disabled, errands } = this.held.webhook;
      if (disabled !== null && errands.length === 0) this.isOver = true;
      if (!hasRunErrand && !hasSentEvent) await this.rest();
    }
    await this.held.letGo();
  }

  /** The webhook was changed by somebody else. */
  wake(): void {
    this.isTold = true;
    this.timer?.end();
  }

  /** Breaks off what is under way; it is sent again by whoever claims the webhook next. */
  stop(): void {
    this.isOver = true;
    this.breakOff();
    this.timer?.end();
  }

  /** Renews the claim, and keeps how far the feed was looked at where there was nothing to send. */
  private async renew(): Promise<void> {
    this.isTold = false;
    await this.step((found, isAsKnown) => {
      const { caughtUpAt } = this.wanted;
      const isCaughtUp = isAsKnown && caughtUpAt !== null && found.failures === 0;
      return { webhook: isCaughtUp ? { ...found, position: Math.max(found.position, caughtUpAt) } : found };
    });
  }

  private async step(change: (webhook: Webhook, isAsKnown: boolean) => WebhookStep): Promise<void> {
    const wasChanged = await this.held.step(change);
    if (this.held.wasTaken) this.isOver = true;
    else if (wasChanged || this.held.webhook.disabled !== null) this.wanted.lookAnew(this.held.webhook);
  }

  /** @returns whether anything was done besides the feed */
  private async runErrand(): Promise<boolean> {
    const [errand] = this.held.webhook.errands;
    if (errand === undefined || this.isOver) return false;
    const { id } = errand;
    const message = await this.messageOf(errand);
    if (message === null) {
      await this.step((found) => ({ webhook: { ...found, errands: found.errands.filter((one) => one.id !== id) } }));
      return true;
    }
    return this.send(message, (found, answer, at) => afterErrand(found, id, message.position, answer, at));
  }

  /** Null: nothing is left to be sent again. */
  private async messageOf(errand: WebhookErrand): Promise<OutgoingMessage | null> {
    const { webhook } = this.held;
    if (errand.kind === 'ping') return pingMessage(webhook, errand.id, this.parts.clock.now());
    const event = await this.wanted.firstBehind(webhook, errand.after);
    return event === undefined || event.position > errand.until ? null : eventMessage(event, 'replay');
  }

  /** @returns whether an event was sent */
  private async sendEvent(): Promise<boolean> {
    const { webhook } = this.held;
    if (this.isOver || webhook.disabled !== null || this.pauseLeft() > 0) return false;
    const event = await this.wanted.next(webhook);
    if (event === undefined) return false;
    const { randomness, schedule } = this.parts;
    const fraction = randomness.fraction();
    const isSent = await this.send(eventMessage(event, 'event'), (found, answer, at) => {
      // Where somebody has set another position meanwhile, that stands.
      const reached = found.position === webhook.position ? event.position : found.position;
      return afterEvent(found, reached, answer, { at, fraction, schedule });
    });
    this.wanted.taken(this.held.webhook.position);
    return isSent;
  }

  /** @returns whether it came to an attempt that was to be written down */
  private async send(
    message: OutgoingMessage,
    after: (found: Webhook, answer: WebhookAnswer, at: Instant) => Webhook,
  ): Promise<boolean> {
    const { sender, clock } = this.parts;
    const [at, from] = [clock.now(), clock.elapsed()];
    const { body, ...said } = message;
    const { url } = this.held.webhook;
    const target = { url, secrets: signingSecrets(this.held.webhook, at) };
    const answer = await sender.send({ id: message.messageId, body }, target, this.stopped);
    if (this.isOver) return false;
    const { status, fault } = answer;
    const durationMs = Math.round(clock.elapsed() - from);
    await this.step((found) => {
      const webhook = after(found, answer, clock.now());
      const { id: webhookId, attemptCount: number } = webhook;
      return { webhook, attempt: { ...said, webhookId, number, at, status, fault, durationMs } };
    });
    return true;
  }

  /** How long until the next event may be sent, milliseconds. */
  private pauseLeft(): number {
    const { nextAttemptAt } = this.held.webhook;
    return nextAttemptAt === null ? 0 : millisecondsOf(nextAttemptAt) - millisecondsOf(this.parts.clock.now());
  }

  /** Until there may be something to send, or the claim has to be renewed. */
  private async rest(): Promise<void> {
    if (this.isTold || this.isOver) return;
    const pause = this.pauseLeft();
    const beat = Math.max(0, this.held.msUntilRenewal);
    const timer = this.parts.clock.timer(pause > 0 ? Math.min(pause, beat) : beat);
    this.timer = timer;
    if (pause > 0) await timer.over;
    else await this.wanted.comes(this.held.webhook, timer);
    timer.end();
  }
}
