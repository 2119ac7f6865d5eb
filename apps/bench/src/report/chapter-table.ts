import type { FigureName, Row } from '../result/bench-result.js';
import { median } from '../result/statistics.js';
import { FIGURE_NAMES } from './figure-names.js';
import { ratiosTo } from './row-reading.js';
import { shortNumber, spreadText } from './spread-text.js';

/** Figures of which the spread is shown; of the others the median. */
const SPREAD = new Set<FigureName>(['perSecond', 'p95Ms', 'cpuMs', 'seconds', 'residentMiB', 'statementsPerSecond']);
/** By which figure a row is held against its ceiling: the first that both have. */
const COMPARED: readonly FigureName[] = ['perSecond', 'seconds', 'residentMiB', 'storedBytes'];

/** All rows of a chapter, in a table for each kind of row. */
export function chapterTables(rows: readonly Row[]): string[] {
  const kindOf = ({ conditions, figures }: Row): string =>
    [...Object.keys(conditions), figures.perSecond === undefined ? 'without a rate' : 'with a rate'].join();
  return [...new Set(rows.map(kindOf))].map((kind) => rowTable(rows.filter((row) => kindOf(row) === kind)));
}

/** Rows of one kind, every figure that was measured in a column. */
function rowTable(rows: readonly Row[]): string {
  const conditions = [...new Set(rows.flatMap((row) => Object.keys(row.conditions)))];
  const named = new Set(rows.flatMap((row) => Object.keys(row.figures)));
  const figures = (Object.keys(FIGURE_NAMES) as FigureName[]).filter((figure) => named.has(figure));
  const hasCeilings = rows.some(({ ceilings }) => ceilings.length > 0);
  const head = ['what', ...conditions, ...figures.map((figure) => FIGURE_NAMES[figure])];
  return table(
    hasCeilings ? [...head, 'ceilings, and the ratio to each'] : head,
    rows.map((row) => [
      row.what,
      ...conditions.map((name) => conditionText(row.conditions[name])),
      ...figures.map((figure) => figureText(row, figure)),
      ...(hasCeilings ? [ceilingsText(row)] : []),
    ]),
  );
}

/** A table in Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function conditionText(value: string | number | undefined): string {
  return typeof value === 'number' ? value.toLocaleString('en') : (value ?? '');
}

function figureText(row: Row, figure: FigureName): string {
  const values = row.figures[figure] ?? [];
  if (values.length === 0) return '';
  return SPREAD.has(figure) && values.length > 1 ? spreadText(values) : shortNumber(median(values));
}

function ceilingsText(row: Row): string {
  return row.ceilings
    .map((ceiling) => {
      const figure = COMPARED.find((one) => ceiling.figures[one] !== undefined && row.figures[one] !== undefined);
      if (figure === undefined) return ceiling.name;
      const value = shortNumber(median(ceiling.figures[figure] ?? []));
      const cpu = ceiling.figures.cpuMs === undefined ? '' : `, ${shortNumber(median(ceiling.figures.cpuMs))} CPU ms`;
      return `${ceiling.name} (${value} ${FIGURE_NAMES[figure]}${cpu}): ${spreadText(ratiosTo(row, ceiling.name, figure))}`;
    })
    .join('; ');
}
