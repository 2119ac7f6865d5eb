import { type HandedOverTicket, millisecondsOf } from '@ticket-distribution/domain';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Whether a mobile ticket is a period ticket or a single one (our choice; the public documentation names the two types
 * only): a period ticket is valid for more than a day, by elapsed time and by the clock, and bound to no dated departure. What
 * an older release stored says nothing of it, and is told by the elapsed time alone, as it was then.
 */
export function mobileOrderType({
  startOfValidity,
  endOfValidity,
  product,
  periodic = millisecondsOf(endOfValidity) - millisecondsOf(startOfValidity) > DAY_MS,
}: HandedOverTicket): 'mobileSingleTicket' | 'mobilePeriodicTicket' {
  const isDated = product.legs.some(({ datedServiceJourneyRef }) => datedServiceJourneyRef !== null);
  return periodic && !isDated ? 'mobilePeriodicTicket' : 'mobileSingleTicket';
}
