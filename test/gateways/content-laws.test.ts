import {
  type FareProduct,
  type FulfillmentMethod,
  type FulfillmentPolicy,
  type IssueHandOver,
  type Leg,
  type Pickup,
  type Seat,
  canonicalText,
  fulfillmentPolicies,
  toldContent,
} from '@ticket-distribution/domain';
import { handOverMessage } from '@ticket-distribution/gateway-json';
import {
  type NewOrderGroup,
  type XmlElement,
  mobileOrderGroup,
  xmlText,
} from '@ticket-distribution/gateway-nod/medium';
import { travelCardOrderGroup } from '@ticket-distribution/gateway-travel-card';
import { aGroup, aLeg, aLine, aProduct, aTicketToTell, anOrder, zonal } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { anyNearPair } from './any-near-pair.js';
import { QR_CODE, TRAVEL_CARD } from './hand-overs.js';

const OCCASION = { at: '2026-12-01T10:00:00.000Z' as never, by: 'test', distributionChannelId: null };

/** What the domain says of a ticket for the product. */
function issueOf(product: FareProduct, method: FulfillmentMethod, pickup: Pickup | null): IssueHandOver {
  const group = aGroup(anOrder({ lines: [aLine({ method, products: [product] })] }));
  const request = { pickup, language: null, distributionChannelId: null, organisationId: 1 };
  const [issue] = group.handOver(request, OCCASION, { policies: fulfillmentPolicies });
  return issue ?? expect.fail('nothing is handed over');
}

/** The message of a JSON system without ids; a seat says of its leg what the leg says. */
function jsonMessage(issue: IssueHandOver): string {
  const { tickets } = handOverMessage(issue) as unknown as { tickets: readonly FareProduct[] };
  return canonicalText(
    tickets.map(({ legs, seats, ...ticket }) => ({
      ...ticket,
      ticketDistributionId: null,
      legs: legs.map(withoutName),
      seats: seats.map(({ id: _id, ...seat }: Seat) => ({ ...seat, legId: legNamed(legs, seat.legId) })),
    })),
  );
}

const withoutName = ({ legId: _name, ...leg }: Leg): object => leg;

function legNamed(legs: readonly Leg[], name: string | null): unknown {
  const leg = legs.find(({ legId }) => legId === name);
  return leg === undefined ? name : withoutName(leg);
}

/** The same of a message to NOD. */
function nodMessage({ orders }: NewOrderGroup): string {
  return orders.map(({ type, description }) => `${type} ${xmlText(withoutNames(description))}`).join('\n');
}

function withoutNames({ content, ...description }: XmlElement): XmlElement {
  const parts = childrenOf({ content }).filter(({ name }) => name !== 'ticketDistributionId');
  const legs = childrenOf(parts.find(({ name }) => name === 'legs'));
  return {
    ...description,
    content: parts.map((part) => (part.name === 'seats' ? seatsOn(part, legs) : unnamed(part))),
  };
}

function seatsOn(seats: XmlElement, legs: readonly XmlElement[]): XmlElement {
  const named = (name: string): readonly XmlElement[] | string => {
    const leg = legs.find((one) => childrenOf(one).some((part) => part.name === 'legId' && part.content === name));
    return leg === undefined
      ? name
      : (childrenOf(unnamed({ ...leg, name: 'legs', content: [leg] }))[0]?.content ?? name);
  };
  const content = childrenOf(seats).map((seat) => ({
    ...seat,
    content: childrenOf(seat)
      .filter(({ name }) => name !== 'id')
      .map((part) => (part.name === 'legId' ? { ...part, content: named(part.content as string) } : part)),
  }));
  return { ...seats, content };
}

function unnamed(part: XmlElement): XmlElement {
  if (part.name !== 'legs') return part;
  const content = childrenOf(part).map((leg) => ({
    ...leg,
    content: childrenOf(leg).filter(({ name }) => name !== 'legId'),
  }));
  return { ...part, content };
}

function childrenOf(element: Pick<XmlElement, 'content'> | undefined): readonly XmlElement[] {
  return element === undefined || typeof element.content === 'string' ? [] : element.content;
}

