import type { EventsAsked, NewEvent, StoredEvent } from '@ticket-distribution/application';
import { type Instant, type OrderId, type UnsettledVersion, plusMilliseconds } from '@ticket-distribution/domain';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { anEvent } from '../builders/an-event.js';
import type { Suite } from '../runner/suite.js';
import type { FreshStore } from './fresh-store.js';
import { rejection } from './rejection.js';

const AT = '2026-12-01T10:00:00.000Z' as Instant;

export function eventsContract({ describe, it }: Suite, store: FreshStore): void {
  const append = (...events: readonly NewEvent[]): Promise<void> =>
    store.transactions.run(async (transaction) => transaction.events.append(events));
  const readOn = (asked: Partial<EventsAsked> = {}) =>
    store.read(({ events }) => events.readOn({ after: 0, limit: 100, ...asked }));
  const idsOf = (events: readonly StoredEvent[]): string[] => events.map(({ id }) => id);

  describe('Events', () => {
    it('come back as they were stored, each in its place, within a transaction too', async () => {
      const made = [anEvent({ id: 'a' }), anEvent({ id: 'b', correlationId: "O'Brien 🎫" }), anEvent({ id: 'c' })];
      await append(...made.slice(0, 2));
      await append(...made.slice(2));
      const { events, position } = await readOn();
      expect(events.map(({ position: _place, ...event }) => event)).to.deep.equal(made);
      const places = events.map((event) => event.position);
      expect(places).to.deep.equal(places.toSorted((one, other) => one - other));
      expect(new Set(places).size).to.equal(3);
      expect(position).to.equal(places.at(-1));
      expect(await store.read((snapshot) => snapshot.events.end())).to.equal(position);
    });

    it('are read on page by page, each once, whatever is asked for', async () => {
      await store.transactions.run(async ({ events }) => {
        for (let number = 0; number < 40; number += 1) {
          const [organisationId, type] = [(number % 3) + 1, number % 2 === 0 ? 'Failed' : 'Distributed'] as const;
          await events.append([anEvent({ id: `e${number}`, organisationId, type })]);
        }
      });
      const all = (await readOn()).events;
      const anyAsked = fc.record(
        {
          organisationId: fc.integer({ min: 1, max: 4 }),
          types: fc.subarray(['Failed', 'Distributed', 'Activated'] as const, { minLength: 1 }),
        },
        { requiredKeys: [] },
      );
      await fc.assert(
        fc.asyncProperty(anyAsked, fc.integer({ min: 1, max: 50 }), async (asked, limit) => {
          const wanted = all.filter(
            ({ organisationId, type }) =>
              (asked.organisationId ?? organisationId) === organisationId &&
              (asked.types === undefined || asked.types.some((one) => one === type)),
          );
          const found: StoredEvent[] = [];
          for (let after = 0; ; ) {
            const page = await readOn({ ...asked, after, limit });
            found.push(...page.events);
            expect(page.position).to.be.at.least(after);
            if (page.events.length < limit) break;
            after = page.position;
          }
          expect(idsOf(found)).to.deep.equal(idsOf(wanted));
        }),
        { numRuns: 25 },
      );
    });

    it('are not there when their transaction fails, and nothing is behind the end', async () => {
      const failed = store.transactions.run(async ({ events }) => {
        await events.append([anEvent({ id: 'never' })]);
        throw new Error('no');
      });
      expect(String(await rejection(failed))).to.equal('Error: no');
      await append(anEvent({ id: 'a' }));
      const { events, position } = await readOn();
      expect(idsOf(events)).to.deep.equal(['a']);
      expect(await readOn({ after: position })).to.deep.equal({ events: [], position });
    });

    it('that are old are removed, the oldest first, but the newest of them', async () => {
      const old = [0, 1, 2, 3].map((second) => anEvent({ id: `o${second}`, at: plusMilliseconds(AT, second * 1000) }));
      await append(...old, anEvent({ id: 'new', at: plusMilliseconds(AT, 60_000) }));
      const remove = (limit: number): Promise<number> =>
        store.transactions.run(({ events }) => events.removeOld({ before: plusMilliseconds(AT, 30_000), limit }));
      expect(await remove(2)).to.equal(1);
      expect(await remove(100)).to.equal(2);
      expect(await remove(100)).to.equal(0);
      const { events } = await readOn();
      expect(idsOf(events)).to.deep.equal(['o3', 'new']);
      expect(await store.read((snapshot) => snapshot.events.oldest())).to.equal(events[0]?.position);
    });

    it('there are none of at first', async () => {
      expect(await readOn()).to.deep.include({ events: [] });
      expect(await store.read((snapshot) => snapshot.events.oldest())).to.equal(null);
    });
  });

  describe('Versions that are not settled', () => {
    const version = (orderId: string, orderVersion = 1): UnsettledVersion => ({
      orderId: orderId as OrderId,
      orderVersion,
      organisationId: 1,
      groupCount: 2,
    });
    const found = (orderId: string) => store.read(({ unsettled }) => unsettled.find(orderId as OrderId));

    it('come back as they were saved, one for each order, until they are removed', async () => {
      await store.transactions.run(async ({ unsettled }) => {
        await unsettled.save(version('A'));
        await unsettled.save(version('B'));
        expect(await unsettled.take('A' as OrderId)).to.deep.equal(version('A'));
        await unsettled.save(version('A', 2));
      });
      expect(await found('A')).to.deep.equal(version('A', 2));
      await store.transactions.run(async ({ unsettled }) => {
        await unsettled.remove('A' as OrderId);
        expect(await unsettled.find('A' as OrderId)).to.equal(undefined);
      });
      expect(await found('A')).to.equal(undefined);
      expect(await found('B')).to.deep.equal(version('B'));
    });
  });
}
