import type { BenchResult, FigureName, Row } from '../result/bench-result.js';
import { rowTitle } from '../result/row-book.js';
import { ratios } from '../result/statistics.js';
import { FIGURE_NAMES } from './figure-names.js';
import { spreadText } from './spread-text.js';

/** A result for a terminal: min / median / max of each figure, and below it the ceilings with the ratio to each. */
export function resultText({ rows, rounds, problems }: BenchResult): string {
  return [
    `min / median / max of ${rounds} rounds`,
    ...rows.map(rowText),
    ...problems.map((problem) => `WRONG: ${problem}`),
  ].join('\n\n');
}

function rowText(row: Row): string {
  const rate = row.figures.perSecond ?? [];
  const ceilings = row.ceilings.map(({ name, figures }) => {
    const ratio = spreadText(ratios(rate, figures.perSecond ?? []));
    return `  ratio to ${name}: ${ratio}   (${figuresText(figures)})`;
  });
  return [rowTitle(row), `  ${figuresText(row.figures)}`, ...ceilings].join('\n');
}

function figuresText(figures: Row['figures']): string {
  return (Object.entries(figures) as [FigureName, number[]][])
    .map(([name, values]) => `${FIGURE_NAMES[name]} ${spreadText(values)}`)
    .join('  |  ');
}
