import type { IssuingData } from '../fcb/v3/issuing-data.js';
import type { OpenTicketData } from '../fcb/v3/open-ticket-data.js';
import type { PassData } from '../fcb/v3/pass-data.js';
import type { RegionalValidityType } from '../fcb/v3/regional-validity-type.js';
import type { UicRailTicketData } from '../fcb/v3/uic-rail-ticket-data.js';
import { companyFields } from './company-fields.js';
import type { Issue } from './issue.js';
import { localClock } from './local-clock.js';
import { tariffsOf } from './passengers.js';
import { regionsOf, zoneNames } from './regions.js';
import { endsOf, relationOf } from './stations.js';
import type { TicketForCode } from './ticket-for-code.js';
import { trainLinks } from './train-links.js';
import { validityFields } from './validity-fields.js';

const DAY_MS = 86_400_000;

/**
 * The content of a barcode (FCB 3) for a ticket: an open ticket, or a pass. It names nobody.
 *
 * @throws UnencodableValueError for a ticket that no barcode can say, such as one that names no place in a topology; what
 * lies outside the bounds of a field, such as an end after more than 500 days, is refused when it is encoded
 */
export function railTicketData(ticket: TicketForCode, issue: Issue): UicRailTicketData {
  const kind = issue.as ?? (ticket.product.topologies.length === 0 ? 'pass' : 'openTicket');
  const document = kind === 'pass' ? { pass: passOf(ticket, issue) } : { openTicket: openTicketOf(ticket, issue) };
  return { issuingDetail: issuingDetail(issue), transportDocument: [{ ticket: document }] };
}

function issuingDetail(issue: Issue): IssuingData {
  const moment = Date.parse(issue.issuedAt);
  const { day, minute } = localClock(moment, 'UTC');
  const issuingYear = new Date(moment).getUTCFullYear();
  return {
    ...companyFields('securityProvider', issue.securityProvider),
    ...companyFields('issuer', issue.issuer),
    issuingYear,
    issuingDay: day - Date.UTC(issuingYear, 0, 1) / DAY_MS + 1,
    issuingTime: minute,
    issuerName: issue.issuerName,
    specimen: issue.specimen ?? false,
    securePaperTicket: false,
    activated: true,
    issuerPNR: issue.orderId,
  };
}

/** What an open ticket and a pass say alike. */
function commonFields({ id, validity, product }: TicketForCode, issue: Issue) {
  const tariffs = tariffsOf(product);
  return {
    referenceIA5: id,
    ...companyFields('productOwner', issue.productOwner ?? issue.issuer),
    productIdIA5: product.id,
    ...validityFields(validity, issue),
    classCode: issue.classCode,
    tariffs: tariffs.length === 0 ? undefined : tariffs,
  };
}

function openTicketOf(ticket: TicketForCode, issue: Issue): OpenTicketData {
  const { topologies, legs, name } = ticket.product;
  const main = topologies.find(({ zones }) => zones.length === 0);
  const ends = main === undefined ? null : endsOf(main);
  const others = ends === null ? topologies : topologies.filter((topology) => topology !== main);
  const regions = [...trainLinks(legs, issue), ...others.flatMap((topology) => regionsOf(topology, issue))];
  return {
    ...commonFields(ticket, issue),
    returnIncluded: ends !== null && main?.direction === 'BOTH',
    ...(ends === null ? {} : relationOf(ends, issue)),
    validRegionDesc: zoneNames(topologies),
    validRegion: listOrNone(regions),
    infoText: name[issue.language],
  };
}

function passOf(ticket: TicketForCode, issue: Issue): PassData {
  const { topologies, name } = ticket.product;
  return {
    ...commonFields(ticket, issue),
    passDescription: name[issue.language],
    validRegion: listOrNone(topologies.flatMap((topology) => regionsOf(topology, issue))),
    infoText: zoneNames(topologies),
  };
}

function listOrNone(regions: readonly RegionalValidityType[]): readonly RegionalValidityType[] | undefined {
  return regions.length === 0 ? undefined : regions;
}
