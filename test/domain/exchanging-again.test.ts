import {
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
