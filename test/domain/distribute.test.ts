import {
  DomainError,
  type GroupSnapshot,
  type PickupRequest,
  type TicketDistribution,
  type TicketStatus,
  decideDistribution,
  decideDistributions,
  fulfillmentPolicies,
  instantOf,
} from '@ticket-distribution/domain';
import { aGroup as aStoredGroup, aLine, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';

interface Given {
  readonly method?: GroupSnapshot['fulfillmentMethod'];
  readonly tickets?: readonly TicketStatus[];
  readonly card?: string;
  readonly account?: string | null;
}

function aGroup({ method = 'NOD', tickets = ['GENERATED'], card, account = null }: Given): GroupSnapshot {
  const stored = aStoredGroup(anOrder({ lines: [aLine({ method, customerAccountRef: account })] })).snapshot;
  const [ticket] = stored.tickets as readonly [TicketDistribution];
  return {
    ...stored,
    handOverCount: tickets.every((status) => status === 'GENERATED') ? 0 : 1,
    tickets: tickets.map((status, index) => ({
      ...ticket,
      id: `ticket-${index}` as TicketDistribution['id'],
      status,
      distributionDetails: {
        ...ticket.distributionDetails,
        medium: status === 'GENERATED' ? null : card === undefined ? 'QR_CODE' : 'TRAVEL_CARD',
        mediaSerialNumberId: card ?? null,
      },
    })),
  };
}

const decide = (given: Given, request: PickupRequest = {}) =>
  decideDistribution(aGroup(given), request, fulfillmentPolicies);
const card = (mediaSerialNumberId: string): PickupRequest => ({ travelCard: { mediaSerialNumberId } });

describe('Distributing a group', () => {
  const table: readonly [string, Given, PickupRequest, string][] = [
    ['hands over tickets that wait', {}, {}, 'hand-over'],
    ['hands failed tickets over again', { tickets: ['FAILED'] }, {}, 'hand-over'],
    ['hands failed tickets over again on another medium', { tickets: ['FAILED'] }, card('123'), 'hand-over'],
    ['hands over a ticket that came later', { tickets: ['DISTRIBUTED', 'GENERATED'] }, {}, 'hand-over'],
    ['leaves tickets alone that are under way', { tickets: ['DISTRIBUTING'] }, {}, 'leave'],
    ['leaves tickets alone that are done', { tickets: ['DISTRIBUTED', 'COMMITTED'] }, {}, 'leave'],
    ['leaves a group alone whose tickets were all cancelled', { tickets: ['CANCELLED'] }, {}, 'leave'],
    ['refuses a card after a QR code', { tickets: ['DISTRIBUTED'] }, card('123'), 'other-medium'],
    ['leaves a card alone when no medium is named', { tickets: ['DISTRIBUTED'], card: '123' }, {}, 'leave'],
    [
      'hands a later ticket over to a card beside a QR code',
      { tickets: ['DISTRIBUTED', 'GENERATED'] },
      card('1'),
      'hand-over',
    ],
    ['refuses another card', { tickets: ['DISTRIBUTED'], card: '123' }, card('124'), 'other-medium'],
    ['takes the same card again', { tickets: ['DISTRIBUTED'], card: '123' }, card('123'), 'leave'],
    ['cannot be asked of account-based tickets', { method: 'ACCOUNT_BASED_TICKETING' }, {}, 'impossible'],
    ['ignores the card for an international ticket', { method: 'INTERNATIONAL' }, card('123'), 'hand-over'],
    [
      'leaves international tickets alone that are done',
      { method: 'INTERNATIONAL', tickets: ['DISTRIBUTED'] },
      {},
      'leave',
    ],
    ['counts no cancelled ticket as waiting', { tickets: ['DISTRIBUTED', 'CANCELLED'] }, {}, 'leave'],
    ['asks no cancelled ticket for its medium', { tickets: ['CANCELLED', 'GENERATED'] }, card('123'), 'hand-over'],
    ['cannot be done without tickets', { tickets: [] }, {}, 'impossible'],
  ];
  for (const [sentence, given, request, kind] of table) {
    it(sentence, () => expect(decide(given, request).kind).to.equal(kind));
  }

  it('is refused with the reason of each group when none ever was or can be distributed', () => {
    const groups = [aGroup({ method: 'ACCOUNT_BASED_TICKETING', account: 'ENT:CustomerAccount:a1' })];
    expect(() => decideDistributions(groups, {}, fulfillmentPolicies))
      .to.throw(DomainError, 'order line line-1: Generate hands these tickets over.')
      .with.property('code', 'distribution/nothing-to-distribute');
    expect(() => decideDistributions(groups, {}, fulfillmentPolicies))
      .to.throw(DomainError)
      .with.nested.property('details.reasons[0].reason.code', 'handed-over-by-generate');
  });

  it('is done where it can be, and leaves out of the reasons what it need not explain', () => {
    const accountBased = aGroup({ method: 'ACCOUNT_BASED_TICKETING' });
    const decided = decideDistributions([accountBased, aGroup({})], {}, fulfillmentPolicies);
    expect(decided.map(({ decision }) => decision.kind)).to.deep.equal(['impossible', 'hand-over']);
  });

  it('cannot be done while the policy withholds the tickets, and says why', () => {
    const reason = { code: 'not-paid', message: 'Nobody paid yet.' };
    const policies = { ...fulfillmentPolicies, BIFROST: { ...fulfillmentPolicies.BIFROST, withheld: () => reason } };
    expect(decideDistribution(aGroup({ method: 'BIFROST' }), {}, policies)).to.deep.equal({
      kind: 'impossible',
      reason,
    });
  });

  it('passes deliverAfter on to NOD instead of holding the hand-over back', () => {
    const deliverAfter = instantOf(0);
    expect(decide({}, { deliverAfter })).to.deep.include({
      pickup: { medium: 'QR_CODE', deliverAfter, qrChecksumType: 'SIGNED' },
    });
  });
});
