import {
  type GroupSnapshot,
  Order,
  type OrderLineDocument,
  type TicketStatus,
  fulfillmentPolicies,
  reconcile,
} from '@ticket-distribution/domain';
import { aLine, aProduct, anOrder, idealDistribution } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';

const at = '2026-12-01T09:30:00.000Z' as GroupSnapshot['createdAt'];
const flex = aProduct({ id: 'VYG:PreassignedFareProduct:Flex' });
const lowFare = aProduct({ id: 'VYG:PreassignedFareProduct:LowFare' });
const bicycle = { id: 'VYG:SupplementProduct:Bicycle', version: null, type: 'BICYCLE', count: 1, name: {} };
const withBicycle = { ...flex, supplements: [...flex.supplements, bicycle] };
const moved = { ...flex, endOfValidity: '2027-01-01T00:00:00.000Z' as typeof flex.endOfValidity };
const nod = aLine({ id: 'line-1', method: 'NOD', products: [flex] });
const line = (change: Partial<OrderLineDocument>): OrderLineDocument => ({ ...nod, ...change });

const named = (ref: string | null): typeof flex => ({ ...flex, ref });
const byBifrost = aLine({ id: 'line-1', method: 'BIFROST', products: [flex] });
const byAccount = aLine({
  id: 'line-1',
  method: 'ACCOUNT_BASED_TICKETING',
  customerAccountRef: 'ENT:CustomerAccount:a1',
  products: [flex],
});
const validUntil =
  (end: string) =>
  (group: GroupSnapshot): GroupSnapshot => ({
    ...group,
    tickets: group.tickets.map((ticket) => ({
      ...ticket,
      validity: { ...ticket.validity, endOfValidity: end as typeof at },
    })),
  });
const givenAway = (group: GroupSnapshot): GroupSnapshot => ({
  ...group,
  tickets: group.tickets.map((ticket) => ({
    ...ticket,
    parties: { distributionHolderCustomerId: '1000088', customerAccountRef: 'ENT:CustomerAccount:gift' },
  })),
});

const gone = line({ status: 'CANCELLED' });
const stranger = { id: 't9', userType: 'ADULT', userProfileRef: null, customerId: null };
const replacing = (...products: readonly (typeof flex)[]): OrderLineDocument => ({
  ...aLine({ id: 'line-2', method: 'NOD', products }),
  replacesOrderLineIds: ['line-1'] as unknown as OrderLineDocument['replacesOrderLineIds'],
});

interface Example {
  readonly when: string;
  readonly first: readonly OrderLineDocument[];
  readonly ticketIs: TicketStatus;
  /** What update-validities or a transfer made of the group meanwhile. */
  readonly meanwhile?: (group: GroupSnapshot) => GroupSnapshot;
  readonly next: readonly OrderLineDocument[];
  readonly plan: readonly string[];
}

