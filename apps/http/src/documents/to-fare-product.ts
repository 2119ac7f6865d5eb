import type {
  FareProduct,
  Leg,
  LocalizedText,
  Seat,
  Supplement,
  Topology,
  Traveller,
} from '@ticket-distribution/domain';
import type {
  FareProductBody,
  LegBody,
  LocalizedTextBody,
  ProductPartsBody,
  SeatBody,
  SupplementBody,
  TopologyBody,
  TravellerBody,
} from './fare-product-body.js';
import { toInstant, toInstantOrNull } from './to-instant.js';

/** The parts of a product that are lists. */
export type ProductParts = Pick<FareProduct, 'topologies' | 'legs' | 'seats' | 'supplements' | 'travellers'>;

/** The product that a checked body says; what is absent is null, empty or its default. */
export function toFareProduct(body: FareProductBody): FareProduct {
  return {
    ref: body.ref ?? null,
    id: body.id,
    version: body.version,
    name: toLocalizedText(body.name),
    transferable: body.transferable ?? false,
    startOfValidity: toInstant(body.startOfValidity),
    endOfValidity: toInstant(body.endOfValidity),
    ...toProductParts(body),
  };
}

export function toProductParts(body: ProductPartsBody): ProductParts {
  return {
    topologies: (body.topologies ?? []).map(toTopology),
    legs: (body.legs ?? []).map(toLeg),
    seats: (body.seats ?? []).map(toSeat),
    supplements: (body.supplements ?? []).map(toSupplement),
    travellers: (body.travellers ?? []).map(toTraveller),
  };
}

export function toLocalizedText({ nob, nno, eng }: LocalizedTextBody): LocalizedText {
  return { ...(nob != null && { nob }), ...(nno != null && { nno }), ...(eng != null && { eng }) };
}

function toTopology(body: TopologyBody): Topology {
  return {
    zoneType: body.zoneType,
    direction: body.direction ?? null,
    zones: (body.zones ?? []).map(({ id, name }) => ({ id, name: name ?? null })),
    fromStopPlace: body.fromStopPlace ?? null,
    fromStopPlaceName: body.fromStopPlaceName ?? null,
    toStopPlace: body.toStopPlace ?? null,
    toStopPlaceName: body.toStopPlaceName ?? null,
  };
}

function toLeg(body: LegBody): Leg {
  return {
    legId: body.legId,
    mode: body.mode,
    subMode: body.subMode ?? null,
    serviceJourneyRef: body.serviceJourneyRef ?? null,
    datedServiceJourneyRef: body.datedServiceJourneyRef ?? null,
    fromStopPlace: body.fromStopPlace ?? null,
    fromStopPlaceName: body.fromStopPlaceName ?? null,
    toStopPlace: body.toStopPlace ?? null,
    toStopPlaceName: body.toStopPlaceName ?? null,
    departureTime: toInstantOrNull(body.departureTime),
    arrivalTime: toInstantOrNull(body.arrivalTime),
  };
}

function toSeat(body: SeatBody): Seat {
  return {
    id: body.id,
    legId: body.legId ?? null,
    seatNumber: body.seatNumber ?? null,
    railcarNumber: body.railcarNumber ?? null,
    seatingProperties: body.seatingProperties ?? [],
  };
}

function toSupplement(body: SupplementBody): Supplement {
  return {
    id: body.id,
    version: body.version ?? null,
    type: body.type ?? null,
    count: body.count ?? 1,
    name: toLocalizedText(body.name ?? {}),
  };
}

function toTraveller(body: TravellerBody): Traveller {
  return {
    id: body.id,
    userType: body.userType ?? null,
    userProfileRef: body.userProfileRef ?? null,
    customerId: body.customerId ?? null,
  };
}
