/** One ride of the booked journey. */
export interface PdfLeg {
  /** Such as `RAIL` or `BUS`. The list is open: a mode without a word of its own is printed as it stands. */
  readonly mode: string;
  /** Such as `nightRail` or `localBus`; open, too. */
  readonly subMode?: string | null | undefined;
  /** The line as people know it, such as `F6`. */
  readonly line?: string | null | undefined;
  readonly from: string;
  readonly to: string;
  readonly departure?: string | null | undefined;
  readonly arrival?: string | null | undefined;
  /** The number or id of the departure. */
  readonly serviceJourney?: string | null | undefined;
  /** At most 1,000. */
  readonly seats?: readonly PdfSeat[] | undefined;
}

export interface PdfSeat {
  readonly coach?: string | null | undefined;
  readonly number?: string | null | undefined;
  /** Such as `WINDOW` or `QUIET`; open, as the modes; at most 100. */
  readonly properties?: readonly string[] | undefined;
}
