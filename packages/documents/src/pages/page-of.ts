import type { PrintableTicket } from '@ticket-distribution/application';
import type { PdfArea, PdfLeg, PdfSeat, PdfTicket } from '@ticket-distribution/artefact-pdf';
import type { FareProduct, Leg, Seat, Topology } from '@ticket-distribution/domain';

/** A ticket as one page says it: nothing of who it is, but for what kind of traveller. */
export function pageOf(
  { ticketDistributionId, codeNumber, product, validity }: PrintableTicket,
  modules: readonly (readonly boolean[])[],
): PdfTicket {
  return {
    id: ticketDistributionId,
    codeNumber: String(codeNumber),
    product: product.name,
    validity: { start: validity.startOfValidity, end: validity.endOfValidity },
    areas: areasOf(product),
    legs: product.legs.map((leg) => legOf(leg, product.seats)),
    seats: product.seats.filter(({ legId }) => !product.legs.some((leg) => leg.legId === legId)).map(seatOf),
    supplements: product.supplements.map(({ type, name, count }) => ({ type, name, count })),
    travellers: product.travellers.map(({ userType }) => ({ userType: userType ?? 'ANYONE' })),
    code: { kind: 'SYMBOL', modules },
  };
}

/** A ticket without a topology is valid everywhere. */
function areasOf({ topologies }: FareProduct): readonly PdfArea[] {
  return topologies.length === 0 ? [{ kind: 'EVERYWHERE' }] : topologies.flatMap(areaOf);
}

function areaOf({ zones, direction, ...stops }: Topology): readonly PdfArea[] {
  if (zones.length > 0) return [{ kind: 'ZONES', zones: zones.map(({ id, name }) => name ?? id) }];
  const [from, to] = [stops.fromStopPlaceName ?? stops.fromStopPlace, stops.toStopPlaceName ?? stops.toStopPlace];
  if (from === null || to === null) return [];
  const isBack = direction === 'BACKWARDS';
  const isOneWay = isBack || direction === 'FORWARDS';
  const ends = isBack ? { from: to, to: from } : { from, to };
  return [{ kind: 'BETWEEN_STOPS', ...ends, direction: isOneWay ? 'ONE_WAY' : 'BOTH_WAYS' }];
}

function legOf(leg: Leg, seats: readonly Seat[]): PdfLeg {
  return {
    mode: leg.mode,
    subMode: leg.subMode,
    from: leg.fromStopPlaceName ?? leg.fromStopPlace ?? '–',
    to: leg.toStopPlaceName ?? leg.toStopPlace ?? '–',
    departure: leg.departureTime,
    arrival: leg.arrivalTime,
    serviceJourney: leg.datedServiceJourneyRef ?? leg.serviceJourneyRef,
    seats: seats.filter(({ legId }) => legId === leg.legId).map(seatOf),
  };
}

function seatOf({ railcarNumber: coach, seatNumber: number, seatingProperties: properties }: Seat): PdfSeat {
  return { coach, number, properties };
}
