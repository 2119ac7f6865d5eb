import {
  type GroupPage,
  type GroupSearch,
  SEARCH_FIELDS,
  SEARCH_OPERATORS,
  SORT_DIRECTIONS,
  SORT_FIELDS,
  type SearchSort,
} from '@ticket-distribution/application';
import type { GroupSnapshot, TicketDistributionGroup } from '@ticket-distribution/domain';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { searchGroups } from '../in-memory/search-groups.js';
import type { Suite } from '../runner/suite.js';
import { anyCondition, anyGroupSearch, searchedGroups } from './any-group-search.js';
import type { FreshStore } from './fresh-store.js';

const HOW_MANY = 40;
/** Of so many searches some find something, and some do not. */
const SEARCHES = 12;

/** What a store finds is what the table of filters says, read in memory. */
export function searchLawsContract({ describe, it, beforeEach }: Suite, store: FreshStore): void {
  const search = (asked: GroupSearch): Promise<GroupPage> => store.read(({ groups }) => groups.search(asked));
  const ids = ({ items }: Pick<GroupPage, 'items'>): string[] => items.map(({ id }) => id);

  describe('Any search for groups', () => {
    let groups: readonly TicketDistributionGroup[] = [];
    let snapshots: readonly GroupSnapshot[] = [];

    beforeEach(async () => {
      groups = searchedGroups(HOW_MANY);
      snapshots = groups.map(({ snapshot }) => snapshot);
      await store.save({ groups });
    });

    const agree = async (asked: GroupSearch): Promise<number> => {
      const [found, expected] = [await search(asked), searchGroups(snapshots, asked)];
      expect(ids(found)).to.deep.equal(ids(expected));
      expect(found.totalItems).to.equal(expected.totalItems);
      return found.items.length;
    };

    for (const field of SEARCH_FIELDS) {
      it(`finds by ${field} what every operator says`, async () => {
        for (const operator of SEARCH_OPERATORS) {
          let count = 0;
          const conditions = anyCondition(field, operator);
          await fc.assert(
            fc.asyncProperty(conditions, async (condition) => {
              count += await agree({ conditions: [condition], page: 0, perPage: HOW_MANY });
            }),
            { numRuns: SEARCHES, seed: SEARCHES },
          );
          expect(count, `${operator} finds something`).to.be.greaterThan(0);
        }
      });
    }

    it('finds what all its conditions say, in its order, on its page', async () => {
      await fc.assert(
        fc.asyncProperty(anyGroupSearch, async (asked) => {
          await agree(asked);
        }),
        { numRuns: 150 },
      );
    });

    it('goes on behind a place as it goes on from page to page', async () => {
      for (const sort of everySort()) {
        const whole = searchGroups(snapshots, { conditions: [], sort, page: 0, perPage: HOW_MANY });
        const walked = await walk({ conditions: [], sort, page: 0, perPage: 7 });
        expect(walked.map(({ id }) => id)).to.deep.equal(ids(whole));
      }
    });

    for (const sort of everySort()) {
      it(`goes on by ${sort.field}, ${sort.direction}, without a gap or a repetition while others come and go`, async () => {
        const leaving = groups.filter((_, place) => place % 3 === 0);
        const staying = new Set<string>(groups.filter((_, place) => place % 3 !== 0).map(({ id }) => id));
        const coming = searchedGroups(HOW_MANY + leaving.length).slice(HOW_MANY);
        const seen = await walk({ conditions: [], sort, page: 0, perPage: 3 }, async () => {
          const [left, come] = [leaving.pop(), coming.pop()];
          if (left !== undefined) await remove(left);
          if (come !== undefined) await store.save({ groups: [come] });
        });
        const whole = searchGroups(snapshots, { conditions: [], sort, page: 0, perPage: HOW_MANY });
        const found = seen.map(({ id }) => id);
        expect(found.filter((id) => staying.has(id))).to.deep.equal(ids(whole).filter((id) => staying.has(id)));
        expect(new Set(found).size, 'nothing twice').to.equal(found.length);
        expect(staying.size + leaving.length, 'some left').to.be.lessThan(HOW_MANY);
      });
    }

    const remove = ({ snapshot }: TicketDistributionGroup): Promise<void> =>
      store.transactions.run((transaction) => transaction.groups.removeOf(snapshot.orderId));

    /** All pages one behind the other. */
    async function walk(
      first: GroupSearch,
      between: (page: readonly GroupSnapshot[]) => Promise<void> = async () => {},
    ): Promise<readonly GroupSnapshot[]> {
      const found: GroupSnapshot[] = [];
      let { items } = await search(first);
      for (let last = items.at(-1); last !== undefined; last = items.at(-1)) {
        found.push(...items);
        await between(items);
        const after = { value: last[(first.sort ?? { field: 'createdAt' }).field], id: last.id };
        const page = await search({ ...first, after });
        expect(page.totalItems).to.equal(null);
        ({ items } = page);
      }
      return found;
    }
  });
}

function everySort(): readonly SearchSort[] {
  return SORT_FIELDS.flatMap((field) => SORT_DIRECTIONS.map((direction) => ({ field, direction })));
}
