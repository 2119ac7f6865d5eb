import type { GroupView } from '@ticket-distribution/http';
import { FakeTicketSystem, aLine, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { type AppUnderTest, type ProblemBody, anApp } from './an-app.js';

const order = anOrder();
const URL_OF_ORDER = `/v1/ticket-distribution-groups/${order.id}/distribute`;

const distribute = <T = GroupView[]>(app: AppUnderTest, body?: unknown, headers?: Record<string, string>) =>
  app.send<T>('POST', URL_OF_ORDER, body, headers);

const aRecorded = async (...lines: Parameters<typeof aLine>) => {
  const NOD = new FakeTicketSystem();
  const app = await anApp({ gateways: { NOD } });
  await app.record(anOrder({ lines: [aLine(...lines)] }));
  return { app, NOD };
};

const firstTicket = (groups: readonly GroupView[]) => {
  const [ticket] = groups[0]?.ticketDistributions ?? [];
  if (ticket === undefined) throw new Error('there is no ticket');
  return ticket;
};

describe('Distributing over HTTP', () => {
  it('hands every ticket over and shows how', async () => {
    const { app } = await aRecorded();
    const { status, headers, body } = await distribute(app);
    expect(status).to.equal(200);
    expect(headers).to.not.have.property('retry-after');
    const ticket = firstTicket(body);
    expect(ticket.status).to.equal('DISTRIBUTED');
    expect(ticket.distributionDetails).to.include({ medium: 'QR_CODE', qrChecksumType: 'SIGNED', language: 'nob' });
    expect(ticket.distributionDetails.externalReference).to.equal('group-1.issue.1.1');
    expect(ticket.delivery).to.deep.equal({ state: 'DONE', attempts: 1, nextAttemptAt: null, lastError: null });
    expect(body[0]).to.include({ distributedByDCI: 'ENT:DistributionChannel:App', distributedByOrgId: 1 });
  });

  it('hands each ticket over exactly once, five times at the same moment', async () => {
    const { app, NOD } = await aRecorded();
    const answers = await Promise.all(Array.from({ length: 5 }, () => distribute(app)));
    expect(NOD.calls).to.have.length(1);
    const ids = answers.map(({ body }) =>
      body.map((group) => [group.id, group.ticketDistributions.map(({ id }) => id)]),
    );
    for (const answer of ids) expect(answer).to.deep.equal(ids[0]);
  });

  it('says with 202 when its ticket system is called again that counts as away, five minutes at most', async () => {
    for (const [pauseMs, told] of [
      [60_000, '60'],
      [60_001, '61'],
      [3_600_000, '300'],
    ] as const) {
      const NOD = new FakeTicketSystem();
      const app = await anApp({ gateways: { NOD }, breaker: { failures: 1, pauseMs, longestPauseMs: pauseMs } });
      await app.record(anOrder({ lines: [aLine()] }));
      NOD.meet('unavailable');
      const first = await distribute(app);
      const again = await distribute(app);
      expect([first.status, first.headers['retry-after']]).to.deep.equal([202, told]);
      expect([again.status, again.headers['retry-after']]).to.deep.equal([202, told]);
    }
  });

  it('answers 202 and when to ask again while a ticket is on its way', async () => {
    const { app, NOD } = await aRecorded();
    NOD.meet('unavailable');
    const { status, headers, body } = await distribute(app);
    expect(status).to.equal(202);
    expect(headers['retry-after']).to.equal('1');
    const ticket = firstTicket(body);
    expect(ticket.status).to.equal('DISTRIBUTING');
    expect(ticket.delivery).to.include({ state: 'PENDING', attempts: 1, lastError: 'unavailable' });
    expect(ticket.delivery?.nextAttemptAt).to.be.a('string');
  });

  it('says why a ticket was refused for good', async () => {
    const { app, NOD } = await aRecorded();
    NOD.meet('refuse');
    const ticket = firstTicket((await distribute(app)).body);
    expect(ticket).to.deep.include({
      status: 'FAILED',
      statusReason: { code: 'refused', message: 'the system does not want it' },
    });
  });

  it('puts tickets on a travel card', async () => {
    const { app } = await aRecorded();
    const travelCard = { mediaSerialNumberId: '1234567890', activate: true, paymentMeansType: 'DEBIT_CARD' };
    const { distributionDetails } = firstTicket((await distribute(app, { travelCard })).body);
    expect(distributionDetails).to.include({ medium: 'TRAVEL_CARD', mediaSerialNumberId: '1234567890' });
  });

  it('refuses another medium than the one handed over', async () => {
    const { app } = await aRecorded();
    await distribute(app);
    const travelCard = { mediaSerialNumberId: '1' };
    const { status, body } = await distribute<ProblemBody>(app, { travelCard });
    expect([status, body.code]).to.deep.equal([409, 'distribution/other-medium']);
  });

  it('passes the earliest pickup and the checksum on', async () => {
    const { app } = await aRecorded();
    const asked = { deliverAfter: '2026-12-04T23:00:00+01:00', qrChecksumType: 'NONE' };
    const { distributionDetails } = firstTicket((await distribute(app, asked)).body);
    expect(distributionDetails).to.include({ deliverAfter: '2026-12-04T22:00:00.000Z', qrChecksumType: 'NONE' });
  });

  it('acts on the lines that are named, and answers with all groups', async () => {
    const app = await anApp();
    await app.record(anOrder({ lines: [aLine({ id: 'a' }), aLine({ id: 'b' })] }));
    const { body } = await distribute(app, { orderLineIds: ['b'] });
    expect(body.map((group) => firstTicket([group]).status)).to.deep.equal(['GENERATED', 'DISTRIBUTED']);
  });

  it('refuses unknown lines with 422', async () => {
    const { app } = await aRecorded();
    const { status, body } = await distribute<ProblemBody>(app, { orderLineIds: ['line-1', 'nobody'] });
    expect([status, body.code]).to.deep.equal([422, 'distribution/unknown-order-line']);
    expect(body.details.orderLineIds).to.deep.equal(['nobody']);
  });

  it('says per group why there is nothing to distribute', async () => {
    const { app } = await aRecorded({ method: 'ACCOUNT_BASED_TICKETING', customerAccountRef: null });
    const { status, body } = await distribute<ProblemBody>(app);
    expect([status, body.code]).to.deep.equal([409, 'distribution/nothing-to-distribute']);
    expect(body.details.reasons).to.have.length(1);
  });

  it('refuses an unknown order and an unconfirmed one', async () => {
    const app = await anApp();
    expect((await distribute<ProblemBody>(app)).body.code).to.equal('order/not-found');
    await app.record(anOrder({ status: 'DRAFT' }));
    expect((await distribute<ProblemBody>(app)).body.code).to.equal('order/not-confirmed');
  });

  it('refuses a later pickup together with a travel card, and a malformed media serial number', async () => {
    const { app, NOD } = await aRecorded();
    const asked = { deliverAfter: '2026-12-05T06:00:00Z', travelCard: { mediaSerialNumberId: '12 34' } };
    const { status, body } = await distribute<ProblemBody>(app, asked);
    expect(status).to.equal(400);
    expect(body.violations?.map(({ field }) => field)).to.have.members([
      'travelCard.mediaSerialNumberId',
      'deliverAfter',
    ]);
    expect(NOD.calls).to.have.length(0);
  });

  it('takes the language of the body, then Accepts-Language, then Accept-Language, then Bokmål', async () => {
    const languageOf = async (body?: object, headers?: Record<string, string>) => {
      const { app } = await aRecorded();
      return firstTicket((await distribute(app, body, headers)).body).distributionDetails.language;
    };
    expect(await languageOf({ language: 'nno' }, { 'accepts-language': 'eng' })).to.equal('nno');
    expect(await languageOf({}, { 'accepts-language': 'eng', 'accept-language': 'nn' })).to.equal('eng');
    expect(await languageOf(undefined, { 'accept-language': 'de, nn-NO;q=0.5, en;q=0.2' })).to.equal('nno');
    expect(await languageOf(undefined, { 'accept-language': '*' })).to.equal('nob');
    expect(await languageOf()).to.equal('nob');
  });
});
