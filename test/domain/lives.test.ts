import {
  DELIVERY_MOVES,
  DELIVERY_STATES,
  DomainError,
  type IdSource,
  type Occasion,
  Order,
  TICKET_MOVES,
  TICKET_STATUSES,
  TicketDistributionGroup,
  carryOut,
  fulfillmentPolicies,
  reconcile,
} from '@ticket-distribution/domain';
import { SequentialIds, aLine, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { issueOf } from './issue-of.js';

const at = '2026-12-01T09:30:00.000Z' as Occasion['at'];
const occasion: Occasion = {
  at,
  by: 'ENT:DistributionChannel:App',
  distributionChannelId: 'ENT:DistributionChannel:App',
};

function generated(ids: IdSource = new SequentialIds()): TicketDistributionGroup {
  const document = anOrder({ lines: [aLine({ method: 'NOD' })] });
  const order = Order.empty(document.id);
  order.record(document, at);
  const [group] = carryOut(reconcile(order.current, [], fulfillmentPolicies), [], ids, occasion);
  if (group === undefined) throw new Error('no group was made');
  return group;
}

const request = { pickup: null, language: null, distributionChannelId: null, organisationId: 1 };

describe('The life of a ticket distribution', () => {
  it('lets every status but the two cancelled ones go on', () => {
    const ends = TICKET_STATUSES.filter((status) => TICKET_MOVES[status].length === 0);
    expect(ends).to.deep.equal(['CANCELLED', 'CANCELLED_EXTERNALLY']);
  });

  it('goes from GENERATED through DISTRIBUTING to DISTRIBUTED and remembers each move, by whom and why', () => {
    const group = generated();
    const handOver = issueOf(group, request, occasion);
    const references = handOver.tickets.map(({ ticketDistributionId }) => ({
      ticketDistributionId,
      externalReference: handOver.key,
      fareContractRef: null,
      customerAccountRef: null,
    }));
    group.confirm(handOver, references, { ...occasion, by: 'ticket-system:NOD' });
    expect(group.newMoves.map(({ number, from, to, by }) => [number, from, to, by])).to.deep.equal([
      [1, null, 'GENERATED', 'ENT:DistributionChannel:App'],
      [2, 'GENERATED', 'DISTRIBUTING', 'ENT:DistributionChannel:App'],
      [3, 'DISTRIBUTING', 'DISTRIBUTED', 'ticket-system:NOD'],
    ]);
    expect(group.snapshot.tickets[0]?.distributionDetails.externalReference).to.equal(handOver.key);
  });

  it('lets a refused ticket be handed over again, under a new key', () => {
    const group = generated();
    const first = issueOf(group, request, occasion);
    group.refuse(first, { kind: 'refused', reason: 'unknown product' }, occasion);
    expect(group.snapshot.tickets[0]).to.deep.include({
      status: 'FAILED',
      statusReason: { code: 'refused', message: 'unknown product' },
    });
    const second = issueOf(group, request, occasion);
    expect(second.tickets).to.deep.equal(first.tickets);
    expect(second.key).to.not.equal(first.key);
  });

  it('refuses a move that is not in the table, names both states and changes nothing', () => {
    const group = generated();
    const before = group.snapshot;
    const handedOver = issueOf(TicketDistributionGroup.restore(before), request, occasion);
    expect(() => group.refuse(handedOver, { kind: 'refused', reason: 'never handed over' }, occasion))
      .to.throw(DomainError, 'is GENERATED and cannot become FAILED')
      .with.property('code', 'ticket-distribution/illegal-move');
    expect(group.snapshot).to.deep.equal(before);
  });

  it('makes the hand-over of all waiting tickets of a group one, with a rising ordinal in its key', () => {
    const group = generated();
    const { key } = issueOf(group, request, occasion);
    expect(key).to.equal(`${group.id}.issue.1.1`);
    expect(group.snapshot.handOverCount).to.equal(1);
    expect(group.waiting).to.have.length(0);
  });
});

describe('The life of a delivery', () => {
  it('ends in DONE, REFUSED or WITHDRAWN; from SET_ASIDE only an operator leads on: by a replay, or by what is held', () => {
    const ends = DELIVERY_STATES.filter((state) => DELIVERY_MOVES[state].length === 0);
    expect(ends).to.have.members(['DONE', 'REFUSED', 'WITHDRAWN']);
    expect(DELIVERY_MOVES.SET_ASIDE).to.have.members(['PENDING', 'UNKNOWN', 'DONE', 'REFUSED']);
  });
});