const SYSTEMS: readonly (readonly [string, FulfillmentMethod, (product: FareProduct) => string])[] = [
  ['NOD for QR codes', 'NOD', (product) => nodMessage(mobileOrderGroup(issueOf(product, 'NOD', QR_CODE), QR_CODE))],
  [
    'NOD for travel cards',
    'NOD',
    (product) => nodMessage(travelCardOrderGroup(issueOf(product, 'NOD', TRAVEL_CARD), TRAVEL_CARD)),
  ],
  ...(['ACCOUNT_BASED_TICKETING', 'INTERNATIONAL', 'BIFROST'] as const).map(
    (method) => [method, method, (product: FareProduct) => jsonMessage(issueOf(product, method, null))] as const,
  ),
];

const traveller = (userType: string, customerId: string) => ({ id: 't1', userType, userProfileRef: null, customerId });
const nodMessageFor = (said: Partial<FareProduct>): string =>
  nodMessage(mobileOrderGroup(issueOf(aProduct(said), 'NOD', QR_CODE), QR_CODE));
const seenByNod = (said: Partial<FareProduct>): string => seenBy(fulfillmentPolicies.NOD, aProduct(said));

function seenBy(policy: Pick<FulfillmentPolicy, 'told'>, product: FareProduct): string {
  const { startOfValidity, endOfValidity } = product;
  return canonicalText(toldContent({ product, validity: { startOfValidity, endOfValidity } }, policy));
}

describe('What a ticket system sees', () => {
  for (const [name, method, messageFor] of SYSTEMS) {
    const policy = fulfillmentPolicies[method];
    const isTellable = (product: FareProduct): boolean =>
      policy.violations(aTicketToTell({ product, customerAccountRef: 'ENT:CustomerAccount:1' })).length === 0;
    const seen = (product: FareProduct): string => seenBy(policy, product);

    it(`is the same exactly when ${name} is told the same, names of things within the message aside`, () => {
      const counts = { same: 0, other: 0 };
      fc.assert(
        fc.property(anyNearPair, ([one, other]) => {
          fc.pre(isTellable(one) && isTellable(other));
          const isSame = seen(one) === seen(other);
          const [ours, theirs] = [messageFor(one), messageFor(other)];
          if (isSame) expect(theirs, seen(one)).to.equal(ours);
          else expect(theirs, `${seen(one)}\n${seen(other)}`).to.not.equal(ours);
          counts[isSame ? 'same' : 'other'] += 1;
        }),
        { numRuns: 400, maxSkipsPerRun: 10 },
      );
      expect(Math.min(counts.same, counts.other), JSON.stringify(counts)).to.be.above(40);
    });
  }

  it('is for NOD the kinds of travellers in one order, whoever they are', () => {
    const [adult, child] = [traveller('ADULT', '1000042'), traveller('CHILD', '1000077')];
    const others = [
      { ...adult, customerId: '1000077', id: 'z' },
      { ...child, customerId: null },
    ];
    expect(nodMessageFor({ travellers: others })).to.equal(nodMessageFor({ travellers: [adult, child] }));
    expect(nodMessageFor({ travellers: [adult] })).to.not.equal(nodMessageFor({ travellers: [adult, child] }));
  });

  it('is for NOD no direction of a ticket in zones, and no name of a place whose id is not told', () => {
    const topologies = [{ ...zonal({ id: 'A', name: null }), direction: 'FORWARDS' as const }, zonal()];
    const turnedRound = topologies.map((topology) => ({ ...topology, direction: 'BACKWARDS' as const }));
    expect(nodMessageFor({ topologies: turnedRound })).to.equal(nodMessageFor({ topologies }));
    const ride = aLeg({ fromStopPlace: null, fromStopPlaceName: 'Oslo S' });
    const legs = [{ ...ride, fromStopPlaceName: 'Oslo Central' }];
    expect(nodMessageFor({ legs })).to.equal(nodMessageFor({ legs: [ride] }));
    expect(seenByNod({ legs })).to.equal(seenByNod({ legs: [ride] }));
  });
});
