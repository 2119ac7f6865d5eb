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

interface Example {
  readonly when: string;
  readonly first: readonly OrderLineDocument[];
  readonly ticketIs: TicketStatus;
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
    plan: ['add: method-changed', 'cancel at the ticket system: method-changed'],
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
];

describe('The plan for a newer order version', () => {
  for (const { when, first, ticketIs, next, plan } of examples) {
    it(`when ${when}: ${plan.join('; ')}`, () => {
      const order = Order.empty(anOrder({}).id);
      order.record(anOrder({ version: 1, lines: first }), at);
      const made = idealDistribution(reconcile(order.current, [], fulfillmentPolicies), [], 'done');
      const groups = made.map((group) => ({
        ...group,
        tickets: group.tickets.map((ticket) => ({ ...ticket, status: ticketIs })),
      }));
      order.record(anOrder({ version: 2, lines: next }), at);
      const planned = reconcile(order.current, groups, fulfillmentPolicies).groups.flatMap(({ entries }) => entries);
      expect(planned.map(said)).to.have.members([...plan]);
    });
  }
});

function said(entry: ReturnType<typeof reconcile>['groups'][number]['entries'][number]): string {
  const where = 'atTicketSystem' in entry ? (entry.atTicketSystem ? ' at the ticket system' : ' here') : '';
  return `${entry.action}${where}: ${entry.reasons.join(', ')}`;
}
