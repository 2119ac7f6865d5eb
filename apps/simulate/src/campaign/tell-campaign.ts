import { INVARIANTS } from '@ticket-distribution/simulation';
import type { BatchReport, BrokenSeed } from './campaign-report.js';

/** One line about a campaign that is under way. */
export function tellProgress(report: BatchReport, all: number, seconds: number): string {
  const share = Math.floor((100 * report.seeds) / all);
  const { crashes = 0 } = report.counts;
  return [
    `${String(share).padStart(3)} %`,
    `${report.seeds} seeds`,
    `${(report.seeds / seconds).toFixed(0)} seeds/s`,
    `${report.broken.length} violations`,
    `${inDays(report.simulatedMs)} simulated`,
    `${crashes} crashes`,
    `${report.counts['fault land-late'] ?? 0} late landings`,
  ].join(', ');
}

/** What a campaign came to. */
export function tellSummary(report: BatchReport, seconds: number): string {
  const counted = Object.entries(report.counts).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return [
    '',
    `${report.seeds} seeds in ${seconds.toFixed(0)} s (${(report.seeds / seconds).toFixed(0)} seeds/s), ` +
      `${inDays(report.simulatedMs)} simulated, ${report.steps} steps.`,
    '',
    ...counted.map(([name, times]) => `  ${String(times).padStart(10)}  ${name}`),
    '',
    report.broken.length === 0
      ? `All ${Object.keys(INVARIANTS).length} promises were kept.`
      : `${report.broken.length} seeds broke a promise.`,
    ...report.broken
      .slice(0, MOST_SHOWN)
      .flatMap(({ seed, violation: { invariant, text } }) => [
        '',
        `seed ${seed} broke "${invariant}": ${INVARIANTS[invariant]}.`,
        `  ${text.split('\n')[0]}`,
        `  npm run simulate -- --seed ${seed}`,
      ]),
  ].join('\n');
}

const MOST_SHOWN = 10;

/** A seed that broke a promise, and how to see it. */
export function tellBroken({ seed, violation: { invariant, text } }: BrokenSeed): string {
  return [
    `seed ${seed} broke "${invariant}": ${INVARIANTS[invariant]}.`,
    `  ${text.split('\n')[0]}`,
    `  npm run simulate -- --seed ${seed}`,
  ].join('\n');
}

function inDays(milliseconds: number): string {
  const hours = milliseconds / 3_600_000;
  return hours < 48 ? `${hours.toFixed(1)} hours` : `${(hours / 24).toFixed(1)} days`;
}
