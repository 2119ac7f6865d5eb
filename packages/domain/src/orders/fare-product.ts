import type { Instant } from '../shared/instant.js';
import type { LocalizedText } from '../shared/language.js';
import type { Validity } from '../shared/validity.js';
import type { OfForm } from './normal-form-number.js';

/**
 * The kinds of topologies whose meaning the ticket systems know. The list is open: another kind is any text, and what it
 * names is told as it stands.
 */
export const KNOWN_ZONE_TYPES = ['ZONAL', 'POINT_TO_POINT'] as const;
export const DIRECTIONS = ['BOTH', 'FORWARDS', 'BACKWARDS'] as const;
/**
 * Kinds of travellers: those of Entur's product model and of its generated offer types, and others that fares are sold for. The
 * list is open: another kind is any text, which the engine keeps and passes on without looking at it.
 */
export const KNOWN_USER_TYPES = [
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
  'DISABLED',
  'DISABLED_COMPANION',
  'SCHOOL_PUPIL',
  'YOUNG_PERSON',
  'JOB_SEEKER',
  'EMPLOYEE',
] as const;
/** Kinds of supplements. The list is open, as that of the user types. */
export const KNOWN_SUPPLEMENT_TYPES = ['SEAT', 'BICYCLE', 'DOG'] as const;
/** Modes of Entur's product model, and a walk. The list is open, and so is that of the sub-modes (`localBus`, `nightRail`). */
export const KNOWN_MODES = [
  'AIR',
  'BUS',
  'CABLE_WAY',
  'COACH',
  'FUNICULAR',
  'METRO',
  'RAIL',
  'TAXI',
  'TRAM',
  'WATER',
  'FOOT',
] as const;

export interface FareZone {
  readonly id: string;
  readonly name: string | null;
}

/** Where a ticket is valid: in zones, between two stop places, or as another kind of topology has it. */
export interface Topology {
  /** One of `KNOWN_ZONE_TYPES`, or another. */
  readonly zoneType: string;
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
  /** One of `KNOWN_MODES`, or another. */
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
  /** One of `KNOWN_SUPPLEMENT_TYPES`, or another. */
  readonly type: string | null;
  readonly count: number;
  readonly name: LocalizedText;
}

export interface Traveller {
  readonly id: string;
  /** One of `KNOWN_USER_TYPES`, or another. */
  readonly userType: string | null;
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
