import type { OpenTicketData } from '../fcb/v3/open-ticket-data.js';
import type { Issue } from './issue.js';
import type { LegForCode, TopologyForCode } from './ticket-for-code.js';

/** From where to where, as the code names the stations of a ticket, a train or a route. */
export type Relation = Pick<
  OpenTicketData,
  'fromStationNum' | 'fromStationIA5' | 'toStationNum' | 'toStationIA5' | 'fromStationNameUTF8' | 'toStationNameUTF8'
> &
  Pick<OpenTicketData, 'stationCodeTable'>;

/** A relation between two stop places by their ids; a topology that runs backwards is turned round. */
export interface Ends {
  readonly from: string;
  readonly fromName: string | null;
  readonly to: string;
  readonly toName: string | null;
}

/** The two ends of a topology or a leg; null when it does not name both. */
export function endsOf(place: TopologyForCode | LegForCode): Ends | null {
  const { fromStopPlace: from, fromStopPlaceName: fromName, toStopPlace: to, toStopPlaceName: toName } = place;
  if (from === null || to === null) return null;
  const ends = { from, fromName, to, toName };
  return 'direction' in place && place.direction === 'BACKWARDS' ? reversed(ends) : ends;
}

export function reversed({ from, fromName, to, toName }: Ends): Ends {
  return { from: to, fromName: toName, to: from, toName: fromName };
}

/**
 * A relation in the fields of the code. One code table is for both ends: that of UIC when both have a number there, else the
 * local one, with the ids as they stand.
 */
export function relationOf({ from, fromName, to, toName }: Ends, { stationNum }: Pick<Issue, 'stationNum'>): Relation {
  const [fromStationNum, toStationNum] = [stationNum?.(from) ?? undefined, stationNum?.(to) ?? undefined];
  const names = { fromStationNameUTF8: fromName ?? undefined, toStationNameUTF8: toName ?? undefined };
  if (fromStationNum !== undefined && toStationNum !== undefined) return { fromStationNum, toStationNum, ...names };
  return { stationCodeTable: 'localCarrierStationCodeTable', fromStationIA5: from, toStationIA5: to, ...names };
}
