import {
  type AskedGroups,
  type Caller,
  type FoundGroups,
  GROUP_FILTERS,
  type Privilege,
  SEARCH_FIELDS,
  type SearchField,
  type SearchValue,
  TICKET_FILTERS,
  isGroupField,
} from '@ticket-distribution/application';
import { type Instant, plusMilliseconds } from '@ticket-distribution/domain';
import {
  ManualClock,
  type TestEngine,
  aCaller,
  aLine,
  aProduct,
  anEngine,
  anOrder,
} from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { beforeEach, describe, it } from 'mocha';
import { caller as anybody } from './story.js';

const by = (organisationId: number | null, ...privileges: readonly Privilege[]): Caller =>
  aCaller({ organisationId, privileges });
const [OWN, OTHER, EVERY] = [by(1), by(2), by(2, 'read-every-organisation')];

const START = '2026-12-05T06:00:00.000Z' as Instant;
const END = '2026-12-06T03:00:00.000Z' as Instant;

/** For organisation 1 twelve orders, for organisation 2 three, all for the same people. */
async function anEngineWithOrders(clock: ManualClock): Promise<TestEngine> {
  const engine = anEngine({ clock });
  const traveller = { id: 't1', userType: 'ADULT', userProfileRef: null, customerId: '1000077' } as const;
  for (let index = 0; index < 15; index += 1) {
    const products = [aProduct({ startOfValidity: START, endOfValidity: END, travellers: [traveller] })];
    const line = aLine({ method: 'ACCOUNT_BASED_TICKETING', products, customerAccountRef: 'ENT:CustomerAccount:a1' });
    const document = anOrder({ id: `O${index}`, organisationId: index % 5 === 4 ? 2 : 1, lines: [line] });
    await engine.recordOrderVersion.execute({ document, caller: anybody });
  }
  return engine;
}

/** Who refuses says with which field. */
async function refusedField(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'no refusal',
    (error: { readonly violations?: readonly { readonly field: string }[] }) =>
      error.violations?.map(({ field }) => field).join(),
  );
}

