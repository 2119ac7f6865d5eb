import type { GroupView, HistoryView } from '@ticket-distribution/http';
import { aLine, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { type AppUnderTest, type ProblemBody, anApp } from './an-app.js';
import { firstTicket, handedOver } from './handed-over.js';

const URL = '/v1/ticket-distribution-groups/9KX4T2QH/redistribute';
const TO_CARD = { reason: 'new card', travelCard: { mediaSerialNumberId: '1234567890' } };

const redistribute = <T = GroupView[]>(app: AppUnderTest, body: unknown) => app.send<T>('POST', URL, body);

describe('Redistributing over HTTP', () => {
  it('moves a ticket to another medium under its own id, revokes the old place and keeps the reason', async () => {
    const { app, system, ticket } = await handedOver();
    const { status, body } = await redistribute(app, TO_CARD);
    expect(status).to.equal(200);
    const moved = firstTicket(body);
    expect(moved).to.include({ id: ticket.id, status: 'DISTRIBUTED' });
    expect(moved.distributionDetails).to.include({ medium: 'TRAVEL_CARD', mediaSerialNumberId: '1234567890' });
    expect(system.valid).to.have.length(1);
    expect(system.valid[0]?.key).to.not.equal(ticket.distributionDetails.externalReference);
    const history = await app.send<HistoryView>('GET', `/v1/ticket-distributions/${ticket.id}/history`);
    expect(history.body.items.map(({ reason }) => reason).join()).to.include('new card');
  });

  it('answers 202 and when to ask again while the ticket system is away', async () => {
    const { app, system } = await handedOver();
    system.meet('unavailable');
    const { status, headers, body } = await redistribute(app, TO_CARD);
    expect([status, headers['retry-after']]).to.deep.equal([202, '1']);
    expect(firstTicket(body).delivery).to.include({ state: 'PENDING' });
  });

  it('does not wait for a line that was not asked for', async () => {
    const { app, system } = await handedOver();
    const lines = ['line-1', 'line-2'].map((id) => aLine({ id }));
    await app.record(anOrder({ version: 2, lines }));
    system.meet('lose-answer');
    const distributed = await app.send('POST', '/v1/ticket-distribution-groups/9KX4T2QH/distribute');
    expect(distributed.status, 'line-2 is under way').to.equal(202);
    const { status, body } = await redistribute(app, { ...TO_CARD, orderLineIds: ['line-1'] });
    expect(body[1]?.ticketDistributions[0]?.delivery).to.include({ state: 'UNKNOWN' });
    expect(status).to.equal(200);
  });

  it('says per ticket why there is nothing to redistribute, as allowedActions told before', async () => {
    const app = await anApp();
    const recorded = await app.record(anOrder());
    const told = firstTicket(recorded.body.groups).allowedActions.find(({ action }) => action === 'redistribute');
    const { status, body } = await redistribute<ProblemBody>(app, TO_CARD);
    expect([status, body.code]).to.deep.equal([409, 'distribution/nothing-to-redistribute']);
    expect(body.details.reasons).to.deep.equal([
      { code: told?.code, message: told?.message, ticketDistributionId: 'ticket-1' },
    ]);
  });

  it('refuses unknown orders, unconfirmed ones and unknown lines', async () => {
    const app = await anApp();
    expect((await redistribute<ProblemBody>(app, TO_CARD)).body.code).to.equal('order/not-found');
    await app.record(anOrder({ status: 'DRAFT' }));
    expect((await redistribute<ProblemBody>(app, TO_CARD)).body.code).to.equal('order/not-confirmed');
    await app.record(anOrder());
    const { status, body } = await redistribute<ProblemBody>(app, { reason: 'lost', orderLineIds: ['nobody'] });
    expect([status, body.code]).to.deep.equal([422, 'distribution/unknown-order-line']);
  });

  const MALFORMED: readonly (readonly [what: string, body: unknown, field: string])[] = [
    ['no body', undefined, 'body'],
    ['no reason', {}, 'reason'],
    ['an empty reason', { reason: '' }, 'reason'],
    ['a reason of 201 characters', { reason: 'x'.repeat(201) }, 'reason'],
    ['an unknown field', { reason: 'lost', colour: 'red' }, 'colour'],
    ['a card without a number', { reason: 'lost', travelCard: {} }, 'travelCard.mediaSerialNumberId'],
    [
      'a malformed media serial number',
      { reason: 'lost', travelCard: { mediaSerialNumberId: 'x' } },
      'travelCard.mediaSerialNumberId',
    ],
  ];
  for (const [what, sent, field] of MALFORMED) {
    it(`refuses ${what}`, async () => {
      const { app } = await handedOver();
      const { status, body } = await redistribute<ProblemBody>(app, sent);
      expect(status).to.equal(400);
      expect(body.violations?.map((violation) => violation.field)).to.deep.equal([field]);
    });
  }
});
