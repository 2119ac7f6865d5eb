import type { GroupSearch, SearchCondition, SearchField, SearchOperator } from '@ticket-distribution/application';
import {
  type Instant,
  type OrderDocument,
  type TicketDistribution,
  TicketDistributionGroup,
  type TicketStatus,
  type Traveller,
  instant,
} from '@ticket-distribution/domain';
import { expect } from 'chai';
import { aGroup } from '../builders/a-group.js';
import { aLine } from '../builders/a-line.js';
import { aProduct } from '../builders/a-product.js';
import { anOrder } from '../builders/an-order.js';
import { SequentialIds } from '../in-memory/sequential-ids.js';
import type { Suite } from '../runner/suite.js';
import type { FreshStore } from './fresh-store.js';

const at = (day: number): Instant => instant(`2027-03-0${day}T08:00:00.007Z`);

interface Said {
  readonly status: TicketStatus;
  readonly holder: string;
  readonly days: readonly [from: number, to: number];
  readonly account?: string;
  readonly card?: string;
  readonly customers?: readonly string[];
}

/** Orders with one group each, and what is said of its tickets. */
const ORDERS: Readonly<Record<string, readonly Said[]>> = {
  A: [{ status: 'DISTRIBUTED', holder: '7', days: [1, 3], card: '1234567890', customers: ['7', '8'] }],
  B: [
    { status: 'DISTRIBUTED', holder: '7', days: [4, 5], account: 'ENT:CustomerAccount:b' },
    { status: 'CANCELLED', holder: '8', days: [1, 6], customers: ['9'] },
  ],
  C: [{ status: 'GENERATED', holder: '70', days: [2, 9], account: 'ENT:CustomerAccount:c', card: '99' }],
  D: [],
};

type Asked = readonly [field: SearchField, operator: SearchOperator, value: string | readonly string[]];

const EXAMPLES: readonly (readonly [asked: readonly Asked[], ...found: readonly string[]])[] = [
  [[['distributionStatus', 'eq', 'DISTRIBUTED']], 'A', 'B'],
  [[['distributionStatus', 'ne', 'DISTRIBUTED']], 'B', 'C'],
  [[['distributionStatus', 'in', ['CANCELLED', 'GENERATED']]], 'B', 'C'],
  [[['distributionStatus', 'lt', 'DISTRIBUTED']], 'B'],
  [[['distributionStatus', 'eq', 'UNKNOWN']]],
  [[['distributionHolderCustomerId', 'eq', '7']], 'A', 'B'],
  [[['distributionHolderCustomerId', 'gt', '7']], 'B', 'C'],
  [[['distributionHolderCustomerId', 'nin', ['7', '8']]], 'C'],
  [[['customerAccountRef', 'eq', 'ENT:CustomerAccount:b']], 'B'],
  [[['customerAccountRef', 'ne', 'ENT:CustomerAccount:b']], 'C'],
  [[['mediaSerialNumberId', 'eq', '99']], 'C'],
  [[['mediaSerialNumberId', 'ne', '99']], 'A'],
  [[['mediaSerialNumberId', 'lte', '99']], 'A', 'C'],
  [[['customers', 'eq', '8']], 'A'],
  [[['customers', 'ne', '8']], 'A', 'B'],
  [[['customers', 'in', ['9', '10']]], 'B'],
  [[['startOfValidity', 'gt', at(2)]], 'B'],
  [[['endOfValidity', 'lte', at(5)]], 'A', 'B'],
  // Two conditions about tickets mean the same ticket.
  [
    [
      ['distributionStatus', 'eq', 'CANCELLED'],
      ['distributionHolderCustomerId', 'eq', '7'],
    ],
  ],
  [
    [
      ['distributionStatus', 'eq', 'CANCELLED'],
      ['distributionHolderCustomerId', 'eq', '8'],
    ],
    'B',
  ],
  [
    [
      ['startOfValidity', 'gte', at(2)],
      ['endOfValidity', 'lte', at(6)],
    ],
    'B',
  ],
  // A ticket carries several customers.
  [
    [
      ['customers', 'eq', '7'],
      ['customers', 'eq', '8'],
    ],
    'A',
  ],
  [
    [
      ['customers', 'eq', '7'],
      ['customers', 'eq', '9'],
    ],
  ],
];

