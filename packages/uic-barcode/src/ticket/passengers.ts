import type { TariffType } from '../fcb/since-v2/tariff-type.js';
import type { TicketForCode } from './ticket-for-code.js';

type PassengerType = NonNullable<TariffType['passengerType']>;

/** The kinds of travellers that FCB has a word for. Another stands by its own name, without one of these. */
const PASSENGER_TYPES: ReadonlyMap<string, PassengerType> = new Map<string, PassengerType>([
  ['ADULT', 'adult'],
  ['SENIOR', 'senior'],
  ['CHILD', 'child'],
  ['INFANT', 'child'],
  ['YOUTH', 'youth'],
  ['YOUNG_PERSON', 'youth'],
  ['ANIMAL', 'dog'],
  ['GUIDE_DOG', 'dog'],
]);

const SUPPLEMENTS: ReadonlyMap<string, PassengerType> = new Map<string, PassengerType>([
  ['BICYCLE', 'bicycle'],
  ['DOG', 'dog'],
]);

/** As many as one entry can say. */
const MOST = 200;

/** Who travels, and what goes along: how many of each kind. Nobody's name or number: anybody can read the code. */
export function tariffsOf({ travellers, supplements }: TicketForCode['product']): readonly TariffType[] {
  const counts = new Map<string, number>();
  for (const { userType } of travellers) counts.set(userType ?? 'ANYONE', (counts.get(userType ?? 'ANYONE') ?? 0) + 1);
  const persons = [...counts].flatMap(([userType, count]) => {
    const passengerType = PASSENGER_TYPES.get(userType);
    return entries(count, passengerType, passengerType === undefined && userType !== 'ANYONE' ? userType : undefined);
  });
  const things = supplements.flatMap(({ type, count }) => {
    const passengerType = SUPPLEMENTS.get(type ?? '');
    return passengerType === undefined ? [] : entries(count, passengerType, undefined);
  });
  return [...persons, ...things];
}

function entries(
  count: number,
  passengerType: PassengerType | undefined,
  tariffDesc: string | undefined,
): TariffType[] {
  return Array.from({ length: Math.ceil(count / MOST) }, (_, index) => ({
    numberOfPassengers: Math.min(MOST, count - index * MOST),
    passengerType,
    restrictedToCountryOfResidence: false,
    tariffDesc,
  }));
}
