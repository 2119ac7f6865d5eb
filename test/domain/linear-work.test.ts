import {
  FULFILLMENT_METHODS,
  type FulfillmentMethod,
  type GroupSnapshot,
  type HandOverRequest,
  type IdSource,
  type Order,
  type OrderDocument,
  type OrderLineDocument,
  TicketDistributionGroup,
  type TicketDistributionId,
  type TicketReferences,
  carryOut,
  findKnownDrifts,
  fulfillmentPolicies,
  instant,
  orderLineId,
  reconcile,
  ticketsOf,
} from '@ticket-distribution/domain';
import { SequentialIds, aLine, aProduct, aRecordedOrder, anOrder, groupsOf } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { countedCalls } from './counted-calls.js';

const AT = instant('2026-12-02T09:30:00.000Z');
const OCCASION = { at: AT, by: 'order system', distributionChannelId: null };
const FACTS = { policies: fulfillmentPolicies };

type Change = (lines: readonly OrderLineDocument[]) => readonly OrderLineDocument[];

/** What the second version of an order says of the lines of the first. */
const CHANGES: Readonly<Record<string, Change>> = {
  'nothing else': (lines) => lines,
  'another end for every ticket': (lines) => lines.map((line) => ({ ...line, fareProducts: [aTicket('04')] })),
  'the same in other words': (lines) =>
    lines.map((line) => ({ ...line, fareProducts: [{ ...aTicket(), name: { nob: ' Fleksibel billett ' } }] })),
  'another method for every line': (lines) =>
    lines.map((line, index) => ({ ...line, fulfillmentMethod: methodOf(index + 1) })),
  'no line any more': () => [],
  'another line in the place of each': (lines) => [
    ...lines.map((line): OrderLineDocument => ({ ...line, status: 'CANCELLED' })),
    ...lines.map((line) => ({ ...line, id: orderLineId(`new-${line.id}`), replacesOrderLineIds: [line.id] })),
  ],
};

describe('The work of the domain grows with the lines of an order, no faster', () => {
  it('when an order is new', () => {
    expectLinear((lines) => {
      const document = anOrder({ lines: theLines(lines) });
      return () => planned(aRecordedOrder(document, AT), [], new SequentialIds());
    });
  });

  for (const [says, change] of Object.entries(CHANGES)) {
    it(`when a version says ${says}`, () => {
      expectLinear((lines) => {
        const { order, groups, ids, next } = firstVersion(lines, change);
        return () => {
          order.record(next, AT);
          planned(order, groups, ids);
        };
      });
    });
  }
});

describe('The work of a plan grows with the travellers of a product, no faster', () => {
  for (const [says, renumbered] of [
    ['stay', 0],
    ['are renumbered', 1],
  ] as const) {
    it(`when they ${says}`, () => {
      expectLinear((count) => {
        const groups = groupsOf(groupOrder(count, 0)).map(({ snapshot }) => snapshot);
        const { current } = aRecordedOrder(groupOrder(count, renumbered), AT);
        return () => reconcile(current, groups, fulfillmentPolicies);
      });
    });
  }
});

/** One ticket for many travellers, named after the number from which they are numbered. */
function groupOrder(count: number, from: number): OrderDocument {
  const travellers = Array.from({ length: count }, (_, index) => ({
    id: `t${index + from}`,
    userType: 'ADULT',
    userProfileRef: null,
    customerId: `customer-${index}`,
  }));
  return anOrder({ lines: [aLine({ products: [aProduct({ travellers, name: { nob: `Gruppe ${from}` } })] })] });
}

/** Plans, carries out, and asks what has to be told and what has come apart. */
function planned(order: Order, snapshots: readonly GroupSnapshot[], ids: IdSource): void {
  const plan = reconcile(order.current, snapshots, fulfillmentPolicies);
  const groups = snapshots.map((snapshot) => TicketDistributionGroup.restore(snapshot));
  for (const group of carryOut(plan, groups, ids, OCCASION)) {
    group.followUp([], FACTS, ids, OCCASION);
    findKnownDrifts(group.snapshot, []);
  }
}

/** An order whose tickets are all out, and its next version. */
function firstVersion(count: number, change: Change) {
  const lines = theLines(count);
  const document = anOrder({ lines });
  const ids = new SequentialIds();
  const groups = groupsOf(document, { ids }).map((group) => {
    const { fulfillmentMethod: method } = group.snapshot;
    const { handOvers } =
      fulfillmentPolicies[method].handedOverBy === 'generate'
        ? group.followUp([], FACTS, ids, OCCASION)
        : { handOvers: group.handOver(requestOf(method), OCCASION, FACTS) };
    for (const handOver of handOvers) group.confirm(handOver, ticketsOf(handOver).map(referenceOf), OCCASION);
    return group.snapshot;
  });
  const next = anOrder({ version: 2, lines: change(lines) });
  return { order: aRecordedOrder(document, AT), groups, ids, next };
}

function requestOf(method: FulfillmentMethod): HandOverRequest {
  const pickup = fulfillmentPolicies[method].pickup({});
  return { pickup, language: 'nob', distributionChannelId: null, organisationId: 1 };
}

function referenceOf(ticketDistributionId: TicketDistributionId): TicketReferences {
  return { ticketDistributionId, externalReference: null, fareContractRef: null, customerAccountRef: null };
}

function theLines(count: number): readonly OrderLineDocument[] {
  return Array.from({ length: count }, (_, index) =>
    aLine({
      id: `line-${index}`,
      method: methodOf(index),
      version: null,
      products: [aTicket()],
      customerAccountRef: 'ENT:CustomerAccount:1',
    }),
  );
}

function methodOf(index: number): FulfillmentMethod {
  return FULFILLMENT_METHODS[index % FULFILLMENT_METHODS.length] ?? 'NOD';
}

function aTicket(endHour = '03') {
  return aProduct({ endOfValidity: instant(`2026-12-06T${endHour}:00:00.000Z`) });
}

/** Calls for each of 10, 100 and 1,000: as many, but for what is done once for all and for what is sorted. */
function expectLinear(workOn: (count: number) => () => void): void {
  const callsForEach = (count: number): number => countedCalls(workOn(count)) / count;
  const [few, many, most] = [callsForEach(10), callsForEach(100), callsForEach(1000)];
  expect(few).to.be.above(0);
  expect(many).to.be.below(few * 1.25);
  expect(most).to.be.below(few * 1.25);
}
