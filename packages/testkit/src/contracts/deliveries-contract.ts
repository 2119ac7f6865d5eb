import { ConcurrencyConflict } from '@ticket-distribution/application';
import {
  type Attempt,
  DELIVERY_STATES,
  Delivery,
  type DeliveryKey,
  type Instant,
  type TicketDistributionGroupId,
  plusMilliseconds,
} from '@ticket-distribution/domain';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { aDelivery } from '../builders/a-delivery.js';
import { deliveryIn } from './delivery-in.js';
import { type DeliveryStory, anyDeliveryStory, endCall } from './delivery-story.js';
import type { Suite } from '../runner/suite.js';
import type { FreshStore } from './fresh-store.js';
import { rejection } from './rejection.js';

export function deliveriesContract({ describe, it }: Suite, store: FreshStore): void {
  const find = async (key: DeliveryKey): Promise<Delivery | undefined> =>
    store.read(({ deliveries }) => deliveries.find(key));
  const existing = async (key: DeliveryKey): Promise<Delivery> => {
    const delivery = await find(key);
    if (delivery === undefined) throw new Error(`Delivery ${key} was saved and is gone`);
    return delivery;
  };

  /** Plays the calls of a story, each claim and each ending saved by itself. */
  const play = async (key: DeliveryKey, { handOver, origin, at, calls }: DeliveryStory) => {
    let delivery = Delivery.of({ ...handOver, key }, 1, origin, at);
    let saves = 0;
    const attempts: Attempt[] = [];
    const save = async (): Promise<void> => {
      await store.save({ deliveries: [delivery] });
      saves += 1;
      attempts.push(...delivery.newAttempts);
      const found = await existing(key);
      expect(found.snapshot).to.deep.equal({ ...delivery.snapshot, revision: saves });
      delivery = found;
    };
    await save();
    for (const call of calls) {
      if (delivery.snapshot.nextAttemptAt === null) break;
      delivery.claim(
        `claim of ${origin.correlationId}`,
        plusMilliseconds(at, 1001 * saves),
        plusMilliseconds(at, 2002 * saves),
      );
      await save();
      endCall(delivery, call);
      await save();
    }
    return attempts;
  };

  describe('Deliveries', () => {
    it('come back as they were saved after each claim and each call, with every attempt', async () => {
      let count = 0;
      await fc.assert(
        fc.asyncProperty(anyDeliveryStory, async (story) => {
          count += 1;
          const key = `delivery-${count}` as DeliveryKey;
          const attempts = await play(key, story);
          expect(await store.read(({ deliveries }) => deliveries.attemptsOf(key))).to.deep.equal(attempts);
        }),
        { numRuns: 30 },
      );
    });

    it('keep what ticket systems answered to the character, those included that databases do not like', async () => {
      const answers = ['\0', '\x01', '\x01\x01', 'a\0\x01\x02b', '\x02\x01\0', '\u007F\u0085\uFFFE'];
      const made = answers.map((answer) => {
        const delivery = aDelivery({ key: `answered ${answer}`, group: answer });
        delivery.claim('claim-1', delivery.snapshot.createdAt, delivery.snapshot.createdAt);
        endCall(delivery, { outcome: { kind: 'unknown', reason: answer }, request: null, answer, milliseconds: 0 });
        return delivery;
      });
      await store.save({ deliveries: made });
      for (const { key, snapshot, newAttempts } of made) {
        expect((await existing(key)).snapshot).to.deep.equal({ ...snapshot, revision: 1 });
        expect(await store.read(({ deliveries }) => deliveries.attemptsOf(key))).to.deep.equal(newAttempts);
      }
    });

    it('are not found when they were never saved', async () => {
      const key = 'unknown' as DeliveryKey;
      expect(await find(key)).to.equal(undefined);
      expect(await store.read(({ deliveries }) => deliveries.attemptsOf(key))).to.deep.equal([]);
    });

    it('refuse the second of two who claim the same delivery', async () => {
      const { key, snapshot } = aDelivery();
      await store.save({ deliveries: [aDelivery()] });
      const [first, second] = [await existing(key), await existing(key)];
      first.claim('claim-1', snapshot.createdAt, snapshot.createdAt);
      second.claim('claim-2', snapshot.createdAt, snapshot.createdAt);
      await store.save({ deliveries: [first] });
      expect(await rejection(store.save({ deliveries: [second] }))).to.be.instanceOf(ConcurrencyConflict);
      expect((await existing(key)).snapshot.claim?.by).to.equal('claim-1');
    });

    it('refuse a key that was used', async () => {
      await store.save({ deliveries: [aDelivery()] });
      const second = aDelivery({ tickets: ['ticket-2'] });
      expect(await rejection(store.save({ deliveries: [second] }))).to.be.instanceOf(ConcurrencyConflict);
      expect((await existing(second.key)).snapshot.handOver).to.deep.equal(aDelivery().snapshot.handOver);
    });

    it('are given by group, in the order in which they were decided', async () => {
      const [one, two] = ['one', 'two'] as TicketDistributionGroupId[];
      const made = [3, 1, 2, 10].flatMap((ordinal) =>
        ['one', 'two', 'three'].map((group) => aDelivery({ key: `${group}.${ordinal}`, group, ordinal })),
      );
      await store.save({ deliveries: made });
      const found = await store.read(({ deliveries }) =>
        deliveries.ofGroups([one, two] as TicketDistributionGroupId[]),
      );
      for (const group of [one, two]) {
        const ofGroup = found.filter(({ snapshot }) => snapshot.handOver.ticketDistributionGroupId === group);
        expect(ofGroup.map(({ snapshot }) => snapshot.ordinal)).to.deep.equal([1, 2, 3, 10]);
      }
      expect(found).to.have.length(8);
      expect(await store.read(({ deliveries }) => deliveries.ofGroups([]))).to.deep.equal([]);
    });

    it('are found by their keys, in the order of these, as far as they are there', async () => {
      const made = ['one', 'two', 'three'].map((key) => aDelivery({ key, group: `group of ${key}` }));
      await store.save({ deliveries: made });
      const keys = ['three', 'missing', 'one'] as DeliveryKey[];
      const found = await store.transactions.run(({ deliveries }) => deliveries.findAll(keys));
      expect(found.map(({ key }) => key)).to.deep.equal(['three', 'one']);
      expect(await store.transactions.run(({ deliveries }) => deliveries.findAll([]))).to.deep.equal([]);
    });

    it('are found by their keys in the transaction that changes them, each as it is by then', async () => {
      const keys = ['one', 'two'] as DeliveryKey[];
      await store.save({ deliveries: keys.map((key) => aDelivery({ key, group: `group of ${key}` })) });
      const { createdAt } = aDelivery().snapshot;
      const states = await store.transactions.run(async ({ deliveries }) => {
        const [first] = await deliveries.findAll(keys);
        if (first === undefined) return [];
        first.claim('claim-1', createdAt, createdAt);
        await deliveries.save(first);
        return (await deliveries.findAll(keys)).map(({ snapshot }) => [snapshot.state, snapshot.revision]);
      });
      expect(states).to.deep.equal([
        ['IN_FLIGHT', 2],
        ['PENDING', 1],
      ]);
    });

    it('are open in their group until they have their final answer, in the order in which they were decided', async () => {
      const groups = ['one', 'two', 'three'] as TicketDistributionGroupId[];
      const inEveryState = groups.flatMap((group) =>
        DELIVERY_STATES.map((state, place) => {
          const ordinal = 20 - place;
          return deliveryIn(state, aDelivery({ key: `${group} ${state}`, group, ordinal }));
        }),
      );
      await store.save({ deliveries: inEveryState });
      const asked = groups.slice(0, 2);
      const found = await store.read(({ deliveries }) => deliveries.openOf(asked));
      for (const group of asked) {
        const ofGroup = found.filter(({ snapshot }) => snapshot.handOver.ticketDistributionGroupId === group);
        const states = ofGroup.map(({ snapshot }) => snapshot.state);
        expect(states).to.deep.equal(['SET_ASIDE', 'UNKNOWN', 'IN_FLIGHT', 'PENDING']);
      }
      expect(found).to.have.length(8);
      expect(await store.read(({ deliveries }) => deliveries.openOf([]))).to.deep.equal([]);
    });

    it('are counted by ticket system and state until they have their final answer, with the age of the oldest', async () => {
      const at = (milliseconds: number): Instant => plusMilliseconds(aDelivery().snapshot.createdAt, milliseconds);
      const waiting = [3, 1, 2].map((milliseconds) =>
        aDelivery({ key: `waits ${milliseconds}`, group: `group ${milliseconds}`, at: at(milliseconds) }),
      );
      const inEveryState = DELIVERY_STATES.map((state) =>
        deliveryIn(state, aDelivery({ key: state, group: state, method: 'BIFROST' })),
      );
      await store.save({ deliveries: [...waiting, ...inEveryState] });
      expect(await store.read(({ deliveries }) => deliveries.countOpen())).to.have.deep.members([
        { fulfillmentMethod: 'NOD', state: 'PENDING', count: 3, since: at(1) },
        ...['PENDING', 'IN_FLIGHT', 'UNKNOWN', 'SET_ASIDE'].map((state) => ({
          fulfillmentMethod: 'BIFROST',
          state,
          count: 1,
          since: at(0),
        })),
      ]);
    });

    it('are known by the claims that are held on them', async () => {
      const asked = deliveryIn('UNKNOWN', aDelivery({ key: 'asked' }));
      asked.claim('claim-2', asked.snapshot.createdAt, asked.snapshot.createdAt);
      const inEveryState = DELIVERY_STATES.map((state) => deliveryIn(state, aDelivery({ key: state })));
      await store.save({ deliveries: [...inEveryState, asked] });
      const claimed = await store.read(({ deliveries }) => deliveries.claimed());
      expect(claimed.map(({ key }) => key)).to.have.members(['IN_FLIGHT', 'asked']);
    });

    it('are changed by saving only, never through what was given out', async () => {
      const { key, snapshot } = aDelivery();
      await store.save({ deliveries: [aDelivery()] });
      await store.transactions.run(async ({ deliveries }) => {
        (await deliveries.find(key))?.claim('claim-1', snapshot.createdAt, snapshot.createdAt);
        expect((await deliveries.find(key))?.snapshot.claim).to.equal(null);
      });
      expect((await existing(key)).snapshot).to.deep.equal({ ...snapshot, revision: 1 });
    });
  });
}
