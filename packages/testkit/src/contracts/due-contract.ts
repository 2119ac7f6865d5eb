import type { DueDeliveries, Transaction } from '@ticket-distribution/application';
import {
  DELIVERY_STATES,
  type Delivery,
  type DeliveryKey,
  type DeliveryState,
  FULFILLMENT_METHODS,
  type Instant,
  isBlocked,
  isDue,
  plusMilliseconds,
} from '@ticket-distribution/domain';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { aDelivery } from '../builders/a-delivery.js';
import { deliveryIn } from './delivery-in.js';
import type { Suite } from '../runner/suite.js';
import type { FreshStore } from './fresh-store.js';
import { rejection } from './rejection.js';

const AT = '2026-12-01T10:00:00.500Z' as Instant;

const anyDeliveries: fc.Arbitrary<Delivery[]> = fc
  .array(
    fc.record({
      state: fc.constantFrom<DeliveryState>('PENDING', 'PENDING', 'UNKNOWN', ...DELIVERY_STATES),
      group: fc.constantFrom('one', 'two'),
      tickets: fc.subarray(['a', 'b', 'c'], { minLength: 1 }),
      method: fc.constantFrom('NOD', 'NOD', 'BIFROST'),
      milliseconds: fc.integer({ min: -2000, max: 20 }),
    }),
    { maxLength: 9 },
  )
  .map((made) =>
    made.map(({ state, milliseconds, ...said }, ordinal) => {
      const at = plusMilliseconds(AT, milliseconds);
      return deliveryIn(state, aDelivery({ ...said, key: `${said.group}.${ordinal}`, ordinal, at }));
    }),
  );

/** The keys due for NOD, by the domain's own rules. */
function expectedKeys(all: readonly Delivery[]): string[] {
  return all
    .map(({ snapshot }) => snapshot)
    .filter((delivery) => {
      const { fulfillmentMethod, ticketDistributionGroupId } = delivery.handOver;
      const siblings = all
        .map(({ snapshot }) => snapshot)
        .filter(({ handOver }) => handOver.ticketDistributionGroupId === ticketDistributionGroupId);
      return fulfillmentMethod === 'NOD' && isDue(delivery, AT) && !isBlocked(delivery, siblings);
    })
    .map(({ nextAttemptAt, key }) => ({ key, place: `${nextAttemptAt} ${key}` }))
    .toSorted((one, other) => (one.place < other.place ? -1 : 1))
    .map(({ key }) => key);
}

const asked = (limit: number): DueDeliveries => ({ fulfillmentMethod: 'NOD', at: AT, limit });
const keysOf = (deliveries: readonly Delivery[]): string[] => deliveries.map(({ key }) => key);

