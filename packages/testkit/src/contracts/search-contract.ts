import {
  type GroupPage,
  type SearchCondition,
  type SearchField,
  type SearchOperator,
} from '@ticket-distribution/application';
import { type Instant, type TicketDistributionGroup, plusMilliseconds } from '@ticket-distribution/domain';
import { expect } from 'chai';
import { aGroup } from '../builders/a-group.js';
import { anOrder } from '../builders/an-order.js';
import { SequentialIds } from '../in-memory/sequential-ids.js';
import type { Suite } from '../runner/suite.js';
import type { FreshStore } from './fresh-store.js';

type Example = readonly [SearchOperator, readonly (string | number)[], ...string[]];

/** Orders with one group each, oldest first. */
const ORDERS = [
  { id: 'B2', version: 1, organisationId: 1 },
  { id: 'a1', version: 10, organisationId: 2 },
  { id: 'A10', version: 9, organisationId: 10 },
  { id: 'A2', version: 2, organisationId: 2 },
] as const;

const EXAMPLES = {
  orderId: [
    ['eq', ['A2'], 'A2'],
    ['ne', ['A2'], 'B2', 'a1', 'A10'],
    ['gt', ['A2'], 'B2', 'a1'],
    ['gte', ['A2'], 'B2', 'a1', 'A2'],
    ['lt', ['A2'], 'A10'],
    ['lte', ['A2'], 'A10', 'A2'],
    ['in', ['A2', 'a1', 'unknown'], 'a1', 'A2'],
    ['nin', ['A2', 'a1'], 'B2', 'A10'],
  ],
  orderVersion: [
    ['eq', [9], 'A10'],
    ['ne', [9], 'B2', 'a1', 'A2'],
    ['gt', [9], 'a1'],
    ['gte', ['9'], 'a1', 'A10'],
    ['lt', ['10'], 'B2', 'A10', 'A2'],
    ['lte', [2], 'B2', 'A2'],
    ['in', ['1', 2], 'B2', 'A2'],
    ['nin', [1, 2, 9], 'a1'],
  ],
  organisationId: [
    ['eq', [2], 'a1', 'A2'],
    ['ne', ['2'], 'B2', 'A10'],
    ['gt', [2], 'A10'],
    ['gte', [2], 'a1', 'A10', 'A2'],
    ['lt', [2], 'B2'],
    ['lte', [2], 'B2', 'a1', 'A2'],
    ['in', [10, '1'], 'B2', 'A10'],
    ['nin', [10, 1], 'a1', 'A2'],
  ],
} as const satisfies Partial<Record<SearchField, readonly Example[]>>;

export function searchContract({ describe, it, beforeEach }: Suite, store: FreshStore): void {
  const search = async (conditions: readonly SearchCondition[], page = 0, perPage = 20): Promise<GroupPage> =>
    store.read(({ groups }) => groups.search({ conditions, page, perPage }));
  const orderIds = ({ items }: GroupPage): string[] => items.map(({ orderId }) => orderId);

  describe('A search for groups', () => {
    let saved: readonly TicketDistributionGroup[] = [];
    const ids = new SequentialIds();
    const oldest = '2026-12-01T09:30:00.125Z' as Instant;

    beforeEach(async () => {
      saved = ORDERS.map((order, index) => aGroup(anOrder(order), { ids, at: plusMilliseconds(oldest, index) }));
      await store.save({ groups: saved.toReversed() });
    });

    for (const [field, examples] of Object.entries(EXAMPLES) as [SearchField, readonly Example[]][]) {
      for (const [operator, values, ...expected] of examples) {
        it(`finds ${expected.join(', ')} by ${field} ${operator}:${values.join(',')}`, async () => {
          const found = await search([{ field, operator, values }]);
          expect(orderIds(found)).to.deep.equal(expected);
          expect(found.totalItems).to.equal(expected.length);
        });
      }
    }

    it('is narrowed by every further condition, those on the same field too', async () => {
      const from2: SearchCondition = { field: 'orderVersion', operator: 'gte', values: [2] };
      const below10: SearchCondition = { field: 'orderVersion', operator: 'lt', values: [10] };
      const fromA2: SearchCondition = { field: 'orderId', operator: 'gte', values: ['A2'] };
      expect(orderIds(await search([from2, below10]))).to.deep.equal(['A10', 'A2']);
      expect(orderIds(await search([from2, fromA2, below10]))).to.deep.equal(['A2']);
    });

    it('gives all groups, oldest first, when nothing is asked, and each complete', async () => {
      const { items } = await search([]);
      expect(items).to.deep.equal(saved.map(({ snapshot }) => ({ ...snapshot, revision: 1 })));
    });

    it('takes values as they are, whatever they mean to a database', async () => {
      for (const value of ["' OR 1=1 --", '%', 'A_', 'null', '']) {
        const found = await search([{ field: 'orderId', operator: 'eq', values: [value] }]);
        expect(found).to.deep.equal({ items: [], totalItems: 0 });
      }
    });

    it('is paged without a gap or a repetition, also among groups of one instant', async () => {
      const at = plusMilliseconds(oldest, 1);
      const more = Array.from({ length: 7 }, (_, index) => aGroup(anOrder({ id: `P${index}` }), { ids, at }));
      await store.save({ groups: more.toReversed() });
      const whole = await search([]);
      const sorted = [...saved, ...more]
        .map(({ snapshot: { createdAt, id } }) => `${createdAt} ${id}`)
        .toSorted((one, other) => (one < other ? -1 : 1));
      expect(whole.items.map(({ createdAt, id }) => `${createdAt} ${id}`)).to.deep.equal(sorted);
      const pages = [await search([], 0, 4), await search([], 1, 4), await search([], 2, 4), await search([], 3, 4)];
      expect(pages.map(({ items }) => items.length)).to.deep.equal([4, 4, 3, 0]);
      expect(pages.flatMap(({ items }) => items)).to.deep.equal(whole.items);
      expect(pages.map(({ totalItems }) => totalItems)).to.deep.equal([11, 11, 11, 11]);
    });
  });
}