export function ticketSearchContract({ describe, it, beforeEach }: Suite, store: FreshStore): void {
  const search = async (asked: Partial<GroupSearch>): Promise<string[]> => {
    const whole = { conditions: [], page: 0, perPage: 20, ...asked };
    return (await store.read(({ groups }) => groups.search(whole))).items.map(({ orderId }) => orderId);
  };
  const by = (...asked: readonly Asked[]): Promise<string[]> => search({ conditions: asked.map(condition) });

  describe('A search for groups by their tickets', () => {
    let groups: readonly TicketDistributionGroup[] = [];

    beforeEach(async () => {
      const ids = new SequentialIds();
      groups = Object.entries(ORDERS).map(([id, said]) => groupOf(id, said, ids));
      await store.save({ groups });
    });

    for (const [asked, ...expected] of EXAMPLES) {
      const words = asked.map(([field, operator, value]) => `${field}=${operator}:${[value].flat().join()}`).join('&');
      it(`finds ${expected.join(', ') || 'nothing'} by ${words}`, async () => {
        expect(await by(...asked)).to.deep.equal(expected);
      });
    }

    it('finds a group by each of its tickets', async () => {
      for (const { snapshot } of groups) {
        for (const { id } of snapshot.tickets) {
          expect(await by(['ticketDistributionId', 'eq', id])).to.deep.equal([snapshot.orderId]);
        }
      }
    });

    it('finds what is valid from its start and over at its end, or when it was cancelled', async () => {
      const valid = (is: 'now' | 'upcoming' | 'over', day: number) => search({ validity: { is, at: at(day) } });
      expect(await valid('upcoming', 1)).to.deep.equal(['B', 'C']);
      expect(await valid('now', 1)).to.deep.equal(['A']);
      expect(await valid('now', 2)).to.deep.equal(['A', 'C']);
      expect(await valid('now', 3)).to.deep.equal(['C']);
      expect(await valid('over', 2)).to.deep.equal(['B']);
      expect(await valid('over', 3)).to.deep.equal(['A', 'B']);
    });

    it('means by validity the ticket that the conditions mean', async () => {
      const conditions = [condition(['distributionHolderCustomerId', 'eq', '7'])];
      expect(await search({ conditions, validity: { is: 'over', at: at(4) } })).to.deep.equal(['A']);
      expect(await search({ conditions, validity: { is: 'now', at: at(4) } })).to.deep.equal(['B']);
    });

    it('finds the customers of a ticket as they are after its product changed, and none once it is removed', async () => {
      const [first] = groups;
      if (first === undefined) throw new Error('the groups were made');
      const stored = await store.read((snapshot) => snapshot.groups.find(first.id));
      if (stored === undefined) throw new Error('the group was saved');
      const tickets = stored.snapshot.tickets.map((ticket) => carrying(ticket, ['8', '10']));
      await store.save({ groups: [TicketDistributionGroup.restore({ ...stored.snapshot, tickets })] });
      expect(await by(['customers', 'eq', '7'])).to.deep.equal([]);
      expect(await by(['customers', 'in', ['8', '10']])).to.deep.equal(['A']);
      await store.transactions.run((transaction) => transaction.groups.removeOf(first.snapshot.orderId));
      expect(await by(['customers', 'gte', '0'])).to.deep.equal(['B']);
    });
  });
}

function condition([field, operator, value]: Asked): SearchCondition {
  return { field, operator, values: [value].flat() };
}

function groupOf(id: string, said: readonly Said[], ids: SequentialIds): TicketDistributionGroup {
  const products = [aProduct(), ...said.map(() => aProduct())];
  const order: OrderDocument = anOrder({ id, lines: [aLine({ products })] });
  const { snapshot } = aGroup(order, { ids });
  const tickets = said.flatMap((one, place) => {
    const ticket = snapshot.tickets[place];
    return ticket === undefined ? [] : [ticketAs(one, ticket)];
  });
  return TicketDistributionGroup.restore({ ...snapshot, tickets });
}

function ticketAs({ status, holder, days, account, card, customers = [] }: Said, ticket: TicketDistribution) {
  return carrying(
    {
      ...ticket,
      status,
      validity: { startOfValidity: at(days[0]), endOfValidity: at(days[1]) },
      parties: { distributionHolderCustomerId: holder, customerAccountRef: account ?? null },
      distributionDetails: { ...ticket.distributionDetails, mediaSerialNumberId: card ?? null },
    },
    customers,
  );
}

function carrying(ticket: TicketDistribution, customers: readonly string[]): TicketDistribution {
  const travellers: readonly Traveller[] = customers.map((customerId) => ({
    id: customerId,
    userType: 'ADULT',
    userProfileRef: null,
    customerId,
  }));
  return { ...ticket, product: { ...ticket.product, travellers } };
}
