import 'reflect-metadata';
import { DIRECTIONS, USER_TYPES, ZONE_TYPES } from '@ticket-distribution/domain';
import type { Topology, Traveller } from '@ticket-distribution/domain';
import {
  CustomerIdText,
  Flag,
  InstantText,
  ListOf,
  MayBeAbsent,
  MayBeNull,
  ObjectOf,
  OneOf,
  Text,
  TextList,
  WholeNumber,
} from '../requests/constraints.js';

/** A text in the languages in which it is known. */
export class LocalizedTextBody {
  @MayBeAbsent() @Text() nob?: string;
  @MayBeAbsent() @Text() nno?: string;
  @MayBeAbsent() @Text() eng?: string;
}

export class FareZoneBody {
  @Text() id!: string;
  @MayBeAbsent() @Text() name?: string;
}

export class TopologyBody {
  @OneOf(ZONE_TYPES) zoneType!: Topology['zoneType'];
  @MayBeAbsent() @OneOf(DIRECTIONS) direction?: NonNullable<Topology['direction']>;
  @MayBeAbsent() @ListOf(() => FareZoneBody, 500) zones?: FareZoneBody[];
  @MayBeAbsent() @Text() fromStopPlace?: string;
  @MayBeAbsent() @Text() fromStopPlaceName?: string;
  @MayBeAbsent() @Text() toStopPlace?: string;
  @MayBeAbsent() @Text() toStopPlaceName?: string;
}

export class LegBody {
  @Text() legId!: string;
  @Text() mode!: string;
  @MayBeAbsent() @MayBeNull() @Text() subMode?: string | null;
  @MayBeAbsent() @Text() serviceJourneyRef?: string;
  @MayBeAbsent() @Text() datedServiceJourneyRef?: string;
  @MayBeAbsent() @Text() fromStopPlace?: string;
  @MayBeAbsent() @Text() fromStopPlaceName?: string;
  @MayBeAbsent() @Text() toStopPlace?: string;
  @MayBeAbsent() @Text() toStopPlaceName?: string;
  @MayBeAbsent() @InstantText() departureTime?: string;
  @MayBeAbsent() @InstantText() arrivalTime?: string;
}

export class SeatBody {
  @Text() id!: string;
  @MayBeAbsent() @Text() legId?: string;
  @MayBeAbsent() @Text() seatNumber?: string;
  @MayBeAbsent() @Text() railcarNumber?: string;
  @MayBeAbsent() @TextList(50) seatingProperties?: string[];
}

export class SupplementBody {
  @Text() id!: string;
  @MayBeAbsent() @Text() version?: string;
  @MayBeAbsent() @Text() type?: string;
  @MayBeAbsent() @WholeNumber(1, 1000) count?: number;
  @MayBeAbsent() @ObjectOf(() => LocalizedTextBody) name?: LocalizedTextBody;
}

export class TravellerBody {
  @Text() id!: string;
  @MayBeAbsent() @OneOf(USER_TYPES) userType?: NonNullable<Traveller['userType']>;
  @MayBeAbsent() @Text() userProfileRef?: string;
  @MayBeAbsent() @CustomerIdText() customerId?: string;
}

/** What goes with a main product: where it is valid, the journey, seats, supplements, travellers. */
export class ProductPartsBody {
  @MayBeAbsent() @ListOf(() => TopologyBody, 100) topologies?: TopologyBody[];
  @MayBeAbsent() @ListOf(() => LegBody, 100) legs?: LegBody[];
  @MayBeAbsent() @ListOf(() => SeatBody, 100) seats?: SeatBody[];
  @MayBeAbsent() @ListOf(() => SupplementBody, 100) supplements?: SupplementBody[];
  @MayBeAbsent() @ListOf(() => TravellerBody, 100) travellers?: TravellerBody[];
}

/** A main product as an order line names it. */
export class FareProductBody extends ProductPartsBody {
  @MayBeAbsent() @Text() ref?: string;
  @Text() id!: string;
  @Text() version!: string;
  @ObjectOf(() => LocalizedTextBody) name!: LocalizedTextBody;
  @MayBeAbsent() @Flag() transferable?: boolean;
  @InstantText() startOfValidity!: string;
  @InstantText() endOfValidity!: string;
}
