import type { Instant } from '@ticket-distribution/domain';
import type { GroupView } from '@ticket-distribution/http';
import { ManualClock, aLine, aProduct, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { before, describe, it } from 'mocha';
import { type AppUnderTest, type ProblemBody, anApp } from './an-app.js';

const GROUPS = '/v1/ticket-distribution-groups';

interface Page {
  readonly items: readonly GroupView[];
  readonly page: number | null;
  readonly perPage: number;
  readonly totalItems: number | null;
  readonly totalPages: number | null;
  readonly next: string | null;
}

/** Three orders, a second apart: B for somebody else on an account, C on a travel card. */
async function anAppWithOrders(): Promise<AppUnderTest> {
  const clock = new ManualClock('2026-12-01T09:30:00.000Z' as Instant);
  const app = await anApp({ clock });
  await app.record(anOrder({ id: 'A' }));
  await clock.advance(1000);
  const traveller = { id: 't1', userType: 'ADULT', userProfileRef: null, customerId: '1000088' } as const;
  const line = aLine({
    id: 'line-b',
    method: 'ACCOUNT_BASED_TICKETING',
    distributionHolderCustomerId: '1000077',
    customerAccountRef: 'ENT:CustomerAccount:a1',
    products: [aProduct({ travellers: [traveller] })],
  });
  await app.record(anOrder({ id: 'B', organisationId: 7, ownerCustomerId: '7', lines: [line] }));
  await clock.advance(1000);
  await app.record(anOrder({ id: 'C' }));
  await app.send('POST', `${GROUPS}/C/distribute`, { travelCard: { mediaSerialNumberId: '1234567890' } });
  return app;
}

describe('Searching groups over HTTP, by every filter,', () => {
  let app: AppUnderTest;

  before(async () => {
    app = await anAppWithOrders();
  });

  const found = async (query: string): Promise<Page> => {
    const { status, body } = await app.send<Page>('GET', `${GROUPS}?${query}`);
    expect(status, JSON.stringify(body)).to.equal(200);
    return body;
  };
  const orders = async (query: string): Promise<string[]> => (await found(query)).items.map(({ orderId }) => orderId);
  const refusal = async (query: string) => {
    const { status, body } = await app.send<ProblemBody>('GET', `${GROUPS}?${query}`);
    expect(status).to.equal(400);
    return body.violations ?? [];
  };

  const EXAMPLES: readonly (readonly [string, readonly string[]])[] = [
    ['id=in:group-1,group-2', ['A', 'B']],
    ['orderLineId=line-b', ['B']],
    ['orderOwnerCustomerId=7', ['B']],
    ['organisationId=7', ['B']],
    ['ticketDistributionId=ticket-2', ['B']],
    ['distributionStatus=GENERATED', ['A']],
    ['distributionStatus=ne:GENERATED', ['B', 'C']],
    ['distributionHolderCustomerId=1000077', ['B']],
    ['customerAccountRef=ENT:CustomerAccount:a1', ['B']],
    ['customerAccountRef=eq:ENT:CustomerAccount:a1', ['B']],
    ['customers=in:1000088,1000099', ['B']],
    ['mediaSerialNumberId=1234567890', ['C']],
    ['createdAt=gte:2026-12-01T10:30:01%2B01:00', ['B', 'C']],
    ['createdAt=gt:2026-12-01T09:30:00Z&createdAt=lt:2026-12-01T09:30:02Z', ['B']],
    ['updatedAt=lte:2026-12-01T09:30:00.000Z', ['A']],
    ['startOfValidity=2026-12-05T06:00:00.000Z', ['A', 'B', 'C']],
    ['endOfValidity=lt:2026-12-06T03:00:00.000Z', []],
    ['validity=upcoming', ['A', 'B', 'C']],
    ['validity=now', []],
    ['validity=over&orderId=A', []],
    ['orderOwnerCustomerId=1000042&distributionStatus=GENERATED', ['A']],
    ['validity=upcoming&sort=createdAt,desc', ['C', 'B', 'A']],
    ['validity=upcoming&sort=orderId', ['A', 'B', 'C']],
    ['validity=upcoming&sort=orderVersion,desc', ['C', 'B', 'A']],
    ['validity=upcoming&sort=updatedAt,asc', ['A', 'B', 'C']],
  ];
  for (const [query, expected] of EXAMPLES) {
    it(`finds ${expected.join(', ') || 'nothing'} by ${query}`, async () => {
      expect(await orders(query)).to.deep.equal(expected);
    });
  }

  it('goes on by next, and says nothing of pages then', async () => {
    const first = await found('validity=upcoming&sort=orderId,desc&perPage=2');
    expect(first.totalPages).to.equal(2);
    const { items, ...rest } = await found(`validity=upcoming&sort=orderId,desc&perPage=2&after=${first.next}`);
    expect(items.map(({ orderId }) => orderId)).to.deep.equal(['A']);
    expect(rest).to.deep.equal({ page: null, perPage: 2, totalItems: null, totalPages: null, next: null });
  });

  const REFUSED: readonly (readonly [string, string, string])[] = [
    ['id=a%20b', 'id', 'letters'],
    ['orderLineId=', 'orderLineId', '1 to 255 characters'],
    ['orderOwnerCustomerId=Kari', 'orderOwnerCustomerId', 'digits'],
    ['organisationId=VY', 'organisationId', 'a whole number'],
    ['ticketDistributionId=in:', 'ticketDistributionId', 'letters'],
    ['distributionStatus=SOLD', 'distributionStatus', 'DISTRIBUTED'],
    ['distributionStatus=in:DISTRIBUTED,SOLD', 'distributionStatus', 'DISTRIBUTED'],
    ['distributionHolderCustomerId=-1', 'distributionHolderCustomerId', 'digits'],
    ['customers=1,2', 'customers', 'digits'],
    ['mediaSerialNumberId=x', 'mediaSerialNumberId', 'digits'],
    ['createdAt=yesterday', 'createdAt', 'RFC 3339'],
    ['updatedAt=gt:2026-02-30T00:00:00Z', 'updatedAt', 'RFC 3339'],
    ['startOfValidity=gt:2026-12-05', 'startOfValidity', 'RFC 3339'],
    ['endOfValidity=1796551200', 'endOfValidity', 'RFC 3339'],
    ['orderId=like:A', 'orderId', 'like is not an operator: must be one of eq, ne, gt, gte, lt, lte, in, nin'],
    ['customerAccountRef=like:ENT', 'customerAccountRef', 'like is not an operator'],
    ['createdAt=between:2026-12-05T06:00:00Z', 'createdAt', 'between is not an operator'],
    ['orderid=A', 'orderid', 'not a known parameter'],
    ['validity=past', 'validity', 'one of now, upcoming, over'],
    ['validity=now&validity=over', 'validity', 'once'],
    ['orderId=A&sort=price', 'sort', 'one of createdAt, updatedAt, orderId, orderVersion'],
    ['orderId=A&sort=createdAt,up', 'sort', ',asc or ,desc'],
    ['orderId=A&sort=createdAt&sort=orderId', 'sort', 'once'],
    ['sort=createdAt', 'query', 'at least one filter'],
    ['orderId=A&after=', 'after', 'the next of a page'],
    ['orderId=A&after=nonsense', 'after', 'the next of a page'],
    ['orderId=A&after=WzEsImEiLCJiIiwiYyJd', 'after', 'the next of a page of the same search'],
    ['orderId=A&after=WzIsImEiLCJiIiwiYyJd', 'after', 'the next of a page'],
  ];
  for (const [query, field, message] of REFUSED) {
    it(`refuses ${query} and names ${field}`, async () => {
      const violations = await refusal(query);
      expect(violations.map((violation) => violation.field)).to.deep.equal([field]);
      expect(violations[0]?.message).to.include(message);
    });
  }

  it('refuses next beside other filters, another sort, or the number of a page', async () => {
    const { next } = await found('validity=upcoming&perPage=1');
    const fields = async (query: string) => (await refusal(`${query}&after=${next}`)).map(({ field }) => field);
    expect(await fields('validity=upcoming&orderId=ne:A')).to.deep.equal(['after']);
    expect(await fields('validity=over')).to.deep.equal(['after']);
    expect(await fields('validity=upcoming&sort=orderId')).to.deep.equal(['after']);
    expect(await fields('validity=upcoming&page=1')).to.deep.equal(['page']);
    expect(await orders(`validity=upcoming&sort=createdAt,asc&after=${next}`)).to.deep.equal(['B', 'C']);
  });
});
