import type { BenchResult, FigureName, Row } from '../result/bench-result.js';
import { rowTitle } from '../result/row-book.js';
import { median } from '../result/statistics.js';
import { FIGURE_NAMES } from './figure-names.js';
import { measuredText, verdictOf } from './floor.js';
import { floorsOf } from './floors.js';
import { ratiosTo } from './row-reading.js';
import { shortNumber, spreadText } from './spread-text.js';

const SPREAD = new Set<FigureName>(['perSecond', 'cpuMs']);

/** A result for a terminal: every row with its ceilings, and what has to be reached. */
export function resultText(result: BenchResult): string {
  const measured = floorsOf(result.rows).filter((floor) => verdictOf(floor) !== 'not measured');
  return [
    `Medians of ${result.rounds} rounds; three numbers are min / median / max.`,
    ...result.rows.map(rowText),
    ...(measured.length === 0 ? [] : ['What it must reach:']),
    measured.map((floor) => `${verdictOf(floor).padEnd(4)} ${floor.what}: ${measuredText(floor)}`).join('\n'),
    ...result.problems.map((problem) => `WRONG: ${problem}`),
  ].join('\n\n');
}

function rowText(row: Row): string {
  const ceilings = row.ceilings.map(({ name, figures }) => {
    const ratios = ratiosTo(row, name);
    const ratio = ratios.length === 0 ? '' : `ratio ${spreadText(ratios)}  |  `;
    return `  ${name}: ${ratio}${figuresText(figures)}`;
  });
  return [rowTitle(row), `  ${figuresText(row.figures)}`, ...ceilings].join('\n');
}

function figuresText(figures: Row['figures']): string {
  return (Object.keys(FIGURE_NAMES) as FigureName[])
    .flatMap((name) => {
      const values = figures[name] ?? [];
      if (values.length === 0) return [];
      const said = SPREAD.has(name) && values.length > 1 ? spreadText(values) : shortNumber(median(values));
      return [`${FIGURE_NAMES[name]} ${said}`];
    })
    .join('  |  ');
}
