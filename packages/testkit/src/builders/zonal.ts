import type { FareZone, Topology } from '@ticket-distribution/domain';

/** Valid in fare zones: zone A around Trondheim unless others are named. */
export function zonal(...zones: readonly FareZone[]): Topology {
  return {
    zoneType: 'ZONAL',
    direction: null,
    zones: zones.length > 0 ? zones : [{ id: 'ATB:FareZone:10', name: 'A' }],
    fromStopPlace: null,
    fromStopPlaceName: null,
    toStopPlace: null,
    toStopPlaceName: null,
  };
}
