import type { CancelHandOver } from '@ticket-distribution/domain';
import { anyInstant } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { CONTEXT, aCancel, aTicket, deliveryKey, ticketId } from './hand-overs.js';
import { messageOf, requestsOf, textsOf } from './nod-requests.js';
import { bodyOf, descriptionsOf, violations } from './schemas.js';
import { withServer } from './scripted-server.js';
import { NOD, NOD_TRAVEL_CARD } from './systems.js';

const anyCancel = (medium: Pick<CancelHandOver, 'medium' | 'mediaSerialNumberId'>): fc.Arbitrary<CancelHandOver> =>
  fc
    .record({
      key: fc.uuid().map(deliveryKey),
      issueKey: fc.uuid().map(deliveryKey),
      purpose: fc.constantFrom('cancel', 'update', 'redistribute'),
      organisationId: fc.integer({ min: 1, max: 999_999_999 }),
      ticketDistributionIds: fc.uniqueArray(fc.uuid().map(ticketId), { minLength: 1, maxLength: 4 }),
      effectiveDate: fc.option(anyInstant, { nil: null }),
    })
    .map((options) => aCancel({ ...options, ...medium, pickedUp: true }));

describe('A cancel that is sent to NOD', () => {
  it('is valid for a cancel, with a date or without, and for a question', () =>
    withServer({ status: 503, body: '' }, async ({ baseUrl, received }) => {
      const gateway = NOD.open({ baseUrl });
      const effectiveDate = aTicket('ticket-1').startOfValidity;
      await gateway.handOver(aCancel(), CONTEXT);
      await gateway.handOver(aCancel({ effectiveDate }), CONTEXT);
      await gateway.ask(aCancel(), CONTEXT);
      const [cancel = '', dated = '', question = ''] = received.map(({ body }) => bodyOf(body));
      expect(await violations('backOffice', [cancel, dated, question])).to.deep.equal([]);
      expect(textsOf(cancel, 'reference')).to.deep.equal(['group-1.cancel.2.2', 'ticket-1', 'ticket-2']);
      expect(textsOf(cancel, 'orderGroup')).to.deep.equal(['group-1.issue.1.1']);
      expect(textsOf(cancel, 'state')).to.deep.equal(['CANCELLED']);
      expect(textsOf(cancel, 'effectiveDate')).to.deep.equal([]);
      expect(textsOf(dated, 'effectiveDate')).to.deep.equal([effectiveDate]);
      expect(textsOf(question, 'reference')).to.deep.equal(['group-1.cancel.2.2']);
    }));

  for (const [system, schema, medium] of [
    [NOD, 'mobileTicket', { medium: 'QR_CODE', mediaSerialNumberId: null }],
    [NOD_TRAVEL_CARD, 'travelCard', { medium: 'TRAVEL_CARD', mediaSerialNumberId: '4012345678901234' }],
  ] as const) {
    it(`is valid for ${system.name}, whatever is cancelled on the medium`, () =>
      fc.assert(
        fc.asyncProperty(fc.array(anyCancel(medium), { minLength: 10, maxLength: 20 }), async (cancels) => {
          const messages = (await requestsOf(system, cancels)).map(({ body }) => bodyOf(body));
          expect(await violations('backOffice', messages)).to.deep.equal([]);
          expect(await violations(schema, messages.flatMap(descriptionsOf))).to.deep.equal([]);
        }),
        { numRuns: 4, interruptAfterTimeLimit: 20_000 },
      ));
  }

  it('names a purpose only for a change, be it the issue, the cancel before the pickup or the one after it', async () => {
    for (const [system, card] of [
      [NOD, null],
      [NOD_TRAVEL_CARD, '777'],
    ] as const) {
      const { medium = null } = system.issue.pickup ?? {};
      const all = (['issue', 'cancel', 'update', 'redistribute'] as const).flatMap((purpose) => [
        ...(purpose === 'cancel' ? [] : [{ ...system.issue, purpose }]),
        ...(purpose === 'issue' ? [] : [aCancel({ purpose })]),
        ...(purpose === 'issue' ? [] : [aCancel({ purpose, pickedUp: true, medium, mediaSerialNumberId: card })]),
      ]);
      const requests = await requestsOf(system, all);
      const named = requests.map(({ body }) => textsOf(bodyOf(body), 'purpose'));
      const expected = all.map(({ purpose }) => (purpose === 'update' ? ['UPDATE_VALIDITY'] : []));
      expect(named).to.deep.equal(expected);
    }
  });
});

describe('A cancel on the medium', () => {
  const effectiveDate = aTicket('ticket-1').startOfValidity;

  it('of QR codes is a group of cancel orders, named by its own key, each with the group of the issue', async () => {
    const message = await messageOf(NOD, aCancel({ pickedUp: true, organisationId: 77, effectiveDate }));
    expect(message).to.match(/^<AddOrders /);
    expect(textsOf(message, 'reference')).to.deep.equal(['group-1.cancel.2.2', 'ticket-1', 'ticket-2']);
    expect(textsOf(message, 'type')).to.deep.equal(['cancelFareProductSale', 'cancelFareProductSale']);
    expect(textsOf(message, 'entry')).to.deep.equal(['CancelMobileTicket', '77', 'CancelMobileTicket', '77']);
    expect(textsOf(message, 'mediaSerialNumber')).to.deep.equal([]);
    const [first = '', second = ''] = descriptionsOf(message);
    expect(first).to.match(/<cancelMobileTicket xmlns="urn:ticket-distribution:nod:mobile-ticket:1">/);
    expect(textsOf(first, 'orderGroup')).to.deep.equal(['group-1.issue.1.1']);
    expect(textsOf(first, 'effectiveDate')).to.deep.equal([effectiveDate]);
    expect([first, second].flatMap((text) => textsOf(text, 'ticketDistributionId'))).to.deep.equal([
      'ticket-1',
      'ticket-2',
    ]);
  });

  it('of products on a travel card is a group for that card', async () => {
    const onCard = { medium: 'TRAVEL_CARD', mediaSerialNumberId: '777', pickedUp: true } as const;
    const message = await messageOf(NOD_TRAVEL_CARD, aCancel(onCard));
    expect(textsOf(message, 'mediaSerialNumber')).to.deep.equal(['777']);
    expect(textsOf(message, 'entry')).to.deep.equal(['CancelFareProduct', '1', 'CancelFareProduct', '1']);
    const [description = ''] = descriptionsOf(message);
    expect(description).to.match(/<cancelFareProduct xmlns="urn:ticket-distribution:nod:travel-card:1">/);
    expect(textsOf(description, 'effectiveDate')).to.deep.equal([]);
  });
});
