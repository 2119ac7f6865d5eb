/** The figures of one round. */
export interface Round {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** Does the work for every item, so many at once, and measures each in milliseconds. */
export async function round<T>(
  items: readonly T[],
  clients: number,
  work: (item: T) => Promise<unknown>,
): Promise<Round> {
  const left = [...items];
  const times: number[] = [];
  const started = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let item = left.shift(); item !== undefined; item = left.shift()) {
        const begun = performance.now();
        await work(item);
        times.push(performance.now() - begun);
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { perSecond: items.length / seconds, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** One line: each figure as min / median / max over the rounds. */
export function summary(title: string, rounds: readonly Round[]): string {
  const spread = (figure: keyof Round): string => {
    const sorted = rounds.map((one) => one[figure]).toSorted((one, other) => one - other);
    const chosen = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
    return chosen.map((value) => (value ?? 0).toFixed(0)).join(' / ');
  };
  return [
    title.padEnd(34),
    `per second ${spread('perSecond').padEnd(16)}`,
    `p50 ms ${spread('p50').padEnd(14)}`,
    `p95 ms ${spread('p95').padEnd(14)}`,
    `p99 ms ${spread('p99')}`,
  ].join('  ');
}
