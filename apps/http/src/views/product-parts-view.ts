import { type FareProduct, LANGUAGES, type Leg, type LocalizedText, type Topology } from '@ticket-distribution/domain';

/** Where a product is valid, its journey, seats, supplements and travellers: the same in orders and in tickets. */
export type ProductPartsView = Pick<FareProduct, 'topologies' | 'legs' | 'seats' | 'supplements' | 'travellers'>;

/** Only what the domain knows goes out, field by field. */
export function toProductPartsView(product: ProductPartsView): ProductPartsView {
  return {
    topologies: product.topologies.map(toTopologyView),
    legs: product.legs.map(toLegView),
    seats: product.seats.map(({ id, legId, seatNumber, railcarNumber, seatingProperties }) => ({
      id,
      legId,
      seatNumber,
      railcarNumber,
      seatingProperties,
    })),
    supplements: product.supplements.map(({ id, version, type, count, name }) => ({
      id,
      version,
      type,
      count,
      name: toLocalizedTextView(name),
    })),
    travellers: product.travellers.map(({ id, userType, userProfileRef, customerId }) => ({
      id,
      userType,
      userProfileRef,
      customerId,
    })),
  };
}

/** The languages that are known; an unknown one is left out, so that what goes out may come in again. */
export function toLocalizedTextView(text: LocalizedText): LocalizedText {
  return Object.fromEntries(
    LANGUAGES.flatMap((language) => (text[language] === undefined ? [] : [[language, text[language]]])),
  );
}

function toTopologyView(topology: Topology): Topology {
  const { zoneType, direction, zones, fromStopPlace, fromStopPlaceName, toStopPlace, toStopPlaceName } = topology;
  return {
    zoneType,
    direction,
    zones: zones.map(({ id, name }) => ({ id, name })),
    fromStopPlace,
    fromStopPlaceName,
    toStopPlace,
    toStopPlaceName,
  };
}

function toLegView(leg: Leg): Leg {
  return {
    legId: leg.legId,
    mode: leg.mode,
    subMode: leg.subMode,
    serviceJourneyRef: leg.serviceJourneyRef,
    datedServiceJourneyRef: leg.datedServiceJourneyRef,
    fromStopPlace: leg.fromStopPlace,
    fromStopPlaceName: leg.fromStopPlaceName,
    toStopPlace: leg.toStopPlace,
    toStopPlaceName: leg.toStopPlaceName,
    departureTime: leg.departureTime,
    arrivalTime: leg.arrivalTime,
  };
}
