import type { FigureName, Row } from '../result/bench-result.js';
import { median, ratios } from '../result/statistics.js';

/** The row with this name and these conditions; undefined: the run did not measure it. */
export function findRow(rows: readonly Row[], what: string, conditions: Row['conditions']): Row | undefined {
  const wanted = Object.entries(conditions);
  return rows.find((row) => row.what === what && wanted.every(([name, value]) => row.conditions[name] === value));
}

/** The median of a figure over the rounds; undefined where it was not measured. */
export function medianOf(row: Row | undefined, figure: FigureName): number | undefined {
  const values = row?.figures[figure] ?? [];
  return values.length === 0 ? undefined : median(values);
}

/** The ratios to a ceiling, one a round. */
export function ratiosTo(row: Row | undefined, ceiling: string, figure: FigureName = 'perSecond'): number[] {
  const found = row?.ceilings.find(({ name }) => name === ceiling);
  return ratios(row?.figures[figure] ?? [], found?.figures[figure] ?? []);
}

/** The median of the ratios of the rounds; undefined where there is none. */
export function ratioTo(row: Row | undefined, ceiling: string, figure: FigureName = 'perSecond'): number | undefined {
  const found = ratiosTo(row, ceiling, figure);
  return found.length === 0 ? undefined : median(found);
}
