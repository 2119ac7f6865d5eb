import type { FareProduct } from '@ticket-distribution/domain';
import { aGroup, aLeg, aLine, aProduct, anOrder, anyProduct, pointToPoint, zonal } from '@ticket-distribution/testkit';
import {
  type Issue,
  type OpenTicketData,
  type PassData,
  type UicRailTicketData,
  UnencodableValueError,
  decodeFcb,
  encodeFcb,
  railTicketData,
} from '@ticket-distribution/uic-barcode';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { ISSUE, TICKET } from './a-ticket.js';
import { bytesOf, hexOf } from './reference-data.js';

/** The code of `TICKET`, which Erlang's asn1ct reads and writes, too. */
const GOLDEN =
  '2284010CC219855391D108732EC34A8CA8C8010464AE3601202460C5C396185AE45B871B96CB5BB769896E2C78F2ADC4CD83260E5CE170C1' +
  'AB708663F5ACC77543965C3CF9E9CFBB2E48D87965A1CB7E4EB8FA3A8DB32F83119D4E93AA7D37F0A1B30E3CAE99B36E273A9D2754FA6FE1' +
  '43661C795D3462DDA32064F736C6F20530B54726F6E646865696D20532E6690043BC048000228CD8CAD6E6D2C4CAD840C4D2D8D8CAE8E8';

/** A ticket of the domain, as the engine makes it. */
function ticketWith(product: Partial<FareProduct>) {
  const order = anOrder({ lines: [aLine({ products: [aProduct({ legs: [], ...product })] })] });
  const [ticket] = aGroup(order).snapshot.tickets;
  if (ticket === undefined) throw new Error('No ticket was made');
  return ticket;
}

/** What a reader finds in the code of a ticket. */
function codeOf(product: Partial<FareProduct>, issue: Partial<Issue> = {}): UicRailTicketData {
  const ticket = railTicketData(ticketWith(product), { ...ISSUE, ...issue });
  return decodeFcb(3, encodeFcb({ version: 3, ticket }));
}

function openTicketOf(product: Partial<FareProduct>, issue: Partial<Issue> = {}): OpenTicketData {
  const [document] = codeOf(product, issue).transportDocument ?? [];
  if (document === undefined || !('openTicket' in document.ticket)) throw new Error('It is no open ticket');
  return document.ticket.openTicket;
}

function passOf(product: Partial<FareProduct>, issue: Partial<Issue> = {}): PassData {
  const [document] = codeOf(product, issue).transportDocument ?? [];
  if (document === undefined || !('pass' in document.ticket)) throw new Error('It is no pass');
  return document.ticket.pass;
}

