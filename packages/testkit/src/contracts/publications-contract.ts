import { ConcurrencyConflict, type Publication } from '@ticket-distribution/application';
import type { Instant } from '@ticket-distribution/domain';
import { expect } from 'chai';
import type { Suite } from '../runner/suite.js';
import type { FreshStore } from './fresh-store.js';
import { rejection } from './rejection.js';

const UNTIL = '2026-12-01T10:00:00.500Z' as Instant;

function publication(name: string, position: number, by: string | null = null): Publication {
  return { name, position, claim: by === null ? null : { by, until: UNTIL } };
}

export function publicationsContract({ describe, it }: Suite, store: FreshStore): void {
  const find = async (name: string): Promise<Publication | undefined> =>
    store.read(({ publications }) => publications.find(name));
  const add = async (added: Publication): Promise<void> =>
    store.transactions.run(({ publications }) => publications.add(added));
  /** Moves it on by one, as who took it. */
  const moveOn = async (name: string): Promise<void> =>
    store.transactions.run(async ({ publications }) => {
      const taken = await publications.take(name);
      if (taken === undefined) throw new Error(`There is no publication ${name}`);
      await publications.save({ ...taken, position: taken.position + 1 });
    });

  describe('Publications', () => {
    it('come back by their name as they were stored, with positions beyond 32 bits', async () => {
      const far = publication('a broker’s', 2 ** 52, 'claim-1');
      expect(await find(far.name)).to.equal(undefined);
      await add(far);
      await add(publication('other', 7));
      expect(await find(far.name)).to.deep.equal(far);
      expect(await find('other')).to.deep.equal(publication('other', 7));
    });

    it('are moved, claimed and let go by who took them', async () => {
      await add(publication('nats', 0));
      for (const next of [publication('nats', 5, 'claim-1'), publication('nats', 9)]) {
        await store.transactions.run(async ({ publications }) => {
          expect(await publications.take('nats')).to.not.equal(undefined);
          await publications.save(next);
        });
        expect(await find('nats')).to.deep.equal(next);
      }
    });

    it('are there once: who adds one that is there has lost', async () => {
      await add(publication('nats', 1, 'first'));
      expect(await rejection(add(publication('nats', 2, 'second')))).to.be.an.instanceof(ConcurrencyConflict);
      expect(await find('nats')).to.deep.equal(publication('nats', 1, 'first'));
    });

    it('are there once: of many who find none and add one, all others are told that they lost', async () => {
      const claim = async (by: string): Promise<void> =>
        store.transactions.run(async ({ publications }) => {
          if ((await publications.take('nats')) === undefined) await publications.add(publication('nats', 0, by));
        });
      const ends = await Promise.allSettled(['a', 'b', 'c', 'd'].map(claim));
      for (const end of ends) {
        if (end.status === 'rejected') expect(end.reason).to.be.an.instanceof(ConcurrencyConflict);
      }
      expect((await find('nats'))?.claim?.by).to.be.oneOf(['a', 'b', 'c', 'd']);
    });

    it('are taken by one at a time, each of whom sees what the one before stored', async () => {
      await add(publication('nats', 0));
      await Promise.all(Array.from({ length: 8 }, () => moveOn('nats')));
      expect(await find('nats')).to.deep.equal(publication('nats', 8));
    });
  });
}
