import type { GroupView } from '@ticket-distribution/http';
import { FakeTicketSystem, aLine, aProduct, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { type AppUnderTest, type ProblemBody, anApp } from './an-app.js';

const order = anOrder({ lines: [aLine({ id: 'nod' }), aLine({ id: 'bifrost', method: 'BIFROST' })] });
const TO_NOD = `/v1/ticket-distributions/${order.id}/distribute-to-nod`;
const TO_CARD = `/v1/ticket-distributions/${order.id}/distribute-to-travel-card`;
const CARD = { mediaSerialNumberId: '1234567890' };

const details = (groups: readonly GroupView[]) =>
  groups.map((group) => group.ticketDistributions[0]?.distributionDetails);

async function aRecordedApp(): Promise<AppUnderTest> {
  const app = await anApp();
  await app.record(order);
  return app;
}

describe('The deprecated operations', () => {
  it('distribute to NOD as QR code, NOD groups only, without language and channel', async () => {
    const app = await aRecordedApp();
    const url = `${TO_NOD}?deliverAfter=2026-12-05T06:00:00Z&qrChecksumType=NONE`;
    const headers = { 'entur-distribution-channel': 'KOL:DistributionChannel:App', 'accepts-language': 'eng' };
    const { status, body } = await app.send<GroupView[]>('POST', url, undefined, headers);
    expect(status).to.equal(200);
    expect(body.map(({ distributedByDCI }) => distributedByDCI)).to.deep.equal([null, null]);
    expect(details(body).map((one) => one?.medium)).to.deep.equal(['QR_CODE', null]);
    expect(details(body)[0]).to.include({
      language: null,
      qrChecksumType: 'NONE',
      deliverAfter: '2026-12-05T06:00:00.000Z',
    });
  });

  it('distribute to NOD for a travel card', async () => {
    const app = await aRecordedApp();
    const asked = { ...CARD, activate: true, paymentMeansType: 'VOUCHER' };
    const { body } = await app.send<GroupView[]>('POST', TO_CARD, asked);
    expect(details(body)[0]).to.include({ medium: 'TRAVEL_CARD', mediaSerialNumberId: '1234567890', language: null });
  });

  it('distribute to NOD as QR code also what was refused for a card before', async () => {
    const system = new FakeTicketSystem();
    const app = await anApp({ gateways: { NOD: system } });
    system.meet('refuse');
    await app.record(order);
    await app.send('POST', TO_CARD, CARD);
    const { body } = await app.send<GroupView[]>('POST', TO_NOD);
    expect(details(body)[0]?.medium).to.equal('QR_CODE');
  });

  it('name their successor on every answer, refusals too', async () => {
    const app = await anApp();
    const answers = [
      await app.send('POST', TO_NOD),
      await app.send('POST', TO_CARD, { mediaSerialNumberId: 1 }),
      await app.send('POST', TO_CARD, '{'),
      await app.send('POST', TO_CARD, 'a', { 'content-type': 'text/plain' }),
    ];
    expect(answers.map(({ status }) => status)).to.deep.equal([404, 400, 400, 415]);
    for (const { headers } of answers) {
      expect(headers.deprecation).to.match(/^@\d+$/);
      expect(headers.link).to.equal(`</v1/ticket-distribution-groups/${order.id}/distribute>; rel="successor-version"`);
    }
  });

  it('refuse an order whose current version is above 1 and name the operation to use', async () => {
    const app = await aRecordedApp();
    await app.record(anOrder({ version: 2, lines: [aLine({ products: [aProduct({ transferable: true })] })] }));
    for (const [url, body] of [
      [TO_NOD, undefined],
      [TO_CARD, CARD],
    ] as const) {
      const answer = await app.send<ProblemBody>('POST', url, body);
      expect([answer.status, answer.body.code]).to.deep.equal([409, 'distribution/order-version-not-supported']);
      expect(answer.body.detail).to.include(`/v1/ticket-distribution-groups/${order.id}/distribute`);
    }
  });

  it('refuse a missing or malformed media serial number by the name that it has in the body', async () => {
    const app = await aRecordedApp();
    for (const body of [{}, { mediaSerialNumberId: '' }, { mediaSerialNumberId: 'abc' }, { mediaSerialNumberId: 12 }]) {
      const answer = await app.send<ProblemBody>('POST', TO_CARD, body);
      expect(answer.status, JSON.stringify(body)).to.equal(400);
      expect(answer.body.violations?.map(({ field }) => field)).to.deep.equal(['mediaSerialNumberId']);
    }
    expect((await app.send<ProblemBody>('POST', TO_CARD)).body.violations).to.deep.equal([
      { field: 'body', message: 'is required: a JSON object' },
    ]);
  });

  it('refuse malformed and unknown query parameters', async () => {
    const app = await aRecordedApp();
    const url = `${TO_NOD}?deliverAfter=tomorrow&qrChecksumType=A&qrChecksumType=B&language=nob`;
    const { body } = await app.send<ProblemBody>('POST', url);
    expect(body.violations?.map(({ field }) => field)).to.have.members(['deliverAfter', 'qrChecksumType', 'language']);
  });
});
