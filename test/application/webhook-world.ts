import { setImmediate } from 'node:timers/promises';
import type { MakeWebhookCommand } from '@ticket-distribution/application';
import { type Webhook, type WebhookAttempt, type WebhookId, eventId, orderId } from '@ticket-distribution/domain';
import {
  FakeWebhookReceiver,
  InMemoryTransactions,
  ManualClock,
  SequentialIds,
  type TestEngine,
  type TestEngineOptions,
  aCaller,
  anEngine,
} from '@ticket-distribution/testkit';

export const owner = aCaller({ organisationId: 1 });

/** Lets everything run that waits for nothing but promises. */
export async function ran(): Promise<void> {
  for (let turn = 0; turn < 60; turn += 1) await setImmediate();
}

/** A store in which events happen, receivers, and the processes that send to them. */
export class WebhookWorld {
  readonly clock = new ManualClock();
  readonly ids = new SequentialIds();
  readonly transactions = new InMemoryTransactions();
  readonly receiver = new FakeWebhookReceiver();
  readonly engine: TestEngine;
  private told = 0;

  constructor(options: TestEngineOptions = {}) {
    this.engine = this.process(options);
  }

  /** Another process over the same store and the same receivers. */
  process(options: TestEngineOptions = {}): TestEngine {
    const { clock, ids, transactions, receiver } = this;
    return anEngine({ clock, ids, transactions, webhookSender: receiver, ...options });
  }

  /** A webhook that is made, and sent to from now on. */
  async serves(said: Partial<MakeWebhookCommand> = {}): Promise<Webhook> {
    const made = await this.makes(said);
    this.engine.webhookLoop.start();
    await ran();
    return made;
  }

  makes(said: Partial<MakeWebhookCommand> = {}): Promise<Webhook> {
    const wanted = { url: 'https://receiver.example/hook', description: null, filter: { stream: null, types: null } };
    return this.engine.makeWebhook.execute({ ...wanted, caller: owner, ...said });
  }

  /** So many events happen: `e1`, `e2` and so on. */
  async happens(count = 1, organisationId = 1): Promise<void> {
    const events = Array.from({ length: count }, () => {
      this.told += 1;
      return {
        id: eventId(`e${this.told}`),
        correlationId: 'c',
        type: 'OrderVersionSettled' as const,
        at: this.clock.now(),
        organisationId,
        data: {
          orderId: orderId('A'),
          orderVersion: this.told,
          outcome: 'superseded' as const,
          supersededBy: 99,
          tickets: null,
        },
      };
    });
    await this.transactions.run(({ events: feed }) => feed.append(events));
    await this.passes(200);
  }

  async passes(milliseconds: number): Promise<void> {
    await ran();
    await this.clock.advance(milliseconds);
    await ran();
  }

  /** The ids of the messages that were sent, to one address or all. */
  sent(url?: string): readonly string[] {
    return this.receiver.received.filter((message) => url === undefined || message.url === url).map(({ id }) => id);
  }

  async webhook(id: WebhookId): Promise<Webhook> {
    return this.engine.readWebhook.execute({ id, caller: owner });
  }

  /** The oldest first. */
  async attempts(webhookId: WebhookId): Promise<readonly WebhookAttempt[]> {
    const page = await this.engine.readWebhookAttempts.execute({ webhookId, page: 0, perPage: 100, caller: owner });
    return page.items.toReversed();
  }
}
