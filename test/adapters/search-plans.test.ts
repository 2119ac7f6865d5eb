import {
  type GroupSearch,
  SEARCH_FIELDS,
  type SearchCondition,
  type SearchField,
  type SearchOperator,
  type SearchValue,
} from '@ticket-distribution/application';
import type { Instant } from '@ticket-distribution/domain';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { type DatabaseKind, type FullDatabase, GROUPS, fullDatabase } from './many-groups.js';

const at = (time: string): Instant => `2026-01-01T${time}.000Z` as Instant;

/** Behind a group in the middle. */
const PLACE = { value: at('12:00:00'), id: 'g43200' };

/** What serves a filter: the name of an index (of the key, which databases name themselves, its table), and its column there. */
type Served = readonly [index: RegExp, column: string];

const KEY_OF_GROUPS = /PK_|sqlite_autoindex_ticket_distribution_groups_1/;
const KEY_OF_TICKETS = /PK_|sqlite_autoindex_ticket_distributions_1/;
const ORDER_LINES = /one_group_per_order_line|sqlite_autoindex_ticket_distribution_groups_2/;

const SERVED: Readonly<Record<SearchField, Served>> = {
  id: [KEY_OF_GROUPS, 'id'],
  orderId: [ORDER_LINES, 'order_id'],
  orderVersion: [/groups_by_order_version/, 'order_version'],
  orderLineId: [/groups_by_order_line/, 'order_line_id'],
  orderOwnerCustomerId: [/groups_by_owner/, 'order_owner_customer_id'],
  organisationId: [/groups_by_organisation/, 'organisation_id'],
  ticketDistributionId: [KEY_OF_TICKETS, 'id'],
  distributionStatus: [/tickets_by_status/, 'status'],
  distributionHolderCustomerId: [/tickets_by_holder/, 'distribution_holder_customer_id'],
  customerAccountRef: [/tickets_by_account/, 'customer_account_ref'],
  customers: [/tickets_by_customer/, 'customer_id'],
  mediaSerialNumberId: [/tickets_by_card/, '(?:<expr>|"?substring)'],
  createdAt: [/tickets_by_creation/, 'created_at'],
  updatedAt: [/tickets_by_status/, 'updated_at'],
  startOfValidity: [/tickets_by_start/, 'start_of_validity'],
  endOfValidity: [/tickets_by_end/, 'end_of_validity'],
};

type Asked = readonly [operator: SearchOperator, ...values: readonly SearchValue[]];

/** Narrow questions, as those are that an index is for: one value, several, and a range. */
const TIMES: readonly Asked[] = [
  ['eq', at('01:00:00')],
  ['in', at('01:00:00'), at('02:00:00')],
  ['lt', at('00:02:00')],
];
const ASKED: Readonly<Record<SearchField, readonly Asked[]>> = {
  id: [
    ['eq', 'g5'],
    ['in', 'g5', 'g7'],
    ['gte', 'g9999'],
  ],
  orderId: [
    ['eq', 'O5'],
    ['in', 'O5', 'O7'],
    ['gte', 'O9999'],
  ],
  orderVersion: [
    ['eq', 9],
    ['in', 8, 9],
    ['gt', 2],
  ],
  orderLineId: [
    ['eq', 'line-5'],
    ['in', 'line-5', 'line-7'],
    ['gte', 'line-9999'],
  ],
  orderOwnerCustomerId: [
    ['eq', '5'],
    ['in', '5', '7'],
    ['gte', '9999'],
  ],
  organisationId: [
    ['eq', 306],
    ['in', 306, 309],
    ['gt', 5290],
  ],
  ticketDistributionId: [
    ['eq', 't5'],
    ['in', 't5', 't7'],
    ['gte', 't9999'],
  ],
  distributionStatus: [
    ['eq', 'FAILED'],
    ['ne', 'DISTRIBUTED'],
    ['in', 'FAILED', 'CANCELLED'],
    ['gt', 'DISTRIBUTING'],
    ['nin', 'DISTRIBUTED'],
  ],
  distributionHolderCustomerId: [
    ['eq', '5'],
    ['in', '5', '7'],
    ['gte', '9999'],
  ],
  customerAccountRef: [
    ['eq', 'ENT:CustomerAccount:10'],
    ['gte', 'ENT:CustomerAccount:9990'],
  ],
  customers: [
    ['eq', '10'],
    ['in', '10', '20'],
    ['gte', '9990'],
  ],
  // No range of them means anything.
  mediaSerialNumberId: [
    ['eq', '10'],
    ['in', '10', '20'],
  ],
  createdAt: TIMES,
  updatedAt: TIMES,
  startOfValidity: TIMES,
  endOfValidity: [...TIMES.slice(0, 2), ['lt', at('01:02:00')]],
};

