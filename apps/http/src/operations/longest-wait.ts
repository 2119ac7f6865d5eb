import type { GroupReading } from '@ticket-distribution/application';

/** How long until all of the groups may have been called, milliseconds; 0: at any time. */
export function longestWait(readings: readonly Pick<GroupReading, 'msUntilCalls'>[]): number {
  return Math.max(0, ...readings.map(({ msUntilCalls }) => msUntilCalls));
}
