/** Where a ticket is valid: zones, or from one stop place to another. */
export interface TopologyForCode {
  readonly direction: 'BOTH' | 'FORWARDS' | 'BACKWARDS' | null;
  readonly zones: readonly { readonly id: string; readonly name: string | null }[];
  readonly fromStopPlace: string | null;
  readonly fromStopPlaceName: string | null;
  readonly toStopPlace: string | null;
  readonly toStopPlaceName: string | null;
}

/** One ride of the booked journey. */
export interface LegForCode {
  readonly serviceJourneyRef: string | null;
  /** Set: the ticket is bound to this departure. */
  readonly datedServiceJourneyRef: string | null;
  readonly fromStopPlace: string | null;
  readonly fromStopPlaceName: string | null;
  readonly toStopPlace: string | null;
  readonly toStopPlaceName: string | null;
  readonly departureTime: string | null;
}

/**
 * A ticket as far as a barcode says it. A `TicketDistribution` of `@ticket-distribution/domain` is one as it stands. Instants
 * are ISO 8601 texts in UTC; the start of a validity belongs to it, the end does not.
 */
export interface TicketForCode {
  readonly id: string;
  readonly validity: { readonly startOfValidity: string; readonly endOfValidity: string };
  readonly product: {
    readonly id: string;
    /** By language: `nob`, `nno`, `eng` … */
    readonly name: Readonly<Partial<Record<string, string>>>;
    /** Empty: valid everywhere. */
    readonly topologies: readonly TopologyForCode[];
    readonly legs: readonly LegForCode[];
    readonly supplements: readonly { readonly type: string | null; readonly count: number }[];
    readonly travellers: readonly { readonly userType: string | null }[];
  };
}
