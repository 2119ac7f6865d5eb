import type { Topology } from '@ticket-distribution/domain';

/** Valid from Oslo S to Trondheim S. */
export function pointToPoint(options: Partial<Omit<Topology, 'zoneType' | 'zones'>> = {}): Topology {
  return {
    zoneType: 'POINT_TO_POINT',
    direction: 'FORWARDS',
    zones: [],
    fromStopPlace: 'NSR:StopPlace:337',
    fromStopPlaceName: 'Oslo S',
    toStopPlace: 'NSR:StopPlace:41742',
    toStopPlaceName: 'Trondheim S',
    ...options,
  };
}
