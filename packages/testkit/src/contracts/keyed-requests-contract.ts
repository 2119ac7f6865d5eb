import { ConcurrencyConflict, type KeyedRequest } from '@ticket-distribution/application';
import { type Instant, plusMilliseconds } from '@ticket-distribution/domain';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { aKeyedRequest } from '../builders/a-keyed-request.js';
import { anyInstant } from '../builders/any-instant.js';
import { anyText } from '../builders/any-text.js';
import { orNull } from './any-hand-over.js';
import type { Suite } from '../runner/suite.js';
import type { FreshStore } from './fresh-store.js';
import { rejection } from './rejection.js';

const { keptUntil: AT } = aKeyedRequest();

const anyRequest: fc.Arbitrary<Omit<KeyedRequest, 'id' | 'revision'>> = fc.record({
  fingerprint: anyText,
  claim: orNull(fc.record({ by: anyText, until: anyInstant })),
  effects: fc.array(anyText, { maxLength: 4 }),
  answer: orNull(
    fc.record({
      status: fc.integer({ min: 200, max: 499 }),
      headers: fc.dictionary(fc.constantFrom('content-type', 'retry-after', 'etag'), anyText),
      body: fc.oneof(
        anyText,
        anyText.map((text) => JSON.stringify([text, '\u0000 🎫'])),
      ),
    }),
  ),
  keptUntil: anyInstant,
});

export function keyedRequestsContract({ describe, it }: Suite, store: FreshStore): void {
  const find = async (id: string): Promise<KeyedRequest | undefined> => store.read(({ requests }) => requests.find(id));
  const removeOld = async (limit = 10, at: Instant = AT): Promise<number> =>
    store.transactions.run(({ requests }) => requests.removeOld({ at, limit }));
  const after = (milliseconds: number): Instant => plusMilliseconds(AT, milliseconds);
  const kept = async (...ids: readonly string[]): Promise<readonly boolean[]> =>
    (await Promise.all(ids.map(find))).map((found) => found !== undefined);

  describe('Requests with idempotency keys', () => {
    it('come back as they were saved, first and changed, at the next revision', async () => {
      let count = 0;
      await fc.assert(
        fc.asyncProperty(anyRequest, anyRequest, async (first, changed) => {
          count += 1;
          const id = `request-${count}`;
          await store.save({ requests: [{ ...first, id, revision: 0 }] });
          expect(await find(id)).to.deep.equal({ ...first, id, revision: 1 });
          await store.save({ requests: [{ ...changed, id, revision: 1 }] });
          expect(await find(id)).to.deep.equal({ ...changed, id, revision: 2 });
        }),
        { numRuns: 30 },
      );
    });

    it('keep an answer of a megabyte', async () => {
      const answer = { status: 200, headers: {}, body: '🎫"x'.repeat(2 ** 18) };
      await store.save({ requests: [aKeyedRequest({ answer })] });
      expect((await find(aKeyedRequest().id))?.answer).to.deep.equal(answer);
    });

    it('are not found when they were never saved', async () => {
      expect(await find('unknown')).to.equal(undefined);
    });

    it('are taken by one of two that come first, and refuse a copy that is out of date', async () => {
      await store.save({ requests: [aKeyedRequest()] });
      const again = store.save({ requests: [aKeyedRequest({ fingerprint: 'other' })] });
      expect(await rejection(again)).to.be.instanceOf(ConcurrencyConflict);
      await store.save({ requests: [aKeyedRequest({ revision: 1, effects: ['done'] })] });
      const late = store.save({ requests: [aKeyedRequest({ revision: 1, effects: ['done twice'] })] });
      expect(await rejection(late)).to.be.instanceOf(ConcurrencyConflict);
      expect(await find(aKeyedRequest().id)).to.deep.equal(aKeyedRequest({ revision: 2, effects: ['done'] }));
    });

    it('are taken by one of two transactions that run at the same moment', async () => {
      const works = ['one', 'other'].map((by) =>
        store.save({ requests: [aKeyedRequest({ claim: { by, until: AT } })] }),
      );
      const outcomes = (await Promise.allSettled(works)).map(({ status }) => status);
      expect(outcomes.toSorted()).to.deep.equal(['fulfilled', 'rejected']);
    });

    it('are removed when their time is reached, to the millisecond, whatever state they are in', async () => {
      const answer = { status: 200, headers: {}, body: 'an answer' };
      await store.save({
        requests: [
          aKeyedRequest({ id: 'before', keptUntil: after(-1) }),
          aKeyedRequest({ id: 'now', claim: null, answer }),
          aKeyedRequest({ id: 'after', keptUntil: after(1) }),
        ],
      });
      expect(await removeOld()).to.equal(2);
      expect(await kept('before', 'now', 'after')).to.deep.equal([false, false, true]);
      expect(await removeOld()).to.equal(0);
    });

    it('are removed the oldest first, so many as asked for', async () => {
      const requests = [3, 1, 2].map((days) => aKeyedRequest({ id: `${days}`, keptUntil: after(-days) }));
      await store.save({ requests });
      expect(await removeOld(2)).to.equal(2);
      expect(await kept('1', '2', '3')).to.deep.equal([true, false, false]);
    });

    it('can be saved anew once they were removed', async () => {
      await store.save({ requests: [aKeyedRequest()] });
      await removeOld();
      await store.save({ requests: [aKeyedRequest({ fingerprint: 'new' })] });
      expect((await find(aKeyedRequest().id))?.fingerprint).to.equal('new');
    });
  });
}
