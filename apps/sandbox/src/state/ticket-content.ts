import type { Language } from './words.js';

/** A text in some of the languages. */
export type Names = Readonly<Partial<Record<Language, string>>>;

/** A zone or a stop place: its id, its name, or both. */
export interface Place {
  readonly id: string | null;
  readonly name: string | null;
}

/** Where a ticket is valid. ZONAL has zones, POINT_TO_POINT the rest; another kind of topology has what it names. */
export interface Topology {
  readonly zoneType: string;
  readonly zones?: readonly Place[];
  readonly fromStopPlace?: Place;
  readonly toStopPlace?: Place;
  readonly direction?: 'BOTH' | 'FORWARDS' | 'BACKWARDS';
}

export interface Leg {
  readonly legId: string | null;
  readonly mode: string | null;
  readonly subMode: string | null;
  readonly serviceJourneyRef: string | null;
  readonly datedServiceJourneyRef: string | null;
  readonly fromStopPlace: Place | null;
  readonly toStopPlace: Place | null;
  readonly departureTime: string | null;
  readonly arrivalTime: string | null;
}

export interface Seat {
  readonly id: string | null;
  readonly legId: string | null;
  readonly railcarNumber: string | null;
  readonly seatNumber: string | null;
  readonly seatingProperties: readonly string[];
}

export interface Supplement {
  readonly id: string | null;
  readonly version: string | null;
  readonly type: string;
  readonly count: number;
  readonly name: Names;
}

export interface Traveller {
  readonly userType: string;
  readonly userProfileRef: string | null;
}

/** What a NOD order says about the ticket that it sells. Instants are UTC with milliseconds. */
export interface TicketContent {
  readonly ticketDistributionId: string;
  readonly orderId: string;
  readonly orderLineId: string;
  readonly language: Language;
  readonly product: { readonly id: string; readonly version: string; readonly name: Names };
  readonly startOfValidity: string;
  readonly endOfValidity: string;
  readonly topologies: readonly Topology[];
  readonly legs: readonly Leg[];
  readonly seats: readonly Seat[];
  readonly supplements: readonly Supplement[];
  readonly travellers: readonly Traveller[];
}
