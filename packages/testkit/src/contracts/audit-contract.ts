import { type AuditPage, type AuditSearch, ConcurrencyConflict } from '@ticket-distribution/application';
import { type Instant, type OrderId, plusMilliseconds } from '@ticket-distribution/domain';
import { expect } from 'chai';
import { anAuditEntry } from '../builders/an-audit-entry.js';
import type { Suite } from '../runner/suite.js';
import type { FreshStore } from './fresh-store.js';
import { rejection } from './rejection.js';

export function auditContract({ describe, it, beforeEach }: Suite, store: FreshStore): void {
  const search = async (asked: Partial<AuditSearch> = {}): Promise<AuditPage> =>
    store.read(({ audit }) => audit.search({ page: 0, perPage: 20, ...asked }));
  const ids = ({ items }: AuditPage): string[] => items.map(({ id }) => id);
  const later = (milliseconds: number): Instant => plusMilliseconds(anAuditEntry().at, milliseconds);

  describe('Acts of operators', () => {
    it('come back as they were written, with and without what they may lack', async () => {
      const lean = anAuditEntry({
        id: 'lean',
        at: later(-1),
        order: null,
        organisationId: null,
        reason: null,
        details: {},
      });
      const rich = anAuditEntry({
        id: 'rich',
        by: "O'Brien 🎫",
        details: { orderIds: ['a', 'b'], counts: { orders: 2 } },
      });
      await store.save({ audit: [lean, rich] });
      expect((await search()).items).to.deep.equal([rich, lean]);
    });

    it('are written once under their id', async () => {
      await store.save({ audit: [anAuditEntry()] });
      const again = store.save({ audit: [anAuditEntry({ by: 'somebody else' })] });
      expect(await rejection(again)).to.be.instanceOf(ConcurrencyConflict);
      expect((await search()).items).to.deep.equal([anAuditEntry()]);
    });

    it('leave no trace when their transaction fails', async () => {
      const failed = store.transactions.run(async ({ audit }) => {
        await audit.append(anAuditEntry());
        throw new Error('the act was not done');
      });
      expect(await rejection(failed)).to.include({ message: 'the act was not done' });
      expect((await search()).totalItems).to.equal(0);
    });
  });

  describe('A search for acts', () => {
    beforeEach(async () => {
      await store.save({
        audit: [
          anAuditEntry({ id: 'a', at: later(0) }),
          anAuditEntry({ id: 'c', at: later(1), kind: 'skip-delivery', outcome: 'delivery/under-way', order: 'OTHER' }),
          anAuditEntry({ id: 'b', at: later(1), by: 'night-desk', subject: 'NOD', organisationId: null, order: null }),
          anAuditEntry({ id: 'd', at: later(2), organisationId: 7, correlationId: 'correlation-2' }),
        ],
      });
    });

    for (const [asked, expected] of [
      [{}, ['d', 'c', 'b', 'a']],
      [{ kind: 'skip-delivery' }, ['c']],
      [{ by: 'night-desk' }, ['b']],
      [{ subject: 'NOD' }, ['b']],
      [{ orderId: 'OTHER' as OrderId }, ['c']],
      [{ organisationId: 7 }, ['d']],
      [{ outcome: 'delivery/under-way' }, ['c']],
      [{ correlationId: 'correlation-2' }, ['d']],
      [{ from: later(1) }, ['d', 'c', 'b']],
      [{ until: later(1) }, ['a']],
      [{ from: later(1), until: later(2), by: 'example-desk' }, ['c']],
      [{ by: "' OR 1=1 --" }, []],
    ] as const satisfies readonly (readonly [Partial<AuditSearch>, readonly string[]])[]) {
      it(`finds ${expected.join(', ') || 'none'} by ${JSON.stringify(asked)}, the newest first`, async () => {
        const found = await search(asked);
        expect(ids(found)).to.deep.equal(expected);
        expect(found.totalItems).to.equal(expected.length);
      });
    }

    it('is paged without a gap or a repetition', async () => {
      const pages = await Promise.all([0, 1, 2].map((page) => search({ page, perPage: 3 })));
      expect(pages.map(ids)).to.deep.equal([['d', 'c', 'b'], ['a'], []]);
      expect(pages.map(({ totalItems }) => totalItems)).to.deep.equal([4, 4, 4]);
    });
  });
}