for (const kind of ['SQLite', 'PostgreSQL'] as const satisfies readonly DatabaseKind[]) {
  describe(`${GROUPS} groups in ${kind}`, () => {
    let full: FullDatabase;

    before(async () => {
      full = await fullDatabase(kind);
    });
    after(() => full.remove());

    /** All plans of the SELECT of the page. */
    const plansOf = async (search: Partial<GroupSearch>) => {
      const [page] = await full.searching(search);
      return full.plansOf(page ?? expect.fail());
    };
    const expectServed = async (search: Partial<GroupSearch>, [index, column]: Served): Promise<void> => {
      for (const parts of await plansOf(search)) {
        const looksUp = new RegExp(`(?:${index.source})\\w* .*[ ("]${column}(?!\\w)`);
        expect(
          parts.some((part) => looksUp.test(part)),
          parts.join('\n'),
        ).to.equal(true);
        for (const part of parts) expect(part).to.not.match(/Seq Scan|^SCAN (?!page)(?!.*USING)/);
      }
    };
    const condition = (field: SearchField, [operator, ...values]: Asked): SearchCondition => ({
      field,
      operator,
      values,
    });

    for (const field of SEARCH_FIELDS) {
      for (const asked of ASKED[field]) {
        it(`are searched by ${field} ${asked[0]}, served by an index of it`, async () => {
          await expectServed({ conditions: [condition(field, asked)] }, SERVED[field]);
        });
      }
    }

    const eq = (field: SearchField, value: SearchValue): SearchCondition => condition(field, ['eq', value]);
    /** 500 groups are of it. */
    const OF_ORGANISATION = eq('organisationId', 5);

    it('are searched by order and version through the order', async () => {
      await expectServed({ conditions: [eq('orderId', 'O5'), eq('orderVersion', 1)] }, SERVED.orderId);
    });

    for (const field of ['distributionHolderCustomerId', 'customerAccountRef', 'mediaSerialNumberId'] as const) {
      it(`are searched by ${field} through that, also for an organisation, by status and validity`, async () => {
        const [asked] = ASKED[field];
        const conditions = [
          eq('distributionStatus', 'DISTRIBUTED'),
          condition(field, asked ?? expect.fail()),
          OF_ORGANISATION,
        ];
        await expectServed({ conditions, validity: { is: 'now', at: at('12:00:00') } }, SERVED[field]);
      });
    }

    for (const [is, field, moment] of [
      ['upcoming', 'startOfValidity', '2026-01-02T03:46:30.000Z'],
      ['now', 'endOfValidity', '2026-01-02T04:46:30.000Z'],
      ['over', 'endOfValidity', '2026-01-01T01:00:10.000Z'],
    ] as const) {
      it(`are searched by what is ${is} through the ${field}`, async () => {
        const sort = { field: 'updatedAt', direction: 'asc' } as const;
        await expectServed({ validity: { is, at: moment as Instant }, sort }, SERVED[field]);
      });
    }

    it('come of an organisation in the order of their age, and so behind a place, without sorting', async () => {
      for (const search of [{ conditions: [OF_ORGANISATION] }, { conditions: [OF_ORGANISATION], after: PLACE }]) {
        await expectServed(search, SERVED.organisationId);
        for (const parts of await plansOf(search)) expect(parts.join('\n')).to.not.match(/Sort|TEMP B-TREE/);
      }
    });

    it('are read on behind a place by the index of their age', async () => {
      await expectServed({ after: PLACE }, [/groups_by_age/, 'created_at']);
    });

    if (kind === 'PostgreSQL') {
      it('are searched by a plan that is kept only where it is right for all values', async () => {
        const namesOf = async (...conditions: readonly SearchCondition[]) => {
          const names: (string | undefined)[] = [];
          for (let time = 0; time < 3; time += 1) names.push((await full.searching({ conditions }))[0]?.name);
          return names.filter((name) => name !== undefined);
        };
        expect(await namesOf(eq('orderId', 'O7'), eq('orderVersion', 1))).to.not.deep.equal([]);
        expect(await namesOf(eq('distributionStatus', 'FAILED'), OF_ORGANISATION)).to.deep.equal([]);
      });
    }
  });
}
