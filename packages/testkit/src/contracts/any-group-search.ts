import {
  type GroupSearch,
  SEARCH_OPERATORS,
  SORT_DIRECTIONS,
  SORT_FIELDS,
  type SearchCondition,
  SEARCH_FIELDS,
  type SearchField,
  type SearchOperator,
  type SearchValue,
  VALIDITIES,
} from '@ticket-distribution/application';
import {
  type Instant,
  type OrderLineId,
  TICKET_STATUSES,
  type TicketDistribution,
  TicketDistributionGroup,
  plusMilliseconds,
} from '@ticket-distribution/domain';
import * as fc from 'fast-check';
import { aGroup } from '../builders/a-group.js';
import { aLine } from '../builders/a-line.js';
import { aProduct } from '../builders/a-product.js';
import { anOrder } from '../builders/an-order.js';
import { SequentialIds } from '../in-memory/sequential-ids.js';

const FIRST = '2026-12-01T09:30:00.998Z' as Instant;
const anyMoment = fc.nat(5).map((milliseconds) => plusMilliseconds(FIRST, milliseconds));

const CUSTOMERS = ['1000042', '1000043', '99', '100', '0'];
const CARDS = ['1234567890', '99', '0'];
/** Their order by code point is not that by UTF-16, nor that of any locale. */
const TEXTS = ['a', 'B', 'å', '~', '\uFF5E', '𝄞', "a' OR 1=1 --", '%', 'a,b', '\\"', 'ENT:CustomerAccount:a1'];

const anyTicket = fc.record({
  status: fc.constantFrom(...TICKET_STATUSES),
  holder: fc.constantFrom(...CUSTOMERS),
  account: fc.option(fc.constantFrom(...TEXTS), { nil: null }),
  travellers: fc.array(fc.option(fc.constantFrom(...CUSTOMERS), { nil: null }), { maxLength: 3 }),
  card: fc.option(fc.constantFrom(...CARDS), { nil: null }),
  createdAt: anyMoment,
  updatedAt: anyMoment,
  startOfValidity: anyMoment,
  endOfValidity: anyMoment,
});
type AnyTicket = ReturnType<typeof anyTicket.generate>['value'];

const anySearched = fc.record({
  line: fc.constantFrom(...TEXTS),
  version: fc.integer({ min: 1, max: 12 }),
  organisationId: fc.integer({ min: 1, max: 12 }),
  ownerCustomerId: fc.constantFrom(...CUSTOMERS),
  createdAt: anyMoment,
  updatedAt: anyMoment,
  tickets: fc.array(anyTicket, { maxLength: 3 }),
});

/** So many groups of one order each; the same ones at each call. */
export function searchedGroups(count: number): TicketDistributionGroup[] {
  const ids = new SequentialIds();
  return fc.sample(anySearched, { numRuns: count, seed: 1 }).map((searched, index) => {
    const { line, tickets, createdAt, updatedAt, ...ofOrder } = searched;
    const products = [aProduct(), ...tickets.map(() => aProduct())];
    const order = anOrder({ ...ofOrder, id: `order-${index}`, lines: [aLine({ products })] });
    const { snapshot } = aGroup(order, { ids });
    const made = tickets.flatMap((said, place) => ticketAs(said, snapshot.tickets[place]));
    const orderLineId = line as OrderLineId;
    return TicketDistributionGroup.restore({ ...snapshot, orderLineId, createdAt, updatedAt, tickets: made });
  });
}

function ticketAs(said: AnyTicket, ticket: TicketDistribution | undefined): readonly TicketDistribution[] {
  if (ticket === undefined) return [];
  const { status, createdAt, updatedAt, startOfValidity, endOfValidity } = said;
  const [traveller] = ticket.product.travellers;
  const travellers = said.travellers.flatMap((customerId, index) =>
    traveller === undefined ? [] : [{ ...traveller, id: `"customerId":"${index}"`, customerId }],
  );
  return [
    {
      ...ticket,
      status,
      createdAt,
      updatedAt,
      validity: { startOfValidity, endOfValidity },
      parties: { distributionHolderCustomerId: said.holder, customerAccountRef: said.account },
      product: { ...ticket.product, travellers },
      distributionDetails: { ...ticket.distributionDetails, mediaSerialNumberId: said.card },
    },
  ];
}

const anyOf = (values: readonly SearchValue[]): fc.Arbitrary<SearchValue> => fc.constantFrom(...values);
const anyId = (name: string): fc.Arbitrary<SearchValue> => fc.nat(60).map((number) => `${name}-${number}`);
const anyNumber = fc.oneof(fc.nat(14), fc.nat(14).map(String));

const VALUES: Readonly<Record<SearchField, fc.Arbitrary<SearchValue>>> = {
  id: anyId('group'),
  orderId: anyId('order'),
  orderVersion: anyNumber,
  orderLineId: anyOf(TEXTS),
  orderOwnerCustomerId: anyOf(CUSTOMERS),
  organisationId: anyNumber,
  ticketDistributionId: anyId('ticket'),
  distributionStatus: anyOf([...TICKET_STATUSES, 'NO_STATUS']),
  distributionHolderCustomerId: anyOf(CUSTOMERS),
  customerAccountRef: anyOf(TEXTS),
  customers: anyOf(CUSTOMERS),
  mediaSerialNumberId: anyOf(CARDS),
  createdAt: anyMoment,
  updatedAt: anyMoment,
  startOfValidity: anyMoment,
  endOfValidity: anyMoment,
};

/** A condition with the filter and the operator. */
export function anyCondition(field: SearchField, operator: SearchOperator): fc.Arbitrary<SearchCondition> {
  const maxLength = operator === 'in' || operator === 'nin' ? 3 : 1;
  return fc
    .array(VALUES[field], { minLength: 1, maxLength })
    .map((values): SearchCondition => ({ field, operator, values }));
}

const anyConditions = fc.array(
  fc
    .tuple(fc.constantFrom(...SEARCH_FIELDS), fc.constantFrom(...SEARCH_OPERATORS))
    .chain(([field, operator]) => anyCondition(field, operator)),
  { maxLength: 4 },
);

/** A search by several conditions, in any order, at any page. */
export const anyGroupSearch: fc.Arbitrary<GroupSearch> = fc
  .record({
    conditions: anyConditions,
    validity: fc.option(fc.record({ is: fc.constantFrom(...VALIDITIES), at: anyMoment })),
    sort: fc.record({ field: fc.constantFrom(...SORT_FIELDS), direction: fc.constantFrom(...SORT_DIRECTIONS) }),
    page: fc.nat(2),
    perPage: fc.integer({ min: 1, max: 15 }),
  })
  .map(({ validity, ...search }) => ({ ...search, ...(validity === null ? {} : { validity }) }));
