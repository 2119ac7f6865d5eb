import {
  type FulfillmentMethod,
  type GroupPlan,
  type GroupSnapshot,
  type Holding,
  type Instant,
  type Order,
  type OrderLineDocument,
  type TicketDistribution,
  TicketDistributionGroup,
  carryOut,
  fulfillmentPolicies,
  reconcile,
} from '@ticket-distribution/domain';
import {
  type HistoryStage,
  type Scene,
  SequentialIds,
  aLine,
  aProduct,
  anOrder,
  playedHistory,
} from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';

const flex = aProduct({ topologies: [], legs: [] });
const CHILD = { id: 't1', userType: 'CHILD', userProfileRef: null, customerId: null };
const account = (name: string): string => `ENT:CustomerAccount:${name}`;
const first = aLine({ id: 'line-1', products: [flex] });
const second = aLine({ id: 'line-2', products: [flex], replacesOrderLineIds: [first.id] });
const third = aLine({ id: 'line-3', products: [flex], replacesOrderLineIds: [second.id] });
const cancelled = (line: OrderLineDocument): OrderLineDocument => ({ ...line, status: 'CANCELLED' });

function version(number: number, ...lines: readonly OrderLineDocument[]): Scene {
  return { kind: 'version', document: anOrder({ version: number, lines }) };
}

function played(...scenes: readonly Scene[]): HistoryStage {
  return playedHistory('9KX4T2QH' as Order['id'], scenes, fulfillmentPolicies);
}

describe('A ticket that is exchanged once more before it is out', () => {
  it('hands on what was decided of it meanwhile, and is one with the ticket that waits for it', () => {
    const { tickets, systems } = played(
      version(1, first),
      { kind: 'distribute', card: null, one: null, deliverAfter: null },
      { kind: 'all-calls' },
      version(2, cancelled(first), second),
      { kind: 'move-validity', pick: 1, to: 2 },
      version(3, cancelled(first), cancelled(second), third),
      { kind: 'all-calls' },
    );
    const moved = '2026-12-05T08:00:00.000Z';
    expect(tickets.map(({ status }) => status)).to.deep.equal(['CANCELLED', 'CANCELLED', 'DISTRIBUTED']);
    expect(systems.NOD.valid.map(({ startOfValidity }) => startOfValidity)).to.deep.equal([moved]);
  });

  it('is on the account that the order named last, not on that of the ticket which still waits', () => {
    const on = (line: OrderLineDocument, name: string): OrderLineDocument => ({
      ...line,
      fulfillmentMethod: 'ACCOUNT_BASED_TICKETING',
      customerAccountRef: account(name),
    });
    const other = on({ ...first, fareProducts: [{ ...flex, version: 'VYG:Version:13' }] }, 'a2');
    const { systems } = played(
      version(1, on(first, 'a1')),
      { kind: 'all-calls' },
      version(2, other),
      version(3, cancelled(other), on({ ...second, fareProducts: [{ ...flex, travellers: [CHILD] }] }, 'a2')),
      { kind: 'all-calls' },
    );
    const accounts = systems.ACCOUNT_BASED_TICKETING.valid.map(({ customerAccountRef }) => customerAccountRef);
    expect(accounts).to.deep.equal([account('a2')]);
  });

  it('goes to the card of the ticket that waits, where its own method had none', () => {
    const elsewhere: OrderLineDocument = { ...first, fulfillmentMethod: 'INTERNATIONAL' };
    const { handOvers } = played(
      version(1, first),
      { kind: 'distribute', card: '1234567890', one: null, deliverAfter: null },
      { kind: 'all-calls' },
      version(2, elsewhere),
      version(3, cancelled(elsewhere), second),
    );
    const [, again] = handOvers;
    const pickup = again?.operation === 'issue' ? again.pickup : null;
    expect(pickup).to.deep.include({ medium: 'TRAVEL_CARD', mediaSerialNumberId: '1234567890' });
  });

  it('is taken the place of by one alone, however many steps wait for answers and in whatever order they are listed', () => {
    const by = (fulfillmentMethod: FulfillmentMethod): OrderLineDocument =>
      aLine({ id: 'line-1', method: fulfillmentMethod, products: [flex, flex] });
    const distribute = (one: number): Scene => ({ kind: 'distribute', card: null, one, deliverAfter: null });
    const call: Scene = { kind: 'begin-call', pick: 0 };
    const { order, groups } = played(
      version(1, by('BIFROST')),
      distribute(0),
      call,
      version(2, by('INTERNATIONAL')),
      distribute(2),
      call,
      version(3, by('NOD')),
    );
    order.record(anOrder({ version: 4, lines: [by('ACCOUNT_BASED_TICKETING')] }), AT);
    const [group] = groups.map(({ snapshot }) => snapshot) as [GroupSnapshot];
    const [, , onItsWay, , ...newest] = group.tickets;
    expect(onItsWay).to.deep.include({ status: 'CANCELLING', fulfillmentMethod: 'INTERNATIONAL' });
    for (const tickets of [group.tickets, group.tickets.toReversed()]) {
      const { entries } = reconcile(order.current, [{ ...group, tickets }], fulfillmentPolicies).groups[0] as GroupPlan;
      const places = entries.flatMap((entry) => (entry.action === 'add' ? [entry.takesPlaceOf] : []));
      expect(places).to.have.members([onItsWay?.id, newest[1]?.id]);
      const ending = entries.find((entry) => entry.action === 'cancel' && entry.waitsFor === 'its-successor');
      expect(ending).to.include({ ticketDistributionId: onItsWay?.id });
    }
  });

  it('is waited for though a key of it was given up: nobody holds a ticket under that', () => {
    const stage = played(
      version(1, first),
      { kind: 'distribute', card: null, one: null, deliverAfter: null },
      { kind: 'all-calls' },
      version(2, cancelled(first), second),
    );
    const [waiting, onItsWay] = stage.groups.map(({ snapshot }) => snapshot) as [GroupSnapshot, GroupSnapshot];
    const { held } = (waiting.tickets[0] as TicketDistribution).standing;
    const outdated = [{ ...held, key: 'given-up' } as Holding];
    const tickets = onItsWay.tickets.map((ticket) => ({ ...ticket, standing: { ...ticket.standing, outdated } }));
    stage.order.record(anOrder({ version: 3, lines: [cancelled(first), cancelled(second), third] }), AT);
    const groups = [waiting, { ...onItsWay, tickets }].map((group) => TicketDistributionGroup.restore(group));
    const plan = reconcile(
      stage.order.current,
      groups.map(({ snapshot }) => snapshot),
      fulfillmentPolicies,
    );
    const ids = new SequentialIds();
    const occasion = { at: AT, by: 'order system', distributionChannelId: null };
    const carriedOut = carryOut(plan, groups, ids, occasion);
    const old = carriedOut.find(({ id }) => id === waiting.id);
    const others = carriedOut.filter((group) => group !== old).map(({ snapshot }) => snapshot);
    const facts = { policies: fulfillmentPolicies, others };
    expect(old?.followUp([], facts, ids, occasion).handOvers).to.deep.equal([]);
  });
});

const AT = '2026-12-01T12:00:00.000Z' as Instant;
