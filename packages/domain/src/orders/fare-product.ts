import type { Instant } from '../shared/instant.js';
import type { LocalizedText } from '../shared/language.js';
import type { Validity } from '../shared/validity.js';
import type { OfForm } from './normal-form-number.js';

export const ZONE_TYPES = ['ZONAL', 'POINT_TO_POINT'] as const;
export const DIRECTIONS = ['BOTH', 'FORWARDS', 'BACKWARDS'] as const;
/** User types of Entur's product model and of its generated offer types. */
export const USER_TYPES = [
  'ANYONE',
  'ADULT',
  'YOUTH',
  'CHILD',
  'INFANT',
  'SENIOR',
  'STUDENT',
  'MILITARY',
  'ANIMAL',
  'GUIDE_DOG',
] as const;

export interface FareZone {
  readonly id: string;
  readonly name: string | null;
}

/** Where a ticket is valid: in zones, or between two stop places. */
export interface Topology {
  readonly zoneType: (typeof ZONE_TYPES)[number];
  readonly direction: (typeof DIRECTIONS)[number] | null;
  /** Filled for ZONAL. */
  readonly zones: readonly FareZone[];
  /** The four are filled for POINT_TO_POINT. */
  readonly fromStopPlace: string | null;
  readonly fromStopPlaceName: string | null;
  readonly toStopPlace: string | null;
  readonly toStopPlaceName: string | null;
}

/** One ride (or walk) of the booked journey. */
export interface Leg {
  readonly legId: string;
  readonly mode: string;
  readonly subMode: string | null;
  readonly serviceJourneyRef: string | null;
  /** Set for a booked, dated departure. */
  readonly datedServiceJourneyRef: string | null;
  readonly fromStopPlace: string | null;
  readonly fromStopPlaceName: string | null;
  readonly toStopPlace: string | null;
  readonly toStopPlaceName: string | null;
  readonly departureTime: Instant | null;
  readonly arrivalTime: Instant | null;
}

export interface Seat {
  readonly id: string;
  readonly legId: string | null;
  readonly seatNumber: string | null;
  readonly railcarNumber: string | null;
  readonly seatingProperties: readonly string[];
}

/** Something that goes with a main product (seat, bicycle, dog …) and makes no ticket of its own. */
export interface Supplement {
  readonly id: string;
  readonly version: string | null;
  readonly type: string | null;
  readonly count: number;
  readonly name: LocalizedText;
}

export interface Traveller {
  readonly id: string;
  readonly userType: (typeof USER_TYPES)[number] | null;
  readonly userProfileRef: string | null;
  readonly customerId: string | null;
}

/** A main product on an order line. One main product is one ticket. */
export interface FareProduct extends Validity, OfForm {
  /** The sender's own name for the product, unique in the line; lets it be followed through versions. */
  readonly ref: string | null;
  readonly id: string;
  readonly version: string;
  readonly name: LocalizedText;
  /** Whether the ticket may move to another holder; false when the order does not say. */
  readonly transferable: boolean;
  /** Empty: valid everywhere (a youth or night ticket). */
  readonly topologies: readonly Topology[];
  readonly legs: readonly Leg[];
  readonly seats: readonly Seat[];
  readonly supplements: readonly Supplement[];
  readonly travellers: readonly Traveller[];
}
