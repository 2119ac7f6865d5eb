/** How often what happened in a simulation, or in many. */
export type Counts = Record<string, number>;

export function count(counts: Counts, name: string, times = 1): void {
  counts[name] = (counts[name] ?? 0) + times;
}

/** Adds the counts of one to those of the other. */
export function addCounts(to: Counts, more: Readonly<Counts>): void {
  for (const [name, times] of Object.entries(more)) count(to, name, times);
}
