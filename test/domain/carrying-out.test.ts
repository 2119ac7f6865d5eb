import {
  type CancelHandOver,
  DomainError,
  type GroupSnapshot,
  type HandOverRequest,
  type Occasion,
  type OrderDocument,
  TicketDistributionGroup,
  type TicketDistribution,
  carryOut,
  fulfillmentPolicies,
  inNormalOrder,
  mediumOf,
  reconcile,
  ticketsOf,
} from '@ticket-distribution/domain';
import {
  SequentialIds,
  aGroup,
  aLine,
  aProduct,
  aRecordedOrder,
  anOrder,
  anyOrderHistory,
  idealDistribution,
  reachedState,
} from '@ticket-distribution/testkit';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { issueOf } from './issue-of.js';

const at = '2026-12-02T08:00:00.000Z' as Occasion['at'];
const occasion: Occasion = { at, by: 'order system', distributionChannelId: null };
/** Of one source, so that what is made later has a name of its own. */
const ids = new SequentialIds();
const restored = (groups: readonly GroupSnapshot[]) => groups.map((group) => TicketDistributionGroup.restore(group));

/** All of a group that the rules speak of; ids of what is made, times and names of callers aside. */
function essence(group: GroupSnapshot): unknown {
  const { orderLineId, orderVersion, updatedForOrderLineVersion, fulfillmentMethod, ordered } = group;
  const owner = [group.organisationId, group.orderOwnerCustomerId];
  const tickets = group.tickets.map(ticketEssence);
  return { orderLineId, orderVersion, updatedForOrderLineVersion, fulfillmentMethod, ordered, owner, tickets };
}

function ticketEssence({
  status,
  product,
  validity,
  parties,
  orderLineVersion,
  fulfillmentMethod,
}: TicketDistribution): unknown {
  return { status, product, validity, parties, orderLineVersion, fulfillmentMethod };
}

function nextVersion(group: GroupSnapshot, document: OrderDocument): TicketDistributionGroup {
  const order = aRecordedOrder(document);
  const plan = reconcile(order.current, [group], fulfillmentPolicies);
  const [carriedOut] = carryOut(plan, restored([group]), ids, occasion);
  if (carriedOut === undefined) throw new Error('the group is gone');
  return carriedOut;
}

