import { type Instant, parseInstant } from '@ticket-distribution/domain';

/** The instant of a text that the body's rules have let pass. */
export function toInstant(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === null) throw new Error('An instant passed the rules of its body and cannot be read');
  return instant;
}

/** The same for a field that may be absent. */
export function toInstantOrNull(text: string | null | undefined): Instant | null {
  return text === undefined || text === null ? null : toInstant(text);
}
