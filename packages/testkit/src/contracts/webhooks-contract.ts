import { ConcurrencyConflict } from '@ticket-distribution/application';
import { type Webhook, type WebhookAttempt, type WebhookId, eventId, instant } from '@ticket-distribution/domain';
import { expect } from 'chai';
import { aWebhookAttempt } from '../builders/a-webhook-attempt.js';
import { aWebhook } from '../builders/a-webhook.js';
import type { Suite } from '../runner/suite.js';
import type { FreshStore } from './fresh-store.js';
import { rejection } from './rejection.js';

const LATER = instant('2026-12-01T10:00:00.000Z');
const { id: ID } = aWebhook();

/** One of which everything is said. */
const FULL = aWebhook({
  organisationId: 7,
  description: "O'Brien's 🎫",
  filter: { stream: 'groups', types: ['TicketDistributionAdded'] },
  disabled: { reason: 'failing', at: LATER },
  secrets: [
    { secret: 'whsec_2', until: null },
    { secret: 'whsec_1', until: LATER },
  ],
  position: 2 ** 40 + 1,
  claim: { by: 'claim-1', until: LATER },
  failures: 3,
  failingSince: LATER,
  nextAttemptAt: LATER,
  attemptCount: 12,
  errands: [
    { kind: 'ping', id: eventId('event-1') },
    { kind: 'replay', id: eventId('event-2'), after: 1, until: 2 ** 40 },
  ],
  madeBy: 'a-request',
});

export function webhooksContract({ describe, it }: Suite, store: FreshStore): void {
  const find = (id: WebhookId = ID): Promise<Webhook | undefined> => store.read(({ webhooks }) => webhooks.find(id));
  const all = (): Promise<Webhook[]> => store.read(({ webhooks }) => webhooks.all());
  const append = (...attempts: readonly WebhookAttempt[]): Promise<void> =>
    store.transactions.run(async ({ webhooks }) => {
      for (const attempt of attempts) await webhooks.append(attempt);
    });
  const numbers = async (page = 0, failed = false): Promise<readonly number[]> => {
    const asked = { webhookId: ID, failed, page, perPage: 2 };
    const { items } = await store.read(({ webhooks }) => webhooks.attempts(asked));
    return items.map(({ number }) => number);
  };

  describe('Webhooks', () => {
    it('come back as they were saved, first and changed, at the next revision', async () => {
      expect(await find()).to.equal(undefined);
      await store.save({ webhooks: [aWebhook()] });
      expect(await find()).to.deep.equal(aWebhook({ revision: 1 }));
      await store.save({ webhooks: [{ ...FULL, revision: 1 }] });
      expect(await find()).to.deep.equal({ ...FULL, revision: 2 });
      expect(await store.transactions.run(({ webhooks }) => webhooks.find(ID))).to.deep.equal({ ...FULL, revision: 2 });
    });

    it('are listed by the time of their making and then their ids', async () => {
      expect(await all()).to.deep.equal([]);
      const webhooks = [aWebhook({ id: 'b' }), aWebhook({ id: 'c', createdAt: LATER }), aWebhook({ id: 'a' })];
      await store.save({ webhooks });
      expect((await all()).map(({ id }) => id)).to.deep.equal(['a', 'b', 'c']);
    });

    it('refuse a copy that is out of date, and one of the same id', async () => {
      await store.save({ webhooks: [aWebhook()] });
      for (const revision of [0, 7]) {
        const late = store.save({ webhooks: [aWebhook({ revision, url: 'https://other.example' })] });
        expect(await rejection(late)).to.be.instanceOf(ConcurrencyConflict);
      }
      expect(await find()).to.deep.equal(aWebhook({ revision: 1 }));
    });

    it('are claimed by one of two transactions that run at the same moment', async () => {
      await store.save({ webhooks: [aWebhook()] });
      const claims = ['one', 'other'].map((by) =>
        store.transactions.run(async ({ webhooks }) => {
          const found = await webhooks.find(ID);
          if (found?.claim !== null) throw new ConcurrencyConflict('claimed');
          await webhooks.save({ ...found, claim: { by, until: LATER } });
        }),
      );
      const outcomes = (await Promise.allSettled(claims)).map(({ status }) => status);
      expect(outcomes.toSorted()).to.deep.equal(['fulfilled', 'rejected']);
    });

    it('are removed with their attempts, and one that is not there is no error', async () => {
      await store.save({ webhooks: [aWebhook(), aWebhook({ id: 'other' })] });
      await append(aWebhookAttempt());
      await store.transactions.run(({ webhooks }) => webhooks.remove(ID));
      await store.transactions.run(({ webhooks }) => webhooks.remove(ID));
      expect((await all()).map(({ id }) => id)).to.deep.equal(['other']);
      expect(await numbers()).to.deep.equal([]);
    });
  });

  describe('Attempts to send to a webhook', () => {
    it('come back as they were, the newest first, in pages', async () => {
      const failed = aWebhookAttempt({ number: 2, kind: 'ping', position: null, status: null, fault: 'no answer' });
      const far = aWebhookAttempt({ number: 3, position: 2 ** 40 });
      await append(aWebhookAttempt(), failed, far);
      const asked = { webhookId: ID, page: 0, perPage: 2 };
      const page = await store.read(({ webhooks }) => webhooks.attempts(asked));
      expect(page).to.deep.equal({ items: [far, failed], totalItems: 3 });
      expect(await numbers(1)).to.deep.equal([1]);
      expect(await numbers(0, true)).to.deep.equal([2]);
    });

    it('have a number once, of each webhook for itself', async () => {
      await append(aWebhookAttempt(), aWebhookAttempt({ webhookId: aWebhook({ id: 'other' }).id }));
      expect(await rejection(append(aWebhookAttempt()))).to.be.instanceOf(ConcurrencyConflict);
      expect(await numbers()).to.deep.equal([1]);
    });

    it('are removed up to a number', async () => {
      await append(...[1, 2, 3].map((number) => aWebhookAttempt({ number })));
      await store.transactions.run(({ webhooks }) => webhooks.removeAttempts(ID, 2));
      expect(await numbers()).to.deep.equal([3]);
    });
  });
}