describe('The code of a ticket', () => {
  it('is written to the same bytes as ever', () => {
    const bytes = encodeFcb({ version: 3, ticket: railTicketData(TICKET, ISSUE) });
    expect(hexOf(bytes)).to.equal(GOLDEN);
    expect(decodeFcb(3, bytesOf(GOLDEN)).issuingDetail.issuerPNR).to.equal('9KX4T2QH');
  });

  it('says who issues it, and when in UTC', () => {
    const issue = { issuedAt: '2028-12-31T23:59:59.000Z', issuer: 'RUT', issuerName: 'Ruter', specimen: true };
    const validity = { startOfValidity: '2029-01-05T06:00:00.000Z', endOfValidity: '2029-01-06T06:00:00.000Z' };
    const { issuingDetail } = codeOf(validity as Partial<FareProduct>, issue);
    expect(issuingDetail).to.deep.include({
      securityProviderNum: 1076,
      issuerIA5: 'RUT',
      issuerName: 'Ruter',
      issuingYear: 2028,
      issuingDay: 366,
      issuingTime: 1439,
      specimen: true,
      issuerPNR: '9KX4T2QH',
    });
  });

  it('names its ticket, its product, the owner of the product and the class', () => {
    const ticket = openTicketOf({}, { productOwner: 1080, classCode: 'first' });
    expect(ticket.referenceIA5).to.equal(ticketWith({}).id);
    expect(ticket).to.deep.include({
      productOwnerNum: 1080,
      productIdIA5: 'VYG:PreassignedFareProduct:Flex',
      classCode: 'first',
      infoText: 'Fleksibel billett',
    });
    expect(openTicketOf({}, { language: 'eng' }).infoText).to.equal('Flexible ticket');
    expect(openTicketOf({})).to.include({ productOwnerNum: 1076, classCode: 'second' });
  });

  it('names no traveller', () => {
    const travellers = [{ id: 'Kari', userType: 'ADULT', userProfileRef: null, customerId: '1000077' }];
    const ticket = railTicketData(ticketWith({ travellers }), ISSUE);
    expect(ticket).to.not.have.property('travelerDetail');
    expect(JSON.stringify(ticket)).to.not.match(/Kari|1000077/);
  });

  it('counts travellers, bicycles and dogs by kind, and leaves a kind that it has no word for by its name', () => {
    const of = (userType: string | null, id: string) => ({ id, userType, userProfileRef: null, customerId: null });
    const travellers = ['ADULT', 'ADULT', 'INFANT', 'STUDENT', null].map((userType, index) =>
      of(userType, `t${index}`),
    );
    const supplements = ['BICYCLE', 'DOG', 'SEAT'].map((type, index) => ({
      id: `s${index}`,
      version: null,
      name: {},
      type,
      count: index + 2,
    }));
    const summary = openTicketOf({ travellers, supplements }).tariffs?.map(
      ({ numberOfPassengers, passengerType, tariffDesc }) => [numberOfPassengers, passengerType, tariffDesc],
    );
    expect(summary).to.deep.equal([
      [2, 'adult', undefined],
      [1, 'child', undefined],
      [1, undefined, 'STUDENT'],
      [1, undefined, undefined],
      [2, 'bicycle', undefined],
      [3, 'dog', undefined],
    ]);
  });

  it('counts more travellers than one entry can say in several', () => {
    const travellers = Array.from({ length: 450 }, (_, index) => ({
      id: `t${index}`,
      userType: 'YOUTH',
      userProfileRef: null,
      customerId: null,
    }));
    const counts = openTicketOf({ travellers }).tariffs?.map(({ numberOfPassengers }) => numberOfPassengers);
    expect(counts).to.deep.equal([200, 200, 50]);
    expect(openTicketOf({ travellers: [] })).to.not.have.property('tariffs');
  });
});

describe('The validity in a code', () => {
  const fieldsOf = (startOfValidity: string, endOfValidity: string, issue: Partial<Issue> = {}) => {
    const { validFromDay, validFromTime, validUntilDay, validUntilTime } = openTicketOf(
      { startOfValidity, endOfValidity } as Partial<FareProduct>,
      issue,
    );
    return [validFromDay, validFromTime, validUntilDay, validUntilTime];
  };

  it('is in local days and times, from the day of issue and from the first day', () => {
    expect(fieldsOf('2026-12-05T06:00:00.000Z', '2026-12-06T03:00:00.000Z')).to.deep.equal([4, 420, 1, 239]);
  });

  it('ends with the last minute of a day when the ticket ends at midnight', () => {
    expect(fieldsOf('2026-12-04T23:00:00.000Z', '2026-12-05T23:00:00.000Z')).to.deep.equal([4, 0, 0, 1439]);
  });

  it('counts the days by the calendars of issue (UTC) and of the place, over a year and summer time', () => {
    const issuedAt = '2026-12-31T23:30:00.000Z';
    expect(fieldsOf('2026-12-31T23:30:00.000Z', '2027-01-01T22:59:00.000Z', { issuedAt })).to.deep.equal([
      1, 30, 0, 1438,
    ]);
    expect(fieldsOf('2027-03-27T23:00:00.000Z', '2027-03-29T22:00:00.000Z', { issuedAt })).to.deep.equal([
      87, 0, 1, 1439,
    ]);
    expect(fieldsOf('2026-01-01T00:00:00.000Z', '2027-01-02T00:00:00.000Z', { issuedAt })[0]).to.equal(-364);
  });

  it('is never longer than that of the ticket: seconds are cut off on both sides', () => {
    expect(fieldsOf('2026-12-05T06:00:01.000Z', '2026-12-05T08:00:59.000Z')).to.deep.equal([4, 421, 0, 539]);
    expect(() => fieldsOf('2026-12-05T06:00:01.000Z', '2026-12-05T06:01:59.000Z')).to.throw(UnencodableValueError);
  });

  it('is refused when it is further off or longer than a code can say', () => {
    const pathOf = (start: string, end: string) => {
      try {
        return fieldsOf(start, end);
      } catch (error) {
        return (error as UnencodableValueError).path.split('.').at(-1);
      }
    };
    expect(pathOf('2029-12-05T06:00:00.000Z', '2029-12-06T06:00:00.000Z')).to.equal('validFromDay');
    expect(pathOf('2026-12-05T06:00:00.000Z', '9999-12-31T00:00:00.000Z')).to.equal('validUntilDay');
  });
});

