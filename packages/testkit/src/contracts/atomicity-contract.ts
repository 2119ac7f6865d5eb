import { setTimeout as pause } from 'node:timers/promises';
import { ConcurrencyConflict, type OrderRepository } from '@ticket-distribution/application';
import { type OrderDocument, type OrderId, fulfillmentPolicies } from '@ticket-distribution/domain';
import { expect } from 'chai';
import { aDelivery } from '../builders/a-delivery.js';
import { aDrift } from '../builders/a-drift.js';
import { aGroup } from '../builders/a-group.js';
import { aRecordedOrder } from '../builders/a-recorded-order.js';
import { aKeyedRequest } from '../builders/a-keyed-request.js';
import { aStatusCheck } from '../builders/a-status-check.js';
import { anOrder } from '../builders/an-order.js';
import { SequentialIds } from '../in-memory/sequential-ids.js';
import { deliveryIn } from './delivery-in.js';
import type { Suite } from '../runner/suite.js';
import type { FreshStore } from './fresh-store.js';
import { rejection } from './rejection.js';

const NOTHING = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
const ALL = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1];

const request = { pickup: null, language: null, distributionChannelId: null, organisationId: 1 };
const dueNow = { fulfillmentMethod: 'NOD', at: aStatusCheck().nextLookAt, limit: 100 } as const;

