import { type FareProduct, instant } from '@ticket-distribution/domain';
import { aLeg } from './a-leg.js';
import { pointToPoint } from './point-to-point.js';

/** A flexible train ticket from Oslo S to Trondheim S for one adult. */
export function aProduct(options: Partial<FareProduct> = {}): FareProduct {
  return {
    ref: null,
    id: 'VYG:PreassignedFareProduct:Flex',
    version: 'VYG:Version:12',
    name: { nob: 'Fleksibel billett', nno: 'Fleksibel billett', eng: 'Flexible ticket' },
    transferable: false,
    startOfValidity: instant('2026-12-05T06:00:00.000Z'),
    endOfValidity: instant('2026-12-06T03:00:00.000Z'),
    topologies: [pointToPoint()],
    legs: [aLeg()],
    seats: [],
    supplements: [],
    travellers: [{ id: 't1', userType: 'ADULT', userProfileRef: 'VYG:UserProfile:Adult', customerId: null }],
    ...options,
  };
}
