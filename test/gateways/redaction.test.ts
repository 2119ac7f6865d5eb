import { redactor } from '@ticket-distribution/gateway-http';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { anyIssue, anyTravelCard } from './any-issue.js';
import { CONTEXT, aCancel, aTicket, aTransfer, anIssue, anUpdate } from './hand-overs.js';
import { fault } from './nod-answers.js';
import { withServer } from './scripted-server.js';
import { ACCOUNT_BASED_TICKETING, NOD_TRAVEL_CARD, SYSTEMS } from './systems.js';

describe('The transcript of a call', () => {
  it('holds no customer, account or card, neither of the request nor of the answer, whoever is called', () =>
    fc.assert(
      fc.asyncProperty(anyIssue(anyTravelCard), fc.constantFrom(...SYSTEMS), async (generated, { issue, open }) => {
        const pickup = issue.pickup?.medium === 'TRAVEL_CARD' ? generated.pickup : issue.pickup;
        const handOver = { ...generated, pickup };
        await withServer(
          ({ body }) => ({ status: 200, body }),
          async ({ baseUrl }) => {
            const { transcript } = await open({ baseUrl }).handOver(handOver, CONTEXT);
            const secrets = [
              handOver.ownerCustomerId,
              handOver.holderCustomerId,
              handOver.customerAccountRef,
              ...(pickup?.medium === 'TRAVEL_CARD' ? [pickup.mediaSerialNumberId] : []),
              ...handOver.tickets.flatMap(({ product }) => product.travellers.map(({ customerId }) => customerId)),
            ];
            for (const secret of secrets) {
              if (secret !== null) expect(JSON.stringify(transcript)).to.not.include(secret);
            }
            expect(transcript.request).to.include(handOver.key);
            expect(transcript.answer).to.include(handOver.key);
          },
        );
      }),
      { numRuns: 60 },
    ));

  it('keeps what an operator needs: the call, the key, the tickets, the products, the status', () =>
    withServer({ status: 500, body: fault('KEY_DEAD', 'group-1.issue.1.1') }, async ({ baseUrl }) => {
      const { transcript } = await NOD_TRAVEL_CARD.open({ baseUrl }).handOver(NOD_TRAVEL_CARD.issue, CONTEXT);
      expect(transcript.request).to.match(/^POST \/nod\/backoffice\n\n<\?xml/);
      expect(transcript.request).to.include('<mediaSerialNumber>***</mediaSerialNumber>');
      for (const kept of ['group-1.issue.1.1', 'ticket-1', 'fareProductSale']) {
        expect(transcript.request).to.include(kept);
      }
      expect(transcript.answer).to.match(/^500\n\n<\?xml/);
      expect(transcript.answer).to.include('KEY_DEAD');
    }));

  it('is cut at 4,000 characters a side, and only after it was masked', () =>
    withServer(
      ({ body }) => ({ status: 200, body: `{"message":"${'x'.repeat(3980)} 1000042 and more","sent":${body}}` }),
      async ({ baseUrl }) => {
        const tickets = Array.from({ length: 20 }, (_, index) => aTicket(`ticket-${index}`));
        const gateway = ACCOUNT_BASED_TICKETING.open({ baseUrl });
        const { transcript } = await gateway.handOver({ ...ACCOUNT_BASED_TICKETING.issue, tickets }, CONTEXT);
        expect(transcript.request).to.have.length(4000);
        expect(transcript.answer).to.have.length(4000);
        expect(transcript.answer).to.match(/x \*?…$/);
      },
    ));

  it('masks the reason of a refusal too, and bounds it', () => {
    const message = `customer 1000042 on card 4012345678901234. ${'x'.repeat(600)}`;
    const body = fault('REFUSED', 'group-1.issue.1.1', 'true', message);
    return withServer({ status: 500, body }, async ({ baseUrl }) => {
      const { outcome } = await NOD_TRAVEL_CARD.open({ baseUrl }).handOver(NOD_TRAVEL_CARD.issue, CONTEXT);
      expect(outcome.kind === 'refused' && outcome.reason).to.match(/^REFUSED: customer \*\*\* on card \*\*\*\. x+…$/);
      expect('reason' in outcome && outcome.reason).to.have.length(500);
    });
  });
});

describe('Redaction', () => {
  const redact = (text: string): string => redactor(anIssue()).mask(text);

  it('masks fields that hold a person, an account or a card, whatever stands in them', () => {
    for (const [text, masked] of [
      ['{"ownerCustomerId":"7","x":1}', '{"ownerCustomerId":"***","x":1}'],
      ['{"holderCustomerId" : 7 }', '{"holderCustomerId" : "***" }'],
      ['{"customerAccountRef":"a\\"b","x":1}', '{"customerAccountRef":"***","x":1}'],
      ['{"customerAccountRef":null}', '{"customerAccountRef":null}'],
      ['{"customerId":"cut off', '{"customerId":"***"'],
      ['<mediaSerialNumber>7</mediaSerialNumber>', '<mediaSerialNumber>***</mediaSerialNumber>'],
      ['<n:mediaSerialNumber a="b"> 7 </n:mediaSerialNumber>', '<n:mediaSerialNumber a="b">***</n:mediaSerialNumber>'],
    ] as const) {
      expect(redact(text)).to.equal(masked);
    }
  });

  it("masks the hand-over's own people and accounts wherever they stand as a word", () => {
    expect(redact('no account for 1000042 (t1)')).to.equal('no account for *** (***)');
    expect(redact('ENT:CustomerAccount:1000077 is closed')).to.equal('*** is closed');
  });

  it('masks the card of a cancel, the new holder of a transfer, and the travellers of an update', () => {
    expect(redactor(aCancel({ mediaSerialNumberId: '77' })).mask('card 77')).to.equal('card ***');
    const transfer = aTransfer({ holderCustomerId: '88', customerAccountRef: 'account-88' });
    expect(redactor(transfer).mask('88 has account-88')).to.equal('*** has ***');
    const travellers = [{ id: 'Kari', userType: null, userProfileRef: null, customerId: '99' }];
    const update = anUpdate({ ticket: aTicket('ticket-1', { travellers }) });
    expect(redactor(update).mask('Kari is 99')).to.equal('*** is ***');
  });

  it('keeps the key of the issue that a cancel, an update or a transfer is about', () => {
    for (const make of [aCancel, anUpdate, aTransfer]) {
      expect(redactor(make({ issueKey: '12345678' as never })).mask('12345678 1234567')).to.equal('12345678 ***');
    }
  });

  it('masks the accounts of others, and numbers as long as those of customers and cards', () => {
    expect(redactor(aCancel()).mask('card 4012345678901234, see ATB:CustomerAccount:x1.')).to.equal(
      'card ***, see ***',
    );
  });

  it('keeps keys, the ids of orders, tickets and products, and moments', () => {
    const text =
      'group-1.issue.1.1 9KX4T2QH line-1 ticket-1 VYG:PreassignedFareProduct:Flex ENT:DatedServiceJourney:76649045 2026-12-05T06:00:00.000Z';
    expect(redact(text)).to.equal(text);
    const numbered = anIssue({
      ownerCustomerId: '12',
      key: '12345678.issue.12.1' as never,
      orderId: '20261205' as never,
    });
    expect(redactor(numbered).mask('12345678.issue.12.1 20261205 12')).to.equal('12345678.issue.12.1 20261205 ***');
  });
});
