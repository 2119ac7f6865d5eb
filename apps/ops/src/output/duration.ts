import { UsageError } from '../errors/usage-error.js';

const SECONDS_OF = { s: 1, m: 60, h: 3600, d: 86_400 } as const;
type Unit = keyof typeof SECONDS_OF;

/** Seconds in the two largest units that say something: 45s, 12m 3s, 2h 5m, 3d 4h. */
export function duration(seconds: number): string {
  const units = Object.entries(SECONDS_OF).toReversed();
  const [first, second] = units.flatMap(([unit, size], index) => {
    const larger = units[index - 1]?.[1] ?? Number.POSITIVE_INFINITY;
    return seconds < size && unit !== 's' ? [] : [`${Math.floor((seconds % larger) / size)}${unit}`];
  });
  return [first, second].filter((part) => part !== undefined && !part.startsWith('0')).join(' ') || '0s';
}

/**
 * The seconds of a text such as 90s, 15m, 2h or 3d.
 *
 * @throws UsageError for any other
 */
export function secondsOf(text: string): number {
  const [, count, unit] = /^(\d{1,9})([smhd])$/.exec(text) ?? [];
  if (count === undefined || unit === undefined) {
    throw new UsageError(`${text} is no duration: use a number with s, m, h or d, such as 15m`);
  }
  return Number(count) * SECONDS_OF[unit as Unit];
}