export function dueContract({ describe, it }: Suite, store: FreshStore): void {
  const due = async (limit = 10, more: Partial<DueDeliveries> = {}): Promise<string[]> =>
    store.transactions.run(async ({ deliveries }) => keysOf(await deliveries.takeDue({ ...asked(limit), ...more })));

  /** Saves the deliveries, asks something of them, and takes everything back. */
  const takenBack = async <T>(made: readonly Delivery[], ask: (transaction: Transaction) => Promise<T[]>) => {
    const enough = new Error('asked');
    let answer: T[] = [];
    const taking = store.transactions.run(async (transaction) => {
      for (const delivery of made) await transaction.deliveries.save(delivery);
      answer = await ask(transaction);
      throw enough;
    });
    expect(await rejection(taking)).to.equal(enough);
    return answer;
  };
  const dueAmong = (made: readonly Delivery[], limit: number): Promise<string[]> =>
    takenBack(made, async ({ deliveries }) => keysOf(await deliveries.takeDue(asked(limit))));

  describe('Due deliveries', () => {
    it('are those that the rules of the domain call due and not blocked, the longest due first, so many as asked for', async () => {
      await fc.assert(
        fc.asyncProperty(anyDeliveries, fc.integer({ min: 1, max: 10 }), async (made, limit) => {
          expect(await dueAmong(made, limit)).to.deep.equal(expectedKeys(made).slice(0, limit));
        }),
        { numRuns: 60 },
      );
    });

    it('tell of which methods they are, whether they wait for another or not', async () => {
      await fc.assert(
        fc.asyncProperty(anyDeliveries, async (made) => {
          const waiting = made.map(({ snapshot }) => snapshot).filter((delivery) => isDue(delivery, AT));
          const found = await takenBack(made, ({ deliveries }) => deliveries.dueMethods(FULFILLMENT_METHODS, AT));
          expect(new Set(found)).to.deep.equal(new Set(waiting.map(({ handOver }) => handOver.fulfillmentMethod)));
        }),
        { numRuns: 60 },
      );
    });

    it('wait for a call (PENDING or UNKNOWN) and are claimed by nobody', async () => {
      const claimed = deliveryIn('UNKNOWN', aDelivery({ key: 'claimed', group: 'claimed' }));
      claimed.claim('claim-2', AT, AT);
      const inEveryState = DELIVERY_STATES.map((state) => deliveryIn(state, aDelivery({ key: state, group: state })));
      await store.save({ deliveries: [...inEveryState, claimed] });
      expect(await due()).to.have.members(['PENDING', 'UNKNOWN']);
    });

    it('have reached their time, to the millisecond', async () => {
      const times = [0, 1, -1].map((milliseconds) => plusMilliseconds(AT, milliseconds));
      await store.save({ deliveries: times.map((at) => aDelivery({ key: at, group: at, at })) });
      expect(await due()).to.deep.equal([times[2], times[0]]);
    });

    it('are of the method that is asked for', async () => {
      const methods = FULFILLMENT_METHODS.toReversed();
      await store.save({ deliveries: methods.map((method) => aDelivery({ key: method, group: method, method })) });
      expect(await due()).to.deep.equal(['NOD']);
    });

    it('are of the keys that are asked for, if any are', async () => {
      const waiting = ['one', 'two', 'three'].map((key) => aDelivery({ key, group: key }));
      const blocked = aDelivery({ key: 'blocked', group: 'one', ordinal: 2 });
      await store.save({ deliveries: [...waiting, blocked] });
      const keys = ['three', 'one', 'blocked', 'never there'] as DeliveryKey[];
      expect(await due(10, { keys })).to.deep.equal(['one', 'three']);
      expect(await due(1, { keys })).to.deep.equal(['one']);
      expect(await due(10, { keys: [] })).to.deep.equal([]);
    });

    it('are given as they are stored, and are taken each once by all that take and claim them at once', async () => {
      const waiting = Array.from({ length: 20 }, (_, index) => aDelivery({ key: `${index}`, group: `${index}` }));
      await store.save({ deliveries: waiting });
      const taken: string[] = [];
      const take = async (claim: string): Promise<void> => {
        const keys = await store.transactions.run(async ({ deliveries }) => {
          const found = await deliveries.takeDue(asked(5));
          for (const delivery of found) {
            delivery.claim(claim, AT, AT);
            await deliveries.save(delivery);
          }
          return keysOf(found);
        });
        taken.push(...keys);
      };
      while (taken.length < waiting.length) await Promise.all(['one', 'two', 'three'].map(take));
      expect(taken.toSorted()).to.deep.equal(keysOf(waiting).toSorted());
      expect(await due()).to.deep.equal([]);
    });

    it('wait behind an earlier delivery of one of their tickets until that has its final answer', async () => {
      const blocked: string[] = [];
      for (const state of DELIVERY_STATES) {
        const earlier = deliveryIn(state, aDelivery({ key: `${state}.1`, group: state, tickets: ['a', 'b'] }));
        const later = aDelivery({ key: `${state}.2`, group: state, ordinal: 2, tickets: ['b', 'c'] });
        await store.save({ deliveries: [earlier, later] });
        if (!(await due(100)).includes(later.key)) blocked.push(state);
      }
      expect(blocked).to.have.members(['PENDING', 'IN_FLIGHT', 'UNKNOWN', 'SET_ASIDE']);
    });

    it('do not wait behind deliveries of other tickets, of other groups, or behind later ones', async () => {
      const waiting = aDelivery({ key: 'waiting', ordinal: 2, tickets: ['a'] });
      const others = [
        aDelivery({ key: 'other ticket', ordinal: 1, tickets: ['b'] }),
        aDelivery({ key: 'other group', ordinal: 1, group: 'group-2', tickets: ['a'] }),
        aDelivery({ key: 'later', ordinal: 3, tickets: ['a'] }),
      ];
      await store.save({ deliveries: [waiting, ...others.map((other) => deliveryIn('SET_ASIDE', other))] });
      expect(await due()).to.deep.equal(['waiting']);
    });
  });
}
