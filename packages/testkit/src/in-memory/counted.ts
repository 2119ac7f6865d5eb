import type { Instant } from '@ticket-distribution/domain';

/** What is counted: how many, and since when the oldest. */
interface Counted {
  readonly count: number;
  readonly since: Instant;
}

/** The items of each kind, counted. */
export function counted<Item, Kind extends object>(
  items: readonly Item[],
  kindOf: (item: Item) => Kind,
  sinceOf: (item: Item) => Instant,
): (Kind & Counted)[] {
  const kinds = new Map<string, Kind & Counted>();
  for (const item of items) {
    const kind = kindOf(item);
    const key = JSON.stringify(kind);
    const { count = 0, since = sinceOf(item) } = kinds.get(key) ?? {};
    kinds.set(key, { ...kind, count: count + 1, since: since < sinceOf(item) ? since : sinceOf(item) });
  }
  return [...kinds.values()];
}
