import { DomainError } from '@ticket-distribution/domain';

/**
 * Refuses to read on from a position behind which events are kept no more.
 *
 * @param after 0: from the oldest event that is kept, whichever that is
 * @param oldest its position; null: there is none
 * @throws DomainError `events/forgotten`
 */
export function refuseForgotten(after: number, oldest: number | null): void {
  if (!isForgotten(after, oldest)) return;
  const message = `Events behind position ${after} are kept no more; the oldest that is kept stands at ${oldest}. Read on from 0, and compare with what is there.`;
  throw new DomainError('events/forgotten', message, { after, oldest });
}

/** Whether events behind the position may be kept no more. */
export function isForgotten(after: number, oldest: number | null): boolean {
  return after > 0 && oldest !== null && after < oldest;
}
