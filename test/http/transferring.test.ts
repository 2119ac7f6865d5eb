import type { GroupView, TransferredTicketView } from '@ticket-distribution/http';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { type AppUnderTest, type ProblemBody, anApp } from './an-app.js';
import { aFlexibleProduct, handedOver } from './handed-over.js';

const URL = '/v1/ticket-distribution-groups/transfer-distribution-holder';
const TO = { distributionHolderCustomerId: '1000099', customerAccountRef: 'ENT:CustomerAccount:b2' };

const transfer = <T = { results: TransferredTicketView[] }>(
  app: AppUnderTest,
  ticketDistributionGroupIds: unknown,
  to: object = TO,
) => app.send<T>('POST', URL, { ticketDistributionGroupIds, ...to });

describe('Transferring the holder over HTTP', () => {
  it('moves the tickets of a group to another customer and account; the owner stays', async () => {
    const { app, system, group } = await handedOver('ACCOUNT_BASED_TICKETING');
    const { status, body } = await transfer(app, [group.id]);
    expect(status).to.equal(200);
    expect(body.results).to.deep.equal([
      {
        ticketDistributionGroupId: group.id,
        ticketDistributionId: group.ticketDistributions[0]?.id,
        outcome: 'done',
        code: null,
        message: null,
        ...TO,
      },
    ]);
    expect(system.valid.map(({ customerAccountRef }) => customerAccountRef)).to.deep.equal([TO.customerAccountRef]);
    const read = await app.send<GroupView>('GET', `/v1/ticket-distribution-groups/${group.id}`);
    expect(read.body).to.include({
      orderOwnerCustomerId: group.orderOwnerCustomerId,
      distributionHolderCustomerId: '1000099',
    });
  });

  it('answers each group by itself, in their order', async () => {
    const { app, group } = await handedOver('ACCOUNT_BASED_TICKETING');
    const { body } = await transfer(app, ['nobody', group.id]);
    expect(body.results.map(({ outcome, code }) => [outcome, code])).to.deep.equal([
      ['refused', 'group/not-found'],
      ['done', null],
    ]);
    expect(body.results[0]).to.include({ distributionHolderCustomerId: null, customerAccountRef: null });
  });

  it('refuses with the code that allowedActions told before', async () => {
    const products = [aFlexibleProduct({ transferable: false })];
    for (const [method, code] of [
      ['NOD', 'transfer/not-supported'],
      ['ACCOUNT_BASED_TICKETING', 'transfer/not-transferable'],
    ] as const) {
      const { app, group, ticket } = await handedOver(method, products);
      const told = ticket.allowedActions.find(({ action }) => action === 'transfer');
      expect(told).to.include({ allowed: false, code });
      const { body } = await transfer(app, [group.id]);
      expect(body.results[0]).to.include({ outcome: 'refused', code, message: told?.message });
      expect(body.results[0]).to.include({ distributionHolderCustomerId: group.distributionHolderCustomerId });
    }
  });

  it('answers 202 and when to ask again while the ticket system is away', async () => {
    const { app, system, group } = await handedOver('ACCOUNT_BASED_TICKETING');
    system.meet('unavailable');
    const { status, headers, body } = await transfer(app, [group.id]);
    expect([status, headers['retry-after']]).to.deep.equal([202, '1']);
    expect(body.results[0]).to.include({ outcome: 'under-way', code: null, ...TO });
  });

  it('tells of a transfer that the ticket system refused: the holder stays', async () => {
    const { app, system, group } = await handedOver('ACCOUNT_BASED_TICKETING');
    system.meet('refuse');
    const { body } = await transfer(app, [group.id]);
    expect(body.results[0]).to.include({ outcome: 'refused', code: 'transfer/refused' });
    expect(body.results[0]).to.include({ customerAccountRef: 'ENT:CustomerAccount:a1' });
  });

  const MALFORMED: readonly (readonly [what: string, ids: unknown, to: object, field: string])[] = [
    ['no list', undefined, TO, 'ticketDistributionGroupIds'],
    ['an empty list', [], TO, 'ticketDistributionGroupIds'],
    ['a group twice', ['a', 'a'], TO, 'ticketDistributionGroupIds'],
    ['more than 100', Array.from({ length: 101 }, (_, index) => `g-${index}`), TO, 'ticketDistributionGroupIds'],
    ['an id of other characters', ['a b'], TO, 'ticketDistributionGroupIds'],
    ['an id that is no text', [1], TO, 'ticketDistributionGroupIds'],
    [
      'a holder that is no number',
      ['a'],
      { ...TO, distributionHolderCustomerId: 'Kari' },
      'distributionHolderCustomerId',
    ],
    ['no account', ['a'], { ...TO, customerAccountRef: null }, 'customerAccountRef'],
    ['an unknown field', ['a'], { ...TO, reason: 'gift' }, 'reason'],
  ];
  for (const [what, ids, to, field] of MALFORMED) {
    it(`refuses ${what}`, async () => {
      const { status, body } = await transfer<ProblemBody>(await anApp(), ids, to);
      expect(status).to.equal(400);
      expect(body.violations?.map((violation) => violation.field)).to.deep.equal([field]);
    });
  }
});