/** What a product owner can read: first version, where its tickets stand, next version, what becomes of them. */
const examples: readonly Example[] = [
  { when: 'nothing changes', first: [nod], ticketIs: 'DISTRIBUTED', next: [nod], plan: ['keep: unchanged'] },
  {
    when: 'a bicycle is added before the hand-over',
    first: [nod],
    ticketIs: 'GENERATED',
    next: [line({ fareProducts: [withBicycle] })],
    plan: ['update here: order-changed'],
  },
  {
    when: 'a bicycle is added after the hand-over to NOD',
    first: [nod],
    ticketIs: 'DISTRIBUTED',
    next: [line({ fareProducts: [withBicycle] })],
    plan: ['update at the ticket system: order-changed'],
  },
  {
    when: 'a bicycle is added after the pickup from NOD',
    first: [nod],
    ticketIs: 'COMMITTED',
    next: [line({ fareProducts: [withBicycle] })],
    plan: ['replace at the ticket system: order-changed'],
  },
  {
    when: 'an international ticket changes its validity',
    first: [line({ fulfillmentMethod: 'INTERNATIONAL' })],
    ticketIs: 'DISTRIBUTED',
    next: [line({ fulfillmentMethod: 'INTERNATIONAL', fareProducts: [moved] })],
    plan: ['replace at the ticket system: order-changed'],
  },
  {
    when: 'the product is exchanged for another on the same line',
    first: [nod],
    ticketIs: 'DISTRIBUTED',
    next: [line({ fareProducts: [lowFare] })],
    plan: ['add: new-product', 'cancel at the ticket system: product-removed'],
  },
  {
    when: 'the line is exchanged for another',
    first: [nod],
    ticketIs: 'DISTRIBUTED',
    next: [line({ status: 'CANCELLED' }), aLine({ id: 'line-2', method: 'NOD', products: [lowFare] })],
    plan: ['cancel at the ticket system: line-cancelled', 'add: new-line'],
  },
  {
    when: 'the line is exchanged for another that says so',
    first: [nod],
    ticketIs: 'DISTRIBUTED',
    next: [gone, replacing(lowFare)],
    plan: ['cancel at the ticket system once all successors are out: line-replaced', 'add: line-replaced'],
  },
  {
    when: 'the line is exchanged for another by another method',
    first: [nod],
    ticketIs: 'COMMITTED',
    next: [gone, { ...replacing(lowFare), fulfillmentMethod: 'BIFROST' }],
    plan: ['cancel at the ticket system once all successors are out: line-replaced', 'add: line-replaced'],
  },
  {
    when: 'the line is exchanged for another departure of the same product, by another method',
    first: [nod],
    ticketIs: 'COMMITTED',
    next: [gone, { ...replacing(moved), fulfillmentMethod: 'BIFROST' }],
    plan: ['cancel at the ticket system once its successor is out: line-replaced', 'add in its place: line-replaced'],
  },
  {
    when: 'a line that is not out is exchanged',
    first: [nod],
    ticketIs: 'GENERATED',
    next: [gone, replacing(lowFare)],
    plan: ['cancel here: line-replaced', 'add: line-replaced'],
  },
  {
    when: 'one line is exchanged for tickets of another product and of another traveller',
    first: [nod],
    ticketIs: 'DISTRIBUTED',
    next: [gone, replacing(lowFare, { ...flex, travellers: [stranger] })],
    plan: [
      'cancel at the ticket system once all successors are out: line-replaced',
      'add: line-replaced',
      'add: line-replaced',
    ],
  },
  {
    when: 'the line names a line as replaced that is still CONFIRMED',
    first: [nod],
    ticketIs: 'DISTRIBUTED',
    next: [nod, replacing(lowFare)],
    plan: ['keep: unchanged', 'add: new-line'],
  },
  {
    when: 'the line names an unknown line as replaced, and itself',
    first: [nod],
    ticketIs: 'DISTRIBUTED',
    next: [gone, { ...replacing(lowFare), replacesOrderLineIds: ['line-2', 'line-9'] as never }],
    plan: ['cancel at the ticket system: line-cancelled', 'add: new-line'],
  },
  {
    when: 'an exchange goes through a line that was cancelled, too',
    first: [nod],
    ticketIs: 'DISTRIBUTED',
    next: [
      gone,
      { ...replacing(flex), status: 'CANCELLED' },
      { ...replacing(flex), id: 'line-3' as never, replacesOrderLineIds: ['line-2'] as never },
    ],
    plan: ['cancel at the ticket system once its successor is out: line-replaced', 'add in its place: line-replaced'],
  },
  {
    when: 'the replacing line is CANCELLED in the same version',
    first: [nod],
    ticketIs: 'DISTRIBUTED',
    next: [gone, { ...replacing(lowFare), status: 'CANCELLED' }],
    plan: ['cancel at the ticket system: line-cancelled'],
  },
  {
    when: 'the line is removed before the hand-over',
    first: [nod],
    ticketIs: 'GENERATED',
    next: [],
    plan: ['cancel here: line-removed'],
  },
  {
    when: 'the method changes',
    first: [nod],
    ticketIs: 'DISTRIBUTED',
    next: [line({ fulfillmentMethod: 'BIFROST' })],
    plan: ['add in its place: method-changed', 'cancel at the ticket system once its successor is out: method-changed'],
  },
  {
    when: 'the ticket system cancelled the ticket by itself',
    first: [nod],
    ticketIs: 'CANCELLED_EXTERNALLY',
    next: [nod],
    plan: ['keep: cancelled-externally'],
  },
  {
    when: 'the account of an account-based ticket changes',
    first: [line({ fulfillmentMethod: 'ACCOUNT_BASED_TICKETING', customerAccountRef: 'ENT:CustomerAccount:a1' })],
    ticketIs: 'DISTRIBUTED',
    next: [line({ fulfillmentMethod: 'ACCOUNT_BASED_TICKETING', customerAccountRef: 'ENT:CustomerAccount:a2' })],
    plan: ['update at the ticket system: order-changed'],
  },
  {
    when: 'the holder of a NOD ticket changes, which NOD does not keep',
    first: [nod],
    ticketIs: 'DISTRIBUTED',
    next: [line({ distributionHolderCustomerId: '1000099' })],
    plan: ['update here: order-changed'],
  },
  {
    when: 'a bicycle is added to an account-based ticket',
    first: [byAccount],
    ticketIs: 'DISTRIBUTED',
    next: [{ ...byAccount, fareProducts: [withBicycle] }],
    plan: ['update at the ticket system: order-changed'],
  },
  {
    when: 'the product of an account-based ticket gets a newer version',
    first: [byAccount],
    ticketIs: 'DISTRIBUTED',
    next: [{ ...byAccount, fareProducts: [{ ...flex, version: 'VYG:Version:13' }] }],
    plan: ['replace at the ticket system: order-changed'],
  },
  {
    when: 'a bicycle is added after the hand-over to BIFROST',
    first: [byBifrost],
    ticketIs: 'DISTRIBUTED',
    next: [{ ...byBifrost, fareProducts: [withBicycle] }],
    plan: ['update at the ticket system: order-changed'],
  },
  {
    when: 'a bicycle is added to a BIFROST ticket whose use has begun',
    first: [byBifrost],
    ticketIs: 'ACTIVATED',
    next: [{ ...byBifrost, fareProducts: [withBicycle] }],
    plan: ['replace at the ticket system: order-changed'],
  },
  {
    when: 'a bicycle is added to a ticket that was refused for good',
    first: [nod],
    ticketIs: 'FAILED',
    next: [line({ fareProducts: [withBicycle] })],
    plan: ['update here: order-changed'],
  },
  {
    when: 'the product may be given away from now on, which no ticket system keeps',
    first: [nod],
    ticketIs: 'COMMITTED',
    next: [line({ fareProducts: [{ ...flex, transferable: true }] })],
    plan: ['update here: order-changed'],
  },
  {
    when: 'the validity was moved meanwhile and the order says nothing new',
    first: [nod],
    ticketIs: 'DISTRIBUTED',
    meanwhile: validUntil('2026-12-24T00:00:00.000Z'),
    next: [nod],
    plan: ['keep: keeps-manual-change'],
  },
  {
    when: 'the validity was moved meanwhile and a bicycle is added',
    first: [nod],
    ticketIs: 'DISTRIBUTED',
    meanwhile: validUntil('2026-12-24T00:00:00.000Z'),
    next: [line({ fareProducts: [withBicycle] })],
    plan: ['update at the ticket system: order-changed, keeps-manual-change'],
  },
  {
    when: 'the validity was moved meanwhile and the order moves it too',
    first: [nod],
    ticketIs: 'DISTRIBUTED',
    meanwhile: validUntil('2026-12-24T00:00:00.000Z'),
    next: [line({ fareProducts: [moved] })],
    plan: ['update at the ticket system: overrides-manual-change'],
  },
  {
    when: 'an account-based ticket was given away meanwhile and a bicycle is added',
    first: [byAccount],
    ticketIs: 'DISTRIBUTED',
    meanwhile: givenAway,
    next: [{ ...byAccount, fareProducts: [withBicycle] }],
    plan: ['update at the ticket system: order-changed'],
  },
  {
    when: 'an account-based ticket was given away meanwhile and the order names another holder',
    first: [byAccount],
    ticketIs: 'DISTRIBUTED',
    meanwhile: givenAway,
    next: [{ ...byAccount, distributionHolderCustomerId: '1000099' }],
    plan: ['update at the ticket system: overrides-manual-change'],
  },
  {
    when: 'an account-based ticket was given away meanwhile and the order says the same now',
    first: [byAccount],
    ticketIs: 'DISTRIBUTED',
    meanwhile: givenAway,
    next: [{ ...byAccount, distributionHolderCustomerId: '1000088', customerAccountRef: 'ENT:CustomerAccount:gift' }],
    plan: ['keep: unchanged'],
  },
  {
    when: 'the method changes and the line is cancelled at once',
    first: [nod],
    ticketIs: 'DISTRIBUTED',
    next: [line({ fulfillmentMethod: 'BIFROST', status: 'CANCELLED' })],
    plan: ['cancel at the ticket system: line-cancelled'],
  },
  {
    when: 'a product gets a name of its own',
    first: [nod],
    ticketIs: 'COMMITTED',
    next: [line({ fareProducts: [named('out')] })],
    plan: ['update here: order-changed'],
  },
  {
    when: 'a product loses its name',
    first: [line({ fareProducts: [named('out')] })],
    ticketIs: 'COMMITTED',
    next: [nod],
    plan: ['update here: order-changed'],
  },
  {
    when: 'an equal product stands under another name',
    first: [line({ fareProducts: [named('out')] })],
    ticketIs: 'GENERATED',
    next: [line({ fareProducts: [named('home')] })],
    plan: ['add: new-product', 'cancel here: product-removed'],
  },
  {
    when: 'one of two equal products goes',
    first: [line({ fareProducts: [flex, flex] })],
    ticketIs: 'GENERATED',
    next: [nod],
    plan: ['keep: unchanged', 'cancel here: product-removed'],
  },
  {
    when: 'two equal products stay',
    first: [line({ fareProducts: [flex, flex] })],
    ticketIs: 'GENERATED',
    next: [line({ fareProducts: [flex, flex] })],
    plan: ['keep: unchanged', 'keep: unchanged'],
  },
  {
    when: 'six equal products of a group stay',
    first: [line({ fareProducts: [flex, flex, flex, flex, flex, flex] })],
    ticketIs: 'COMMITTED',
    next: [line({ fareProducts: [flex, flex, flex, flex, flex, flex] })],
    plan: Array.from({ length: 6 }, () => 'keep: unchanged'),
  },
  {
    when: 'the line goes back to a draft',
    first: [nod],
    ticketIs: 'GENERATED',
    next: [line({ status: 'DRAFT' })],
    plan: ['cancel here: line-not-confirmed'],
  },
];

