import type { RegionalValidityType } from '../fcb/v3/regional-validity-type.js';
import type { ViaStationType } from '../fcb/v3/via-station-type.js';
import { UnencodableValueError } from '../per/unencodable-value-error.js';
import type { Issue } from './issue.js';
import { type Ends, endsOf, relationOf, reversed } from './stations.js';
import type { TopologyForCode } from './ticket-for-code.js';

const ZONE = /^([A-Z]{1,8}):[A-Za-z]{1,40}:(0|[1-9]\d{0,14})$/;

/**
 * The regions of a topology: its zones, or the way between its ends, both ways when it is valid both ways.
 *
 * @throws UnencodableValueError for a topology that names neither: left out, it would make the ticket valid everywhere
 */
export function regionsOf(topology: TopologyForCode, issue: Issue): readonly RegionalValidityType[] {
  if (topology.zones.length > 0) return zoneRegions(topology);
  const ends = endsOf(topology);
  if (ends === null) throw new UnencodableValueError('topologies', 'must each name zones or two stop places');
  const ways = topology.direction === 'BOTH' ? [ends, reversed(ends)] : [ends];
  return ways.map((way) => ({ viaStations: { border: false, route: routeOf(way, issue) } }));
}

/** The names (or ids) of all zones of topologies, for a person to read; undefined when there are none. */
export function zoneNames(topologies: readonly TopologyForCode[]): string | undefined {
  const names = topologies.flatMap(({ zones }) => zones.map(({ id, name }) => name ?? id));
  return names.length === 0 ? undefined : [...new Set(names)].join(', ');
}

/**
 * Zones by number, an entry for each code space (`RUT:FareZone:4` is zone 4 of RUT). One whose id does not end in a number is
 * an entry of its own: its id, in UTF-8, is its binary id.
 */
function zoneRegions({ zones }: TopologyForCode): RegionalValidityType[] {
  const bySpace = new Map<string, number[]>();
  const others: string[] = [];
  for (const { id } of zones) {
    const [, space, number] = ZONE.exec(id) ?? [];
    if (space === undefined) others.push(id);
    else bySpace.set(space, [...(bySpace.get(space) ?? []), Number(number)]);
  }
  return [
    ...[...bySpace].map(([carrierIA5, zoneId]) => ({ zones: { carrierIA5, zoneId } })),
    ...others.map((id) => ({ zones: { binaryZoneId: new TextEncoder().encode(id) } })),
  ];
}

function routeOf(ends: Ends, issue: Issue): ViaStationType[] {
  const { stationCodeTable, fromStationNum, fromStationIA5, toStationNum, toStationIA5 } = relationOf(ends, issue);
  return [
    { stationCodeTable, stationNum: fromStationNum, stationIA5: fromStationIA5, border: false },
    { stationCodeTable, stationNum: toStationNum, stationIA5: toStationIA5, border: false },
  ];
}
