import { type HandedOverTicket, millisecondsOf } from '@ticket-distribution/domain';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Whether a mobile ticket is a period ticket or a single one (our choice; the public documentation names the two types
 * only): a period ticket is valid for more than 24 hours and bound to no dated departure.
 */
export function mobileOrderType({
  startOfValidity,
  endOfValidity,
  product,
}: HandedOverTicket): 'mobileSingleTicket' | 'mobilePeriodicTicket' {
  const isLong = millisecondsOf(endOfValidity) - millisecondsOf(startOfValidity) > DAY_MS;
  const isDated = product.legs.some(({ datedServiceJourneyRef }) => datedServiceJourneyRef !== null);
  return isLong && !isDated ? 'mobilePeriodicTicket' : 'mobileSingleTicket';
}
