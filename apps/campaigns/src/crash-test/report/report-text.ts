import type { Figures } from './figures.js';
import type { CrashReport } from './report.js';

/** One line about the campaign so far. */
export function progressText(figures: Figures, tookMs: number): string {
  const { rounds, faultCount, kills, violations } = figures;
  const { orders, tickets, applied } = figures.deeds;
  return [
    `round ${String(rounds).padStart(3)}`,
    `orders ${orders}`,
    `tickets ${tickets}`,
    `hand-overs ${applied}`,
    `faults ${faultCount}`,
    `kills ${kills}`,
    `right again after ${seconds(tookMs)}`,
    `violations ${violations.length}`,
  ].join('   ');
}

/** The report for people. */
export function reportText(report: CrashReport): string {
  const { handOvers, recovery, violations, kept } = report;
  const skipped = Object.entries(report.skipped).map(([name, reason]) => `  skipped: ${name} (${reason})`);
  return [
    `\n${report.minutes} minutes on ${report.database}, seed ${report.seed}: ${report.rounds} rounds in ${report.worlds} worlds`,
    `  ${report.orders} orders, ${report.versions} versions acknowledged, ${report.tickets} tickets`,
    `  ${handOvers.applied} hand-overs applied once, ${handOvers.repeated} calls repeated under a known key, ${handOvers.refused} refused`,
    `  ${report.retried} hand-overs set aside after too many attempts and retried by an operator`,
    `  right again after ${seconds(recovery.medianMs)} (median), ${seconds(recovery.slowestMs)} (slowest)`,
    '\nfaults',
    ...lines(report.faults),
    ...skipped,
    '\ncalls of clients',
    ...lines(report.calls),
    violations.length === 0 ? '\nNothing lost, nothing twice.' : `\n${violations.length} VIOLATIONS`,
    ...violations.slice(0, 50).map(({ orderId, promise, text }) => `  ${promise}, order ${orderId}: ${text}`),
    ...kept.map((folder) => `  everything is kept in ${folder}`),
  ].join('\n');
}

function lines(counts: Readonly<Record<string, number>>): string[] {
  return Object.entries(counts).map(([name, count]) => `  ${String(count).padStart(7)}  ${name}`);
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
