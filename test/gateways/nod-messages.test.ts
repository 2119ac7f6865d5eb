import { type Instant, type Leg, plusMilliseconds } from '@ticket-distribution/domain';
import { aLeg } from '@ticket-distribution/testkit';
import { element, mobileOrderGroup, xmlText } from '@ticket-distribution/gateway-nod/medium';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { anyIssue, anyQrCode, anyTravelCard } from './any-issue.js';
import { QR_CODE, TRAVEL_CARD, aTicket, anIssue } from './hand-overs.js';
import { messageOf, requestsOf, textsOf } from './nod-requests.js';
import { bodyOf, descriptionsOf, violations } from './schemas.js';
import { NOD, NOD_TRAVEL_CARD } from './systems.js';

describe('What is sent to NOD', () => {
  it('is SOAP as text/xml in UTF-8', async () => {
    const [request] = await requestsOf(NOD, [NOD.issue]);
    expect(request?.method).to.equal('POST');
    expect(request?.path).to.equal('/nod/backoffice');
    expect(request?.headers['content-type']).to.equal('text/xml; charset=utf-8');
    expect(request?.body).to.match(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<soap:Envelope xmlns:soap="http:/);
  });

  for (const [system, schema, pickup] of [
    [NOD, 'mobileTicket', anyQrCode],
    [NOD_TRAVEL_CARD, 'travelCard', anyTravelCard],
  ] as const) {
    it(`is valid for ${system.name}, whatever is issued`, () =>
      fc.assert(
        fc.asyncProperty(fc.array(anyIssue(pickup), { minLength: 15, maxLength: 30 }), async (issues) => {
          const messages = (await requestsOf(system, issues)).map(({ body }) => bodyOf(body));
          expect(messages).to.have.length(issues.length);
          expect(await violations('backOffice', messages)).to.deep.equal([]);
          expect(await violations(schema, messages.flatMap(descriptionsOf))).to.deep.equal([]);
        }),
        { numRuns: 4, interruptAfterTimeLimit: 20_000 },
      ));
  }

  it('is the same again for the same hand-over', async () => {
    const [first, second] = await requestsOf(NOD_TRAVEL_CARD, [NOD_TRAVEL_CARD.issue, NOD_TRAVEL_CARD.issue]);
    expect(first?.body).to.equal(second?.body);
  });
});

describe('An issue for QR codes', () => {
  it('is an order group with one mobile order per ticket, named by the key', async () => {
    const message = await messageOf(NOD, anIssue({ organisationId: 77 }));
    expect(textsOf(message, 'reference')).to.deep.equal(['group-1.issue.1.1', 'ticket-1', 'ticket-2']);
    expect(textsOf(message, 'type')).to.deep.equal(['mobileSingleTicket', 'mobileSingleTicket']);
    expect(textsOf(message, 'entry')).to.deep.equal(['AddMobileTicket', '77', 'AddMobileTicket', '77']);
    expect(textsOf(message, 'mediaSerialNumber')).to.deep.equal([]);
  });

  it('passes the moment of the pickup on, the language and the kind of checksum', async () => {
    const deliverAfter = aTicket('ticket-1').startOfValidity;
    const pickup = { ...QR_CODE, deliverAfter, qrChecksumType: 'NONE' } as const;
    const message = await messageOf(NOD, anIssue({ pickup, language: 'eng' }));
    expect(textsOf(message, 'earliestPickup')).to.deep.equal([deliverAfter]);
    expect(textsOf(message, 'language')).to.deep.equal(['eng']);
    for (const description of descriptionsOf(message)) {
      expect(textsOf(description, 'language')).to.deep.equal(['eng']);
      expect(textsOf(description, 'qrChecksumType')).to.deep.equal(['NONE']);
    }
  });

  it("leaves the group's language to NOD when none is known, and writes the descriptions in Bokmål", async () => {
    const message = await messageOf(NOD, anIssue({ language: null }));
    expect(textsOf(message, 'language')).to.deep.equal([]);
    for (const description of descriptionsOf(message)) expect(textsOf(description, 'language')).to.deep.equal(['nob']);
  });

  it("tells the ticket's own validity, not the one that the product was sold with", async () => {
    const ticket = aTicket('ticket-1');
    const moved = { ...ticket, startOfValidity: '2026-12-05T08:00:00.000Z' as typeof ticket.startOfValidity };
    const [description = ''] = descriptionsOf(await messageOf(NOD, anIssue({ tickets: [moved] })));
    expect(textsOf(description, 'start')).to.deep.equal(['2026-12-05T08:00:00.000Z']);
  });

  it('tells kinds of travellers, never who they are', async () => {
    const travellers = [{ id: 'Kari Nordmann', userType: null, userProfileRef: null, customerId: '1000099' }];
    const message = await messageOf(NOD, anIssue({ tickets: [aTicket('ticket-1', { travellers })] }));
    const [description = ''] = descriptionsOf(message);
    expect(description).to.include('<travellers><traveller><userType>ANYONE</userType></traveller></travellers>');
    expect(message + description).to.not.match(/Kari|1000099|1000042|1000077/);
  });
});

describe('A description', () => {
  it('cuts texts for people to what it takes, and leaves out those that say nothing', async () => {
    const long = `x${'𝄞'.repeat(600)}`;
    const product = {
      name: { nob: long, eng: ' ' },
      legs: [aLeg({ legId: long, subMode: '' })],
      seats: [{ id: '', legId: long, seatNumber: '42', railcarNumber: ' ', seatingProperties: ['', 'WINDOW'] }],
    };
    const [description = ''] = descriptionsOf(
      await messageOf(NOD, anIssue({ tickets: [aTicket('ticket-1', product)] })),
    );
    expect(await violations('mobileTicket', [description])).to.deep.equal([]);
    const cut = `x${'𝄞'.repeat(499)}`;
    expect(textsOf(description, 'name')[0]).to.equal(cut);
    expect(textsOf(description, 'legId')).to.deep.equal([cut, cut]);
    expect(textsOf(description, 'property')).to.deep.equal(['WINDOW']);
    expect(description).to.not.match(/language="eng"|subMode|railcarNumber/);
  });

  it('names a supplement of a kind that the order does not say, and a leg without its places', async () => {
    const supplements = [{ id: 'VYG:SupplementProduct:X', version: null, type: null, count: 1, name: {} }];
    const legs = [aLeg({ fromStopPlace: null, toStopPlace: null })];
    const [description = ''] = descriptionsOf(
      await messageOf(NOD, anIssue({ tickets: [aTicket('ticket-1', { supplements, legs, topologies: [] })] })),
    );
    expect(await violations('mobileTicket', [description])).to.deep.equal([]);
    expect(textsOf(description, 'type')).to.deep.equal(['UNSPECIFIED']);
    expect(description).to.not.match(/StopPlace/);
  });
});

describe('A mobile ticket', () => {
  const typeFor = (milliseconds: number, ...legs: readonly Leg[]): string | undefined => {
    const startOfValidity = '2026-12-05T06:00:00.000Z' as Instant;
    const endOfValidity = plusMilliseconds(startOfValidity, milliseconds);
    const ticket = aTicket('ticket-1', { startOfValidity, endOfValidity, legs });
    return mobileOrderGroup(anIssue({ tickets: [ticket] }), QR_CODE).orders[0]?.type;
  };
  const DAY = 24 * 60 * 60 * 1000;

  it('is a period ticket when it is valid for more than 24 hours', () => {
    expect(typeFor(DAY + 1)).to.equal('mobilePeriodicTicket');
    expect(typeFor(DAY)).to.equal('mobileSingleTicket');
  });

  it('is a single ticket when it is bound to a dated departure, however long it is valid', () => {
    expect(typeFor(DAY + 1, aLeg({ datedServiceJourneyRef: null }))).to.equal('mobilePeriodicTicket');
    expect(typeFor(DAY + 1, aLeg())).to.equal('mobileSingleTicket');
  });
});

describe('An issue for a travel card', () => {
  it('is an order group for the card with a sale per ticket, and what paid for it', async () => {
    const message = await messageOf(NOD_TRAVEL_CARD, NOD_TRAVEL_CARD.issue);
    expect(textsOf(message, 'mediaSerialNumber')).to.deep.equal(['4012345678901234']);
    expect(textsOf(message, 'type')).to.deep.equal(['fareProductSale', 'fareProductSale']);
    for (const description of descriptionsOf(message)) {
      expect(textsOf(description, 'paymentMeansType')).to.deep.equal(['CREDIT_CARD']);
    }
  });

  it('activates each ticket in the same group, after its sale', async () => {
    const pickup = { ...TRAVEL_CARD, activate: true, paymentMeansType: null };
    const message = await messageOf(NOD_TRAVEL_CARD, anIssue({ pickup }));
    expect(textsOf(message, 'reference').slice(1)).to.deep.equal(['ticket-1', 'ticket-1', 'ticket-2', 'ticket-2']);
    expect(textsOf(message, 'type')).to.deep.equal([
      'fareProductSale',
      'validateProduct',
      'fareProductSale',
      'validateProduct',
    ]);
    expect([...message.matchAll(/<order id="(\d)">/g)].map(([, id]) => id)).to.deep.equal(['1', '2', '3', '4']);
    const [sale = '', validation = ''] = descriptionsOf(message);
    expect(textsOf(sale, 'paymentMeansType')).to.deep.equal([]);
    expect(validation).to.match(/<validateProduct [^>]+><ticketDistributionId>ticket-1<\/ticketDistributionId></);
  });
});

describe('Text in XML', () => {
  it('is escaped, in elements and attributes, and what XML cannot carry is replaced', () => {
    const awkward = 'Tom & "Jerry" <b>\'x\'</b> ]]> å 🚋 \r\n';
    const escaped = 'Tom &amp; &quot;Jerry&quot; &lt;b&gt;&apos;x&apos;&lt;/b&gt; ]]&gt; å 🚋 &#13;\n';
    expect(xmlText(element('a', awkward, { b: awkward }))).to.equal(`<a b="${escaped}">${escaped}</a>`);
    expect(xmlText(element('a', 'a\u0000b\uD800c\uFFFE'))).to.equal('<a>a\uFFFDb\uFFFDc\uFFFD</a>');
  });
});
