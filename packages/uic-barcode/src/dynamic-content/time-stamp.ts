import type { TimeStampData } from './uic-dynamic-content-data.js';

const DAY_MS = 86_400_000;

/** The time stamp of a moment (milliseconds since 1970, UTC), cut to the second. */
export function timeStampOf(moment: number): TimeStampData {
  const time = Math.floor(moment / 1000) % (DAY_MS / 1000);
  const startOfYear = Date.UTC(new Date(moment).getUTCFullYear(), 0, 1);
  return { day: Math.floor((moment - startOfYear) / DAY_MS) + 1, time };
}

/**
 * The moment of a time stamp (milliseconds since 1970, UTC). A time stamp says no year: it is the one that brings it
 * nearest to `near`, so that a code that was made before midnight of New Year's Eve is seconds old after it.
 */
export function momentOf({ day, time }: TimeStampData, near: number): number {
  const year = new Date(near).getUTCFullYear();
  const moments = [year - 1, year, year + 1].map((of) => Date.UTC(of, 0, day) + time * 1000);
  return moments.reduce((best, moment) => (Math.abs(moment - near) < Math.abs(best - near) ? moment : best));
}