describe('The plan for a newer order version', () => {
  for (const { when, first, ticketIs, meanwhile = (group: GroupSnapshot) => group, next, plan } of examples) {
    it(`when ${when}: ${plan.join('; ')}`, () => {
      const order = Order.empty(anOrder({}).id);
      order.record(anOrder({ version: 1, lines: first }), at);
      const made = idealDistribution(reconcile(order.current, [], fulfillmentPolicies), [], 'done');
      const groups = made
        .map((group) => ({ ...group, tickets: group.tickets.map((ticket) => ({ ...ticket, status: ticketIs })) }))
        .map(meanwhile);
      order.record(anOrder({ version: 2, lines: next }), at);
      const planned = reconcile(order.current, groups, fulfillmentPolicies).groups.flatMap(({ entries }) => entries);
      expect(planned.map(said)).to.have.members([...plan]);
    });
  }
});

describe('The plan for an order that goes', () => {
  const order = Order.empty(anOrder({}).id);
  order.record(anOrder({ version: 1, lines: [nod] }), at);
  const groups = idealDistribution(reconcile(order.current, [], fulfillmentPolicies), [], 'done');
  const entryAfter = (version: number, status: 'CONFIRMED' | 'CANCELLED', lines: readonly OrderLineDocument[]) => {
    order.record(anOrder({ version, status, lines }), at);
    return reconcile(order.current, groups, fulfillmentPolicies).groups[0]?.entries[0];
  };

  it('cancels at once and hands the date of the cancel over', () => {
    const cancelled = line({ status: 'CANCELLED', effectiveCancellationDate: at });
    expect(entryAfter(2, 'CONFIRMED', [cancelled])).to.deep.include({ action: 'cancel', effectiveDate: at });
  });

  it('says that it was the whole order', () => {
    expect(entryAfter(3, 'CANCELLED', [])?.reasons).to.deep.equal(['order-cancelled']);
  });
});