describe('The places in a code', () => {
  const stationNum = (stopPlace: string) =>
    ({ 'NSR:StopPlace:337': 7_600_100, 'NSR:StopPlace:41742': 7_601_126 })[stopPlace] ?? null;

  it('are stations by their UIC number, where both ends have one', () => {
    expect(openTicketOf({}, { stationNum })).to.deep.include({
      stationCodeTable: 'stationUIC',
      fromStationNum: 7_600_100,
      toStationNum: 7_601_126,
      fromStationNameUTF8: 'Oslo S',
      toStationNameUTF8: 'Trondheim S',
      returnIncluded: false,
    });
  });

  it('are stop places by their ids, where one end has no number', () => {
    const topologies = [pointToPoint({ toStopPlace: 'NSR:StopPlace:1', toStopPlaceName: null })];
    const ticket = openTicketOf({ topologies }, { stationNum });
    expect(ticket).to.deep.include({
      stationCodeTable: 'localCarrierStationCodeTable',
      fromStationIA5: 'NSR:StopPlace:337',
      toStationIA5: 'NSR:StopPlace:1',
    });
    expect(ticket).to.not.have.any.keys('fromStationNum', 'toStationNum', 'toStationNameUTF8');
  });

  it('run the way that the ticket is valid', () => {
    const backwards = openTicketOf({ topologies: [pointToPoint({ direction: 'BACKWARDS' })] });
    expect(backwards).to.include({ fromStationIA5: 'NSR:StopPlace:41742', toStationNameUTF8: 'Oslo S' });
    expect(openTicketOf({ topologies: [pointToPoint({ direction: 'BOTH' })] }).returnIncluded).to.equal(true);
  });

  it('are zones by number for each code space, others by their ids, and all by their names', () => {
    const zones = ['RUT:FareZone:4', 'RUT:FareZone:22', 'ATB:FareZone:10', 'KOL:FareZone:1A', 'RUT:FareZone:07'];
    const topology = zonal(...zones.map((id, index) => ({ id, name: index === 0 ? null : `Sone ${index}` })));
    const ticket = openTicketOf({ topologies: [topology] });
    const byId = (id: string) => new TextEncoder().encode(id);
    const table = { stationCodeTable: 'stationUIC' };
    expect(ticket.validRegion).to.deep.equal([
      { zones: { ...table, carrierIA5: 'RUT', zoneId: [4, 22] } },
      { zones: { ...table, carrierIA5: 'ATB', zoneId: [10] } },
      { zones: { ...table, binaryZoneId: byId('KOL:FareZone:1A') } },
      { zones: { ...table, binaryZoneId: byId('RUT:FareZone:07') } },
    ]);
    expect(ticket.validRegionDesc).to.equal('RUT:FareZone:4, Sone 1, Sone 2, Sone 3, Sone 4');
    expect(ticket).to.not.have.property('fromStationIA5');
  });

  it('beside the first relation are further ones, both ways when they are valid both ways, and zones', () => {
    const second = pointToPoint({ direction: 'BOTH', toStopPlace: 'NSR:StopPlace:1' });
    const ticket = openTicketOf({ topologies: [zonal(), pointToPoint(), second] });
    expect(ticket.toStationIA5).to.equal('NSR:StopPlace:41742');
    const ways = ticket.validRegion?.map((region) =>
      'viaStations' in region ? region.viaStations.route?.map(({ stationIA5 }) => stationIA5) : Object.keys(region),
    );
    expect(ways).to.deep.equal([
      ['zones'],
      ['NSR:StopPlace:337', 'NSR:StopPlace:1'],
      ['NSR:StopPlace:1', 'NSR:StopPlace:337'],
    ]);
  });

  it('include the departures that the ticket is bound to, and no other legs', () => {
    const legs = [
      aLeg(),
      aLeg({ legId: '2', datedServiceJourneyRef: null }),
      aLeg({ legId: '3', fromStopPlace: null }),
    ];
    const regions = openTicketOf({ legs }, { stationNum }).validRegion;
    expect(regions).to.have.length(2);
    expect(regions?.[0]).to.deep.equal({
      trainLink: {
        trainIA5: 'VYG:ServiceJourney:41-OSL',
        travelDate: 4,
        departureTime: 482,
        fromStationNum: 7_600_100,
        toStationNum: 7_601_126,
        fromStationNameUTF8: 'Oslo S',
        toStationNameUTF8: 'Trondheim S',
      },
    });
    expect(regions?.[1]).to.deep.equal({
      trainLink: { trainIA5: 'VYG:ServiceJourney:41-OSL', travelDate: 4, departureTime: 482 },
    });
  });

  it('are refused when a topology names none: left out, it would be valid everywhere', () => {
    const nowhere = { ...pointToPoint({ toStopPlace: null }), zoneType: 'ADDED_TOMORROW' };
    expect(() => openTicketOf({ topologies: [nowhere] })).to.throw(UnencodableValueError, 'topologies');
    expect(() => passOf({ topologies: [nowhere] }, { as: 'pass' })).to.throw(UnencodableValueError, 'topologies');
  });
});

