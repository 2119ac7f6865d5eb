import { rides } from '../ticket/journey.js';
import type { WalletLeg } from '../ticket/wallet-ticket.js';

export type TransitType = 'PKTransitTypeTrain' | 'PKTransitTypeBus' | 'PKTransitTypeBoat' | 'PKTransitTypeGeneric';

const TYPES: ReadonlyMap<string, TransitType> = new Map([
  ['RAIL', 'PKTransitTypeTrain'],
  ['METRO', 'PKTransitTypeTrain'],
  ['TRAM', 'PKTransitTypeTrain'],
  ['BUS', 'PKTransitTypeBus'],
  ['COACH', 'PKTransitTypeBus'],
  ['WATER', 'PKTransitTypeBoat'],
]);

/** The picture between the stops: of what every ride is by, else a generic one. A walk is no ride. */
export function transitType(legs: readonly WalletLeg[]): TransitType {
  const types = new Set(rides(legs).map(({ mode }) => TYPES.get(mode)));
  const [only] = types;
  return types.size === 1 && only !== undefined ? only : 'PKTransitTypeGeneric';
}
