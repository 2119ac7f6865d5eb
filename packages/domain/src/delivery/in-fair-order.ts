import type { DeliverySnapshot } from './delivery-snapshot.js';
import { PRIORITIES } from './priority.js';

/**
 * The order in which due deliveries are called: one of each organisation in turn, by rising id and beginning after the one
 * that had the last turn; of each the most urgent first, of those the longest due, then by key. So nobody's many hold up
 * another's few.
 */
export function inFairOrder(due: readonly DeliverySnapshot[], afterOrganisation: number): DeliverySnapshot[] {
  const rows = new Map<number, DeliverySnapshot[]>();
  for (const delivery of due.toSorted(byUrgency)) {
    const { organisationId } = delivery.handOver;
    rows.set(organisationId, [...(rows.get(organisationId) ?? []), delivery]);
  }
  const organisations = [...rows.keys()].toSorted((one, other) => one - other);
  const turns = [
    ...organisations.filter((id) => id > afterOrganisation),
    ...organisations.filter((id) => id <= afterOrganisation),
  ];
  return dealInRounds(turns.map((id) => rows.get(id) ?? []));
}

/** The first of each row, then the second of each, and so on. */
export function dealInRounds<T>(rows: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...rows.map(({ length }) => length));
  return Array.from({ length: longest }, (_, place) => rows.flatMap((row) => row.slice(place, place + 1))).flat();
}

function byUrgency(one: DeliverySnapshot, other: DeliverySnapshot): number {
  const [place, otherPlace] = [placeOf(one), placeOf(other)];
  return place < otherPlace ? -1 : place > otherPlace ? 1 : 0;
}

function placeOf({ priority, nextAttemptAt, key }: DeliverySnapshot): string {
  return `${PRIORITIES.indexOf(priority)} ${nextAttemptAt ?? ''} ${key}`;
}
