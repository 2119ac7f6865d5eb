import type { WebhookMessage, WebhookSender, WebhookTarget } from '@ticket-distribution/application';
import type { WebhookAnswer } from '@ticket-distribution/domain';

/** A message as a receiver got it. */
export interface ReceivedMessage extends WebhookMessage, WebhookTarget {}

const TAKEN: WebhookAnswer = { status: 204, fault: null };

/** Receivers without a network: they keep every message, and take it unless a test says otherwise. */
export class FakeWebhookReceiver implements WebhookSender {
  readonly received: ReceivedMessage[] = [];
  /** What comes of a message; default: it is taken. */
  answer: (message: ReceivedMessage) => WebhookAnswer | Promise<WebhookAnswer> = () => TAKEN;
  private secrets = 0;

  newSecret(): string {
    this.secrets += 1;
    return `whsec_${this.secrets}`;
  }

  refusalOf(url: string): string | null {
    return url.startsWith('https://') ? null : 'it is no https address';
  }

  async send(message: WebhookMessage, target: WebhookTarget, stopped: Promise<unknown>): Promise<WebhookAnswer> {
    const received = { ...message, ...target };
    this.received.push(received);
    const brokenOff = stopped.then((): WebhookAnswer => ({ status: null, fault: 'it was broken off' }));
    return Promise.race([Promise.resolve(this.answer(received)), brokenOff]);
  }
}
