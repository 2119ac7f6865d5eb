import {
  type EventId,
  type Instant,
  type Webhook,
  type WebhookAnswer,
  type WebhookAttempt,
  type WebhookErrand,
  type WebhookSchedule,
  afterErrand,
  afterEvent,
  millisecondsOf,
  signingSecrets,
  wantedTypes,
} from '@ticket-distribution/domain';
import type { FeedTail } from '../feed/feed-tail.js';
import { isAskedFor } from '../feed/is-asked-for.js';
import type { Clock, Timer } from '../ports/clock.js';
import type { EventsAsked, StoredEvent } from '../ports/event-repository.js';
import type { Randomness } from '../ports/randomness.js';
import type { WebhookSender } from '../ports/webhook-sender.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import type { WebhookLeases, WebhookStep } from './webhook-leases.js';
import { type OutgoingMessage, eventMessage, pingMessage } from './webhook-message.js';

/** How many events one look in the feed takes. */
const AT_ONCE = 100;

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
  /** Events behind the position that wait to be sent. */
  private waiting: StoredEvent[] = [];
  /** Up to here the feed was looked at. */
  private seen: number;
  /** What will have elapsed when the claim ends, milliseconds. */
  private heldUntil: number;
  private isTold = false;
  private isOver = false;
  private timer: Timer | null = null;
  private breakOff = (): void => {};
  private readonly stopped: Promise<void>;

  /** @param webhook as it was claimed just now */
  constructor(
    private readonly parts: WebhookParts,
    private webhook: Webhook,
  ) {
    this.seen = webhook.position;
    this.heldUntil = parts.clock.elapsed() + parts.leases.leaseMs;
    this.stopped = new Promise((resolve) => {
      this.breakOff = resolve;
    });
  }

  /** The revision of the webhook that this knows. */
  get revision(): number {
    return this.webhook.revision;
  }

  /** Sends until it is stopped, the claim is lost, or there is nothing to send while the webhook is disabled. */
  async run(): Promise<void> {
    while (!this.isOver) {
      if (this.isTold || this.isClaimShort()) await this.renew();
      const hasRunErrand = await this.runErrand();
      const hasSentEvent = await this.sendEvent();
      const { disabled, errands } = this.webhook;
      if (disabled !== null && errands.length === 0) this.isOver = true;
      if (!hasRunErrand && !hasSentEvent) await this.rest();
    }
    await this.parts.leases.letGo(this.webhook.id);
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

  private isClaimShort(): boolean {
    return this.parts.clock.elapsed() + this.parts.leases.leaseMs / 2 > this.heldUntil;
  }

  /** Puts the end of the claim off, and keeps how far the feed was looked at where there was nothing to send. */
  private async renew(): Promise<void> {
    this.isTold = false;
    const { revision } = this.webhook;
    await this.step((found) => {
      const isCaughtUp = found.revision === revision && this.waiting.length === 0 && found.failures === 0;
      return { webhook: isCaughtUp ? { ...found, position: Math.max(found.position, this.seen) } : found };
    });
  }

  private async step(change: (webhook: Webhook) => WebhookStep): Promise<void> {
    const { leases, clock } = this.parts;
    const heldUntil = clock.elapsed() + leases.leaseMs;
    const known = this.webhook.revision;
    let isAsKnown = true;
    const written = await leases.step(this.webhook.id, (found) => {
      isAsKnown = found.revision === known;
      return change(found);
    });
    if (written === null) {
      this.isOver = true;
      return;
    }
    this.heldUntil = heldUntil;
    this.webhook = written;
    if (!isAsKnown || written.disabled !== null) this.lookAnew();
  }

  /** Forgets what was read: somebody may have changed what is wanted, and from where on. */
  private lookAnew(): void {
    this.waiting = [];
    this.seen = this.webhook.position;
  }

  /** @returns whether anything was sent besides the feed */
  private async runErrand(): Promise<boolean> {
    const [errand] = this.webhook.errands;
    if (errand === undefined || this.isOver) return false;
    const message = await this.messageOf(errand);
    if (message === null) {
      const { id } = errand;
      await this.step((found) => ({
        webhook: { ...found, errands: found.errands.filter((one) => one.id !== id) },
      }));
      return true;
    }
    return this.send(message, (found, answer, at) => afterErrand(found, errand.id, message.position, answer, at));
  }

  /** Null: nothing is left to be sent again. */
  private async messageOf(errand: WebhookErrand): Promise<OutgoingMessage | null> {
    if (errand.kind === 'ping') return pingMessage(this.webhook, errand.id, this.parts.clock.now());
    const [event] = await this.read(errand.after, 1);
    return event === undefined || event.position > errand.until ? null : eventMessage(event, 'replay');
  }

  /** @returns whether an event was sent */
  private async sendEvent(): Promise<boolean> {
    if (this.isOver || this.webhook.disabled !== null || this.pauseLeft() > 0) return false;
    if (this.waiting.length === 0) this.waiting = [...(await this.read(this.seen, AT_ONCE, true))];
    const [event] = this.waiting;
    if (event === undefined) return false;
    const { randomness, schedule } = this.parts;
    const { position } = this.webhook;
    const fraction = randomness.fraction();
    const isSent = await this.send(eventMessage(event, 'event'), (found, answer, at) => {
      // Where somebody has set another position meanwhile, that stands.
      const reached = found.position === position ? event.position : found.position;
      return afterEvent(found, reached, answer, { at, fraction, schedule });
    });
    if (this.webhook.position === event.position) this.waiting.shift();
    return isSent;
  }

  private async read(after: number, limit: number, marks = false): Promise<readonly StoredEvent[]> {
    const { events, position } = await this.parts.work.read((snapshot) =>
      snapshot.events.readOn({ ...this.asked(), after, limit }),
    );
    if (marks) this.seen = events.at(-1)?.position ?? position;
    return events;
  }

  private asked(): Pick<EventsAsked, 'organisationId' | 'types'> {
    const types = wantedTypes(this.webhook.filter);
    return { organisationId: this.webhook.organisationId, ...(types && { types }) };
  }

  /** @returns whether it came to an attempt that was written down */
  private async send(
    message: OutgoingMessage,
    after: (found: Webhook, answer: WebhookAnswer, at: Instant) => Webhook,
  ): Promise<boolean> {
    const { sender, clock } = this.parts;
    const [at, from] = [clock.now(), clock.elapsed()];
    const { kind, messageId, type, position, body } = message;
    const target = { url: this.webhook.url, secrets: signingSecrets(this.webhook, at) };
    const answer = await sender.send({ id: messageId, body }, target, this.stopped);
    if (this.isOver) return false;
    const said = { at, kind, messageId: messageId as EventId, type, position, durationMs: clock.elapsed() - from };
    await this.step((found) => {
      const webhook = after(found, answer, clock.now());
      const attempt: WebhookAttempt = {
        ...said,
        webhookId: webhook.id,
        number: webhook.attemptCount,
        status: answer.status,
        fault: answer.fault,
      };
      return { webhook, attempt };
    });
    return true;
  }

  /** How long until the next event may be sent, milliseconds. */
  private pauseLeft(): number {
    const { nextAttemptAt } = this.webhook;
    return nextAttemptAt === null ? 0 : millisecondsOf(nextAttemptAt) - millisecondsOf(this.parts.clock.now());
  }

  /** Until there may be something to send, or the claim has to be renewed. */
  private async rest(): Promise<void> {
    if (this.isTold || this.isOver) return;
    const { clock, tail, leases } = this.parts;
    const pause = this.pauseLeft();
    const beat = Math.max(0, this.heldUntil - leases.leaseMs / 2 - clock.elapsed() + 1);
    this.timer = clock.timer(pause > 0 ? Math.min(pause, beat) : beat);
    const asked = this.asked();
    if (pause > 0) await this.timer.over;
    else await tail.comes(this.seen, (event) => isAskedFor(event, asked), this.timer);
    this.timer.end();
  }
}
