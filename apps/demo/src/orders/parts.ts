import type {
  FareProductBody,
  FulfillmentMethod,
  LegBody,
  OrderDocumentBody,
  OrderLineBody,
  TopologyBody,
  TravellerBody,
} from '@ticket-distribution/client/schemas';

/** Places, times and products of the demo's orders: real Norwegian ids. */
export interface Place {
  readonly id: string;
  readonly name: string;
}

export const OSLO: Place = { id: 'NSR:StopPlace:337', name: 'Oslo S' };
export const TRONDHEIM: Place = { id: 'NSR:StopPlace:41742', name: 'Trondheim S' };
export const HAMAR: Place = { id: 'NSR:StopPlace:219', name: 'Hamar stasjon' };
export const GOTHENBURG: Place = { id: 'UIC:StopPlace:7400002', name: 'Göteborg C' };

export const ENTUR = 'ENT:DistributionChannel:App';
export const KOLUMBUS = 'KOL:DistributionChannel:App';

/** A time of the day, so many days from now, as an instant. */
export function inDays(days: number, hour: number, minute = 0): string {
  const date = new Date(Date.now() + days * 86_400_000);
  date.setUTCHours(hour, minute, 0, 0);
  return date.toISOString();
}

export function between(from: Place, to: Place): TopologyBody {
  return {
    zoneType: 'POINT_TO_POINT',
    direction: 'FORWARDS',
    fromStopPlace: from.id,
    fromStopPlaceName: from.name,
    toStopPlace: to.id,
    toStopPlaceName: to.name,
  };
}

export function inZone(id: string, name: string): TopologyBody {
  return { zoneType: 'ZONAL', zones: [{ id, name }] };
}

export function ride(legId: string, from: Place, to: Place, departureTime: string, arrivalTime: string): LegBody {
  return {
    legId,
    mode: 'RAIL',
    subMode: 'longDistance',
    serviceJourneyRef: 'VYG:ServiceJourney:41-OSL',
    datedServiceJourneyRef: 'ENT:DatedServiceJourney:76649045',
    fromStopPlace: from.id,
    fromStopPlaceName: from.name,
    toStopPlace: to.id,
    toStopPlaceName: to.name,
    departureTime,
    arrivalTime,
  };
}

export function adult(id: string): TravellerBody {
  return { id, userType: 'ADULT', userProfileRef: 'VYG:UserProfile:Adult' };
}

export function order(
  id: string,
  organisationId: number,
  distributionChannelId: string,
  orderLines: readonly OrderLineBody[],
): OrderDocumentBody {
  return {
    id,
    version: 1,
    status: 'CONFIRMED',
    organisationId,
    pos: 'Entur App',
    distributionChannelId,
    ownerCustomerId: '1000042',
    confirmedAt: new Date().toISOString(),
    orderLines,
  };
}

export function line(
  id: string,
  fulfillmentMethod: FulfillmentMethod,
  product: FareProductBody,
  more: Partial<OrderLineBody> = {},
): OrderLineBody {
  return { id, status: 'CONFIRMED', fulfillmentMethod, fareProducts: [product], ...more };
}
