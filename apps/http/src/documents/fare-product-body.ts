import 'reflect-metadata';
import {
  KNOWN_MODES,
  KNOWN_SUPPLEMENT_TYPES,
  KNOWN_USER_TYPES,
  KNOWN_ZONE_TYPES,
  type Topology,
} from '@ticket-distribution/domain';
import {
  CustomerIdText,
  Flag,
  InstantText,
  ListOf,
  MayBeNull,
  ObjectOf,
  OneOf,
  OpenText,
  Text,
  TextList,
  WholeNumber,
} from '../parsing/constraints.js';

/** A text in the languages in which it is known. */
export class LocalizedTextBody {
  @MayBeNull() @Text() nob?: string | null;
  @MayBeNull() @Text() nno?: string | null;
  @MayBeNull() @Text() eng?: string | null;
}

export class FareZoneBody {
  @Text() id!: string;
  @MayBeNull() @Text() name?: string | null;
}

export class TopologyBody {
  @OpenText(KNOWN_ZONE_TYPES) zoneType!: string;
  @MayBeNull() @OneOf('Direction') direction?: NonNullable<Topology['direction']> | null;
  @MayBeNull() @ListOf(() => FareZoneBody, 500) zones?: FareZoneBody[] | null;
  @MayBeNull() @Text() fromStopPlace?: string | null;
  @MayBeNull() @Text() fromStopPlaceName?: string | null;
  @MayBeNull() @Text() toStopPlace?: string | null;
  @MayBeNull() @Text() toStopPlaceName?: string | null;
}

export class LegBody {
  @Text() legId!: string;
  @OpenText(KNOWN_MODES) mode!: string;
  @MayBeNull() @Text() subMode?: string | null;
  @MayBeNull() @Text() serviceJourneyRef?: string | null;
  @MayBeNull() @Text() datedServiceJourneyRef?: string | null;
  @MayBeNull() @Text() fromStopPlace?: string | null;
  @MayBeNull() @Text() fromStopPlaceName?: string | null;
  @MayBeNull() @Text() toStopPlace?: string | null;
  @MayBeNull() @Text() toStopPlaceName?: string | null;
  @MayBeNull() @InstantText() departureTime?: string | null;
  @MayBeNull() @InstantText() arrivalTime?: string | null;
}

export class SeatBody {
  @Text() id!: string;
  @MayBeNull() @Text() legId?: string | null;
  @MayBeNull() @Text() seatNumber?: string | null;
  @MayBeNull() @Text() railcarNumber?: string | null;
  @MayBeNull() @TextList(50) seatingProperties?: string[] | null;
}

export class SupplementBody {
  @Text() id!: string;
  @MayBeNull() @Text() version?: string | null;
  @MayBeNull() @OpenText(KNOWN_SUPPLEMENT_TYPES) type?: string | null;
  @MayBeNull() @WholeNumber(1, 1000) count?: number | null;
  @MayBeNull() @ObjectOf(() => LocalizedTextBody) name?: LocalizedTextBody | null;
}

export class TravellerBody {
  @Text() id!: string;
  @MayBeNull() @OpenText(KNOWN_USER_TYPES) userType?: string | null;
  @MayBeNull() @Text() userProfileRef?: string | null;
  @MayBeNull() @CustomerIdText() customerId?: string | null;
}

/** What goes with a main product: where it is valid, the journey, seats, supplements, travellers. */
export class ProductPartsBody {
  @MayBeNull() @ListOf(() => TopologyBody, 100) topologies?: TopologyBody[] | null;
  @MayBeNull() @ListOf(() => LegBody, 100) legs?: LegBody[] | null;
  @MayBeNull() @ListOf(() => SeatBody, 1000) seats?: SeatBody[] | null;
  @MayBeNull() @ListOf(() => SupplementBody, 1000) supplements?: SupplementBody[] | null;
  @MayBeNull() @ListOf(() => TravellerBody, 1000) travellers?: TravellerBody[] | null;
}

/** A main product as an order line names it. */
export class FareProductBody extends ProductPartsBody {
  @MayBeNull() @Text() ref?: string | null;
  @Text() id!: string;
  @Text() version!: string;
  @ObjectOf(() => LocalizedTextBody) name!: LocalizedTextBody;
  @MayBeNull() @Flag() transferable?: boolean | null;
  @InstantText() startOfValidity!: string;
  @InstantText() endOfValidity!: string;
}