describe('Carrying out a plan', () => {
  it('leaves the groups and tickets that the rules give, keeps ids, and has nothing left to do', () => {
    fc.assert(
      fc.property(anyOrderHistory(), (history) => {
        const { order, groups, plan } = reachedState(history, fulfillmentPolicies);
        const carriedOut = carryOut(plan, restored(groups), new SequentialIds(), occasion);
        const after = carriedOut.map(({ snapshot }) => snapshot);
        expect(after.map(essence)).to.deep.equal(idealDistribution(plan, groups, 'under-way').map(essence));
        for (const { id, tickets } of groups) {
          const kept = after.find((group) => group.id === id)?.tickets.slice(0, tickets.length);
          expect(kept?.map((ticket) => ticket.id)).to.deep.equal(tickets.map((ticket) => ticket.id));
        }
        const again = restored(after);
        carryOut(reconcile(order, after, fulfillmentPolicies), again, new SequentialIds(), occasion);
        expect(again.filter(({ isChanged }) => isChanged)).to.deep.equal([]);
      }),
      { numRuns: 200 },
    );
  });

  it('is refused for other groups than those that it was made from, and changes none', () => {
    const group = aGroup(anOrder(), { ids }).snapshot;
    const other = aGroup(anOrder({ id: 'OTHER001' }), { ids }).snapshot;
    const order = aRecordedOrder();
    order.record(anOrder({ version: 2, lines: [] }), at);
    const plan = reconcile(order.current, [group], fulfillmentPolicies);
    for (const given of [[], [other], [group, other], [group, { ...group, id: 'group-9' as typeof group.id }]]) {
      const groups = restored(given);
      expect(() => carryOut(plan, groups, ids, occasion))
        .to.throw(DomainError, 'was made from other groups')
        .with.property('code', 'plan/other-groups');
      expect(groups.map(({ snapshot }) => snapshot)).to.deep.equal(given);
    }
  });

  it('remembers each ticket that it makes or cancels, by whom and why', () => {
    const changed = nextVersion(
      aGroup(anOrder(), { ids }).snapshot,
      anOrder({ version: 2, lines: [aLine({ products: [aProduct({ id: 'VYG:PreassignedFareProduct:LowFare' })] })] }),
    );
    const [old, made] = changed.snapshot.tickets.map(({ id }) => id);
    const said = { at, by: 'order system', orderVersion: 2 };
    expect(changed.newMoves).to.deep.equal([
      { ...said, ticketDistributionId: made, number: 1, from: null, to: 'GENERATED', reason: 'generated' },
      { ...said, ticketDistributionId: old, number: 2, from: 'GENERATED', to: 'CANCELLED', reason: 'product-removed' },
    ]);
    expect(changed.snapshot.tickets[0]?.statusReason?.code).to.equal('product-removed');
    expect(changed.snapshot.updatedAt).to.equal(at);
  });

  it('makes no new ticket for one that its system cancelled by itself, however often the line changes after that', () => {
    const { snapshot } = aGroup();
    const tickets = snapshot.tickets.map((ticket) => ({ ...ticket, status: 'CANCELLED_EXTERNALLY' as const }));
    const order = aRecordedOrder();
    let group: GroupSnapshot = { ...snapshot, tickets };
    for (const [version, distributionHolderCustomerId] of [
      [2, '1000077'],
      [3, '1000099'],
    ] as const) {
      order.record(anOrder({ version, lines: [aLine({ distributionHolderCustomerId })] }), at);
      const plan = reconcile(order.current, [group], fulfillmentPolicies);
      [group] = carryOut(plan, restored([group]), ids, occasion).map((one) => one.snapshot) as [GroupSnapshot];
    }
    expect(group).to.deep.include({ orderVersion: 3, updatedForOrderLineVersion: 3 });
    expect(group.tickets.map(({ status }) => status)).to.deep.equal(['CANCELLED_EXTERNALLY']);
  });

  it('dates what it changed, and leaves the date of a ticket that did not change', () => {
    const [one, other] = [aProduct({ ref: 'one' }), aProduct({ ref: 'other' })];
    const group = aGroup(anOrder({ lines: [aLine({ products: [one, other] })] })).snapshot;
    const said = { one: { ...one, transferable: true }, other };
    const document = anOrder({ version: 2, lines: [aLine({ products: [said.one, said.other] })] });
    const { tickets } = nextVersion(group, document).snapshot;
    const dates = tickets.map(({ product, updatedAt }) => [product.transferable, updatedAt === at]);
    expect(dates).to.deep.equal([
      [true, true],
      [false, false],
    ]);
  });

  it('keeps the reason of a refusal, and takes back the reason why a ticket had to wait when it need not any more', () => {
    const line = aLine({ method: 'ACCOUNT_BASED_TICKETING', customerAccountRef: null });
    const waiting = aGroup(anOrder({ lines: [line] })).snapshot;
    expect(waiting.tickets[0]?.statusReason?.code).to.equal('customer-account-missing');
    const document = anOrder({ version: 2, lines: [{ ...line, customerAccountRef: 'ENT:CustomerAccount:a1' }] });
    expect(nextVersion(waiting, document).snapshot.tickets[0]?.statusReason).to.equal(null);
    const refused = { code: 'refused', message: 'unknown account' };
    const tickets = waiting.tickets.map((ticket) => ({ ...ticket, status: 'FAILED' as const, statusReason: refused }));
    expect(nextVersion({ ...waiting, tickets }, document).snapshot.tickets[0]?.statusReason).to.deep.equal(refused);
  });
});