describe('Two alike products of one line', () => {
  const travels = (id: string) => ({ id, userType: 'ADULT' as const, userProfileRef: null, customerId: null });
  const [one, other] = [
    { ...flex, travellers: [travels('t1')] },
    { ...flex, travellers: [travels('t2')] },
  ];

  it('are told apart by their travellers when both change and change places', () => {
    const order = Order.empty(anOrder({}).id);
    order.record(anOrder({ version: 1, lines: [line({ fareProducts: [one, other] })] }), at);
    const groups = idealDistribution(reconcile(order.current, [], fulfillmentPolicies), [], 'done');
    const later = [other, one].map((product) => ({ ...product, endOfValidity: moved.endOfValidity }));
    order.record(anOrder({ version: 2, lines: [line({ fareProducts: later })] }), at);
    const entries = reconcile(order.current, groups, fulfillmentPolicies).groups.flatMap((group) => group.entries);
    const changed = entries.map((entry) => ('changes' in entry ? entry.changes.map(({ field }) => field) : []));
    expect(changed).to.deep.equal([['validity'], ['validity']]);
  });
});

function said(entry: ReturnType<typeof reconcile>['groups'][number]['entries'][number]): string {
  const where = 'atTicketSystem' in entry ? (entry.atTicketSystem ? ' at the ticket system' : ' here') : '';
  return `${entry.action}${where}${turn(entry)}: ${entry.reasons.join(', ')}`;
}

/** Which ticket has to be out before which ends, as far as more than its own place is concerned. */
function turn(entry: Parameters<typeof said>[0]): string {
  if (entry.action === 'add') return entry.takesPlaceOf === null ? '' : ' in its place';
  if (entry.action !== 'cancel' || entry.waitsFor === null) return '';
  return entry.waitsFor === 'its-successor' ? ' once its successor is out' : ' once all successors are out';
}