export function atomicityContract({ describe, it }: Suite, store: FreshStore): void {
  /** How many lines, groups, tickets, moves, decisions, deliveries, attempts, drifts, status checks and requests of the order are stored. */
  const storedOf = async ({ id }: OrderDocument): Promise<readonly number[]> =>
    store.read(async ({ orders, groups, deliveries, drifts, statusChecks, requests }) => {
      const delivery = aDelivery({ key: id });
      const found = await groups.ofOrder(id);
      const tickets = found.flatMap(({ snapshot }) => snapshot.tickets);
      const histories = await Promise.all(tickets.map((ticket) => groups.historyOf(ticket.id)));
      const decisions = await Promise.all(found.map((group) => groups.decisionsOf(group.id)));
      const attempts = await deliveries.attemptsOf(delivery.key);
      const lines = (await orders.find(id))?.snapshot.lines ?? [];
      const handedOver = (await deliveries.find(delivery.key)) === undefined ? 0 : 1;
      const { totalItems } = await drifts.search({ orderId: id, page: 0, perPage: 20 });
      const watched = (await statusChecks.due(dueNow)).filter(({ key }) => key === delivery.key);
      const keyed = (await requests.find(id)) === undefined ? 0 : 1;
      const ofGroup = [found.length, tickets.length, histories.flat().length, decisions.flat().length];
      return [lines.length, ...ofGroup, handedOver, attempts.length, totalItems, watched.length, keyed];
    });

  /** Saves one of each for the order in one transaction, with pauses in between, and fails at the end if asked to. */
  const saveAll = async (document: OrderDocument, ids: SequentialIds, failure: Error | null): Promise<void> =>
    store.transactions.run(async ({ orders, groups, deliveries, drifts, statusChecks, requests }) => {
      await orders.save(aRecordedOrder(document));
      await pause(1);
      await groups.save(aGroup(document, { ids }));
      await pause(1);
      await deliveries.save(deliveryIn('REFUSED', aDelivery({ key: document.id })));
      await drifts.save(aDrift({ id: document.id, order: document.id }));
      await statusChecks.save(aStatusCheck({ key: document.id }));
      await requests.save(aKeyedRequest({ id: document.id }));
      if (failure !== null) throw failure;
    });

  describe('A transaction', () => {
    it('stores everything when its work resolves, and gives its result', async () => {
      await saveAll(anOrder(), new SequentialIds(), null);
      expect(await storedOf(anOrder())).to.deep.equal(ALL);
      expect(await store.transactions.run(async () => 42)).to.equal(42);
    });

    it('leaves no trace when its work rejects, and hands the error on as it is', async () => {
      const failure = new Error('the work failed');
      expect(await rejection(saveAll(anOrder(), new SequentialIds(), failure))).to.equal(failure);
      expect(await storedOf(anOrder())).to.deep.equal(NOTHING);
    });

    it('takes back what it changed, appended and removed when its work rejects', async () => {
      const group = aGroup();
      await store.save({ groups: [group], drifts: [aDrift()], statusChecks: [aStatusCheck()] });
      const work = store.transactions.run(async ({ groups, drifts, statusChecks }) => {
        const stored = await groups.find(group.id);
        stored?.handOver(
          request,
          { at: aDrift().since, by: 'test', distributionChannelId: null },
          { policies: fulfillmentPolicies },
        );
        await groups.save(stored ?? group);
        await drifts.save(aDrift({ revision: 1, state: 'RESOLVED' }));
        await statusChecks.remove(aStatusCheck().key);
        expect(await groups.decisionsOf(group.id)).to.have.length(2);
        expect(await statusChecks.due(dueNow)).to.deep.equal([]);
        throw new Error('the work failed');
      });
      expect(await rejection(work)).to.have.property('message', 'the work failed');
      await store.read(async ({ groups, drifts, statusChecks }) => {
        expect(await groups.decisionsOf(group.id)).to.deep.equal(group.newDecisions);
        expect(await drifts.lastingOf(group.id)).to.deep.equal([aDrift({ revision: 1 })]);
        expect(await statusChecks.due(dueNow)).to.deep.equal([aStatusCheck()]);
      });
    });

    it('shows itself its own work, at the next revision', async () => {
      await store.transactions.run(async ({ orders, groups, deliveries, drifts, statusChecks }) => {
        await orders.save(aRecordedOrder());
        await groups.save(aGroup());
        await deliveries.save(aDelivery());
        await drifts.save(aDrift());
        await statusChecks.save(aStatusCheck());
        expect((await orders.find(anOrder().id))?.snapshot.revision).to.equal(1);
        expect((await groups.find(aGroup().id))?.snapshot.revision).to.equal(1);
        expect((await deliveries.find(aDelivery().key))?.snapshot.revision).to.equal(1);
        expect(await groups.decisionsOf(aGroup().id)).to.deep.equal(aGroup().newDecisions);
        expect(await drifts.lastingOf(aGroup().id)).to.deep.equal([aDrift({ revision: 1 })]);
        expect(await statusChecks.due(dueNow)).to.deep.equal([aStatusCheck()]);
      });
    });

    it('is complete or not at all when 50 come 2 ms apart and every fifth fails', async () => {
      const ids = new SequentialIds();
      const documents = Array.from({ length: 50 }, (_, index) => anOrder({ id: `order-${index}` }));
      const fails = (index: number): boolean => index % 5 === 4;
      const outcomes = documents.map(async (document, index) => {
        await pause(2 * index);
        await saveAll(document, ids, fails(index) ? new Error('the work failed') : null);
      });
      const statuses = (await Promise.allSettled(outcomes)).map(({ status }) => status);
      expect(statuses).to.deep.equal(documents.map((_, index) => (fails(index) ? 'rejected' : 'fulfilled')));
      const stored = await Promise.all(documents.map(storedOf));
      expect(stored).to.deep.equal(documents.map((_, index) => (fails(index) ? NOTHING : ALL)));
    });

    it('stores nothing of a work whose conflict was passed over', async () => {
      await store.save({ orders: [aRecordedOrder()] });
      const passing = store.transactions.run(async ({ orders, groups }) => {
        await groups.save(aGroup(anOrder({ id: 'OTHER' })));
        await orders.save(aRecordedOrder()).catch(() => undefined);
        await orders.save(aRecordedOrder(anOrder({ id: 'THIRD' }))).catch(() => undefined);
      });
      expect(await rejection(passing)).to.be.instanceOf(ConcurrencyConflict);
      for (const id of ['OTHER', 'THIRD']) expect(await storedOf(anOrder({ id }))).to.deep.equal(NOTHING);
    });

    it('takes back also what was under way beside the operation that failed', async () => {
      await store.save({ orders: [aRecordedOrder()] });
      const documents = Array.from({ length: 10 }, (_, index) => anOrder({ id: `order-${index}` }));
      const together = store.transactions.run(async ({ orders }) => {
        await Promise.all([anOrder(), ...documents].map((document) => orders.save(aRecordedOrder(document))));
      });
      expect(await rejection(together)).to.be.instanceOf(ConcurrencyConflict);
      await store.save({ orders: [aRecordedOrder(anOrder({ id: 'NEXT' }))] });
      for (const document of documents) expect(await storedOf(document)).to.deep.equal(NOTHING);
    });

    it('keeps a save that nobody awaited: it is stored, or fails the transaction', async () => {
      const unawaited = async (): Promise<void> =>
        store.transactions.run(async ({ orders }) => {
          void orders.save(aRecordedOrder());
        });
      await unawaited();
      expect((await storedOf(anOrder()))[0]).to.equal(1);
      expect(await rejection(unawaited())).to.be.instanceOf(ConcurrencyConflict);
    });

    it('closes its repositories when it ends', async () => {
      let kept: OrderRepository | null = null;
      await store.transactions.run(async ({ orders }) => {
        kept = orders;
      });
      const late = kept as OrderRepository | null;
      if (late === null) throw new Error('the work was done');
      expect(await rejection(late.save(aRecordedOrder()))).to.be.instanceOf(Error);
      expect(await storedOf(anOrder())).to.deep.equal(NOTHING);
    });

    it(
      'refuses another one inside its work, which would wait for itself',
      async () => {
        const inner = 'INNER' as OrderId;
        await store.transactions.run(async () => {
          const nested = store.transactions.run(({ orders }) => orders.find(inner));
          expect(await rejection(nested)).to.be.instanceOf(Error);
        });
        expect(await store.transactions.run(({ orders }) => orders.find(inner))).to.equal(undefined);
      },
      { timeout: 5000 },
    );
  });
}
