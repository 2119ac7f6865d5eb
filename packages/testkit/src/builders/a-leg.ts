import { type Leg, instant } from '@ticket-distribution/domain';

/** A train ride from Oslo S to Trondheim S. */
export function aLeg(options: Partial<Leg> = {}): Leg {
  return {
    legId: '1',
    mode: 'RAIL',
    subMode: 'longDistance',
    serviceJourneyRef: 'VYG:ServiceJourney:41-OSL',
    datedServiceJourneyRef: 'ENT:DatedServiceJourney:76649045',
    fromStopPlace: 'NSR:StopPlace:337',
    fromStopPlaceName: 'Oslo S',
    toStopPlace: 'NSR:StopPlace:41742',
    toStopPlaceName: 'Trondheim S',
    departureTime: instant('2026-12-05T07:02:00.000Z'),
    arrivalTime: instant('2026-12-05T13:52:00.000Z'),
    ...options,
  };
}
