/** How much was kept of orders. */
export interface PurgeCounts {
  readonly orders: number;
  readonly groups: number;
  readonly tickets: number;
  readonly moves: number;
  readonly decisions: number;
  readonly deliveries: number;
  readonly attempts: number;
  readonly drifts: number;
}

export const NOTHING: PurgeCounts = {
  orders: 0,
  groups: 0,
  tickets: 0,
  moves: 0,
  decisions: 0,
  deliveries: 0,
  attempts: 0,
  drifts: 0,
};

export function addedUp(one: PurgeCounts, other: PurgeCounts): PurgeCounts {
  const names = Object.keys(NOTHING) as (keyof PurgeCounts)[];
  return Object.fromEntries(names.map((name) => [name, one[name] + other[name]])) as unknown as PurgeCounts;
}