describe('A search for groups', () => {
  let clock: ManualClock;
  let engine: TestEngine;

  beforeEach(async () => {
    clock = new ManualClock();
    engine = await anEngineWithOrders(clock);
  });

  const search = (asked: Partial<AskedGroups> = {}): Promise<FoundGroups> =>
    engine.searchGroups.execute({ conditions: [], page: 0, perPage: 5, caller: anybody, ...asked });
  const orders = ({ items }: FoundGroups): string[] => items.map(({ group }) => group.orderId);

  /** What the first group of organisation 1 has in the field. */
  const valuesOf = async (field: SearchField): Promise<readonly SearchValue[]> => {
    const { group } = (await search({ caller: OWN })).items[0] ?? expect.fail();
    const [ticket] = group.tickets;
    if (isGroupField(field)) return GROUP_FILTERS[field].read(group);
    return ticket === undefined ? [] : TICKET_FILTERS[field].read(ticket);
  };

  for (const field of SEARCH_FIELDS) {
    it(`finds by ${field} what is of the organisation of the caller, and of no other`, async () => {
      const [value = '0'] = await valuesOf(field);
      const conditions = [{ field, operator: 'gte', values: [value] } as const];
      const foundBy = async (caller: Caller): Promise<Set<number>> =>
        new Set((await search({ conditions, caller, perPage: 20 })).items.map(({ group }) => group.organisationId));
      expect([...(await foundBy(OTHER))].filter((organisationId) => organisationId !== 2)).to.deep.equal([]);
      expect([...(await foundBy(OWN))].filter((organisationId) => organisationId !== 1)).to.deep.equal([]);
      if (field === 'mediaSerialNumberId') return;
      expect([...(await foundBy(OWN))]).to.deep.equal([1]);
      expect([...(await foundBy(EVERY))]).to.include(1);
    });
  }

  it('goes on from page to page by its cursor, and counts on the first only', async () => {
    const first = await search({ caller: OWN });
    expect(first.totalItems).to.equal(12);
    const second = await search({ caller: OWN, after: first.next ?? expect.fail() });
    const third = await search({ caller: OWN, after: second.next ?? expect.fail() });
    expect([second.totalItems, third.totalItems, third.next]).to.deep.equal([null, null, null]);
    const whole = await search({ caller: OWN, perPage: 20 });
    expect([first, second, third].flatMap(orders)).to.deep.equal(orders(whole));
  });

  it('goes on from any page, with pages of another size, and ends with the last', async () => {
    const { next } = await search({ page: 1 });
    const rest = await search({ after: next ?? expect.fail(), perPage: 100 });
    expect(orders(rest)).to.have.length(5);
    expect(rest.next).to.equal(null);
    expect((await search({ page: 2 })).next).to.equal(null);
    expect((await search({ page: 9 })).next).to.equal(null);
  });

  it('refuses the cursor of another organisation, filter, validity or sort', async () => {
    const conditions = [{ field: 'orderVersion', operator: 'eq', values: [1] } as const];
    const { next } = await search({ conditions, caller: OWN });
    const after = next ?? expect.fail();
    expect(await refusedField(search({ conditions, caller: OWN, after }))).to.equal('no refusal');
    const others: readonly Partial<AskedGroups>[] = [
      { conditions, caller: OTHER },
      { conditions, caller: EVERY },
      { conditions, caller: by(null) },
      { conditions, caller: anybody },
      { conditions: [], caller: OWN },
      { conditions: [{ field: 'orderVersion', operator: 'lte', values: [1] }], caller: OWN },
      { conditions: [...conditions, ...conditions], caller: OWN },
      { conditions, caller: OWN, validity: 'upcoming' },
      { conditions, caller: OWN, sort: { field: 'createdAt', direction: 'desc' } },
      { conditions, caller: OWN, sort: { field: 'orderId', direction: 'asc' } },
    ];
    for (const other of others) {
      expect(await refusedField(search({ ...other, after })), JSON.stringify(other)).to.equal('after');
    }
  });

  it('takes its cursor whatever the order of its conditions, and refuses one whose place is none', async () => {
    const conditions = [
      { field: 'orderVersion', operator: 'in', values: [2, 1] },
      { field: 'orderId', operator: 'gte', values: ['O'] },
    ] as const;
    const sort = { field: 'orderVersion', direction: 'desc' } as const;
    const { next } = await search({ conditions, sort });
    const after = next ?? expect.fail();
    const turned = [conditions[1], { ...conditions[0], values: [1, 2] }];
    expect(orders(await search({ conditions: turned, sort, after }))).to.have.length(5);
    for (const value of ['1', 1.5, -1, 2 ** 31]) {
      expect(await refusedField(search({ conditions, sort, after: { ...after, value } }))).to.equal('after');
    }
  });

  it('says of its own moment what is valid now, upcoming and over, page by page', async () => {
    const count = async (validity: 'now' | 'upcoming' | 'over') => (await search({ validity })).totalItems;
    const counts = async () => [await count('upcoming'), await count('now'), await count('over')];
    expect(await counts()).to.deep.equal([15, 0, 0]);
    const first = await search({ validity: 'upcoming' });
    await clock.advance(Date.parse(START) - Date.parse(clock.now()));
    expect(await counts()).to.deep.equal([0, 15, 0]);
    expect(orders(await search({ validity: 'upcoming', after: first.next ?? expect.fail() }))).to.deep.equal([]);
    await clock.advance(Date.parse(plusMilliseconds(END, -1)) - Date.parse(clock.now()));
    expect(await counts()).to.deep.equal([0, 15, 0]);
    await clock.advance(1);
    expect(await counts()).to.deep.equal([0, 0, 15]);
  });
});