describe('A hand-over', () => {
  const request: HandOverRequest = {
    pickup: null,
    language: 'nno',
    distributionChannelId: 'KOL:DistributionChannel:App',
    organisationId: 7,
  };
  const given = aGroup(
    anOrder({
      organisationId: 3,
      lines: [aLine({ distributionHolderCustomerId: '1000077', customerAccountRef: 'ENT:CustomerAccount:a1' })],
    }),
  ).snapshot;
  const [ticket] = given.tickets as [TicketDistribution];

  it('says who owns and holds the tickets, to which account they go and until when they are valid, as moved since', () => {
    const validity = { ...ticket.validity, endOfValidity: '2026-12-07T03:00:00.000Z' as Occasion['at'] };
    const parties = { distributionHolderCustomerId: '1000099', customerAccountRef: 'ENT:CustomerAccount:gift' };
    const group = TicketDistributionGroup.restore({ ...given, tickets: [{ ...ticket, validity, parties }] });
    expect(issueOf(group, request, occasion)).to.deep.equal({
      operation: 'issue',
      purpose: 'issue',
      key: `${given.id}.issue.1.1`,
      fulfillmentMethod: 'NOD',
      orderId: '9KX4T2QH',
      orderLineId: 'line-1',
      ticketDistributionGroupId: given.id,
      organisationId: 3,
      ownerCustomerId: '1000042',
      holderCustomerId: '1000099',
      customerAccountRef: 'ENT:CustomerAccount:gift',
      language: 'nno',
      pickup: null,
      tickets: [
        { ticketDistributionId: ticket.id, product: inNormalOrder(ticket.product), ...validity, periodic: false },
      ],
    });
    expect(group.snapshot).to.deep.include({
      distributedByDCI: 'KOL:DistributionChannel:App',
      distributedByOrgId: 7,
      handOverCount: 1,
      updatedAt: at,
    });
  });

  it('takes its number from the group, so that no key comes twice, and its version from the line', () => {
    const group = TicketDistributionGroup.restore({ ...given, handOverCount: 4, updatedForOrderLineVersion: 3 });
    expect(issueOf(group, request, occasion).key).to.equal(`${given.id}.issue.3.5`);
  });

  it('holds the tickets of the method of its group only', () => {
    const tickets = [{ ...ticket, id: 'ticket-old' as never, fulfillmentMethod: 'BIFROST' as const }, ticket];
    const group = TicketDistributionGroup.restore({ ...given, tickets });
    expect(issueOf(group, request, occasion).tickets.map((one) => one.ticketDistributionId)).to.deep.equal([ticket.id]);
    expect(group.snapshot.tickets.map(({ status }) => status)).to.deep.equal(['GENERATED', 'DISTRIBUTING']);
  });

  it('lets the ticket remember the QR code or the card that it goes to, and nothing of the other', () => {
    const none = { mediaSerialNumberId: null, deliverAfter: null, qrChecksumType: null };
    const remembered = (pickup: HandOverRequest['pickup']) => {
      const group = TicketDistributionGroup.restore(given);
      group.handOver({ ...request, pickup }, occasion, { policies: fulfillmentPolicies });
      return group.snapshot.tickets[0]?.distributionDetails;
    };
    expect(remembered({ medium: 'QR_CODE', deliverAfter: at, qrChecksumType: 'NONE' })).to.deep.include({
      ...none,
      medium: 'QR_CODE',
      deliverAfter: at,
      qrChecksumType: 'NONE',
      language: 'nno',
    });
    expect(
      remembered({ medium: 'TRAVEL_CARD', mediaSerialNumberId: '123', activate: true, paymentMeansType: null }),
    ).to.deep.include({ ...none, medium: 'TRAVEL_CARD', mediaSerialNumberId: '123', language: 'nno' });
    expect(remembered(null)).to.deep.include({ ...none, medium: null, language: 'nno' });
  });

  it('names its tickets and its medium, whether it issues or cancels', () => {
    const pickup = { medium: 'QR_CODE', deliverAfter: null, qrChecksumType: 'SIGNED' } as const;
    const issue = issueOf(TicketDistributionGroup.restore(given), { ...request, pickup }, occasion);
    const cancel = {
      operation: 'cancel',
      ticketDistributionIds: [ticket.id],
      medium: 'TRAVEL_CARD',
    } as unknown as CancelHandOver;
    expect([issue, { ...issue, pickup: null }, cancel].map(mediumOf)).to.deep.equal(['QR_CODE', null, 'TRAVEL_CARD']);
    expect([issue, cancel].map(ticketsOf)).to.deep.equal([[ticket.id], [ticket.id]]);
  });

  it('is confirmed for all of its tickets, each once, or not at all', () => {
    const group = TicketDistributionGroup.restore(given);
    const issue = issueOf(group, request, occasion);
    const before = group.snapshot;
    const names = { externalReference: 'nod-1', fareContractRef: null, customerAccountRef: null };
    const named = { ticketDistributionId: ticket.id, ...names };
    const stranger = { ...named, ticketDistributionId: 'ticket-9' as typeof ticket.id };
    for (const references of [[], [stranger], [named, named], [named, stranger]]) {
      expect(() => group.confirm(issue, references, occasion))
        .to.throw(DomainError)
        .with.property('code', 'delivery/answer-incomplete');
      expect(group.snapshot).to.deep.equal(before);
    }
  });

  it('that cancels ends the ticket when it is confirmed, and the names that its system gave it stay', () => {
    const names = { externalReference: 'nod-1', fareContractRef: 'FAK:FareContract:1', customerAccountRef: 'a1' };
    const held = {
      ...ticket,
      status: 'CANCELLING' as const,
      distributionDetails: { ...ticket.distributionDetails, ...names },
    };
    const group = TicketDistributionGroup.restore({ ...given, tickets: [held] });
    const nameless = { externalReference: null, fareContractRef: null, customerAccountRef: null };
    const handOver = {
      operation: 'cancel',
      key: 'group-1.cancel.2.2',
      ticketDistributionIds: [ticket.id],
    } as unknown as CancelHandOver;
    group.confirm(handOver, [{ ticketDistributionId: ticket.id, ...nameless }], occasion);
    expect(group.snapshot.tickets[0]?.status).to.equal('CANCELLED');
    expect(group.snapshot.tickets[0]?.distributionDetails).to.deep.include(names);
    expect(group.newMoves.map(({ reason }) => reason)).to.deep.equal(['confirmed group-1.cancel.2.2']);
  });
});
