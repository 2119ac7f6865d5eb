import type { RegionalValidityType } from '../fcb/v3/regional-validity-type.js';
import type { Issue } from './issue.js';
import { localClock } from './local-clock.js';
import { endsOf, relationOf } from './stations.js';
import type { LegForCode } from './ticket-for-code.js';

const DAY_MS = 86_400_000;

/** The departures that a ticket is bound to: its legs with a dated journey and a time. */
export function trainLinks(legs: readonly LegForCode[], issue: Issue): readonly RegionalValidityType[] {
  return legs.flatMap((leg) => {
    const train = leg.datedServiceJourneyRef;
    if (train === null || leg.departureTime === null) return [];
    const { day, minute } = localClock(Date.parse(leg.departureTime), issue.timeZone);
    const travelDate = day - Math.floor(Date.parse(issue.issuedAt) / DAY_MS);
    const ends = endsOf(leg);
    const { stationCodeTable: _, ...stations } = ends === null ? {} : relationOf(ends, issue);
    return [
      { trainLink: { trainIA5: leg.serviceJourneyRef ?? train, travelDate, departureTime: minute, ...stations } },
    ];
  });
}