describe('The code of a pass', () => {
  it('is that of a ticket that is valid everywhere', () => {
    const pass = passOf({ topologies: [] });
    expect(pass).to.include({ passDescription: 'Fleksibel billett', validFromDay: 4, validUntilTime: 239 });
    expect(pass).to.not.have.any.keys('validRegion', 'infoText');
  });

  it('or of any that is to be one, with its relations and zones', () => {
    const pass = passOf({ topologies: [pointToPoint(), zonal()] }, { as: 'pass' });
    expect(pass.validRegion?.map((region) => Object.keys(region))).to.deep.equal([['viaStations'], ['zones']]);
    expect(pass.infoText).to.equal('A');
  });

  it('is that of an open ticket when it is to be one, though it is valid everywhere', () => {
    expect(openTicketOf({ topologies: [] }, { as: 'openTicket' })).to.not.have.property('validRegion');
  });
});

describe('Whatever a product is, its code', () => {
  it('is read as it was written, or refused with the field that no code can say', () => {
    let written = 0;
    fc.assert(
      fc.property(anyProduct, (product) => {
        const ticket = railTicketDataOrRefusal(product);
        if (ticket === null) return;
        written += 1;
        const bytes = encodeFcb({ version: 3, ticket });
        expect(encodeFcb({ version: 3, ticket: decodeFcb(3, bytes) })).to.deep.equal(bytes);
      }),
      { numRuns: 500, seed: 1 },
    );
    expect(written).to.be.above(5);
  });

  function railTicketDataOrRefusal(product: FareProduct): UicRailTicketData | null {
    const { startOfValidity, endOfValidity } = product;
    try {
      const data = railTicketData(
        { id: 'a ticket', validity: { startOfValidity, endOfValidity }, product },
        { ...ISSUE, issuedAt: startOfValidity },
      );
      encodeFcb({ version: 3, ticket: data });
      return data;
    } catch (error) {
      expect(error).to.be.instanceOf(UnencodableValueError);
      return null;
    }
  }
});
