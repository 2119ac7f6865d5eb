import { shortNumber } from './spread-text.js';

/** One number of a floor. */
export interface Check {
  /** What the number is, as it follows it: `ms CPU`, `of bare-bones`. */
  readonly unit: string;
  /** Undefined: not measured. */
  readonly value: number | undefined;
  readonly limit: number;
  readonly is: 'at least' | 'at most';
}

/** A line of the table of what has to be reached. */
export interface Floor {
  readonly what: string;
  readonly limits: string;
  readonly checks: readonly Check[];
}

export type Verdict = 'yes' | 'no' | 'not measured';

/** Met when every number is; one that is not met decides, whatever was not measured. */
export function verdictOf({ checks }: Floor): Verdict {
  if (checks.some((check) => check.value !== undefined && !isMet(check, check.value))) return 'no';
  return checks.length > 0 && checks.every(({ value }) => value !== undefined) ? 'yes' : 'not measured';
}

/** The measured numbers in words. */
export function measuredText({ checks }: Floor): string {
  const said = checks.map(({ value, unit }) => `${value === undefined ? '–' : shortNumber(value)} ${unit}`);
  return checks.some(({ value }) => value !== undefined) ? said.join('; ') : 'not measured';
}

function isMet({ limit, is }: Check, value: number): boolean {
  return is === 'at least' ? value >= limit : value <= limit;
}
