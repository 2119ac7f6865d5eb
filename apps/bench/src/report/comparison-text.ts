import type { BenchResult, FigureName, Row } from '../result/bench-result.js';
import { rowKey, rowTitle } from '../result/row-book.js';
import { FIGURE_NAMES } from './figure-names.js';
import { medianOf, ratioTo } from './row-reading.js';
import { shortNumber } from './spread-text.js';

/** Two results beside each other, by medians: what was, what is, and how many times. */
export function comparisonText(before: BenchResult, after: BenchResult): string {
  const known = new Map(before.rows.map((row) => [rowKey(row), row]));
  const both = after.rows.flatMap((row) => {
    const old = known.get(rowKey(row));
    return old === undefined ? [] : [rowText(old, row)];
  });
  const missing = after.rows.length + before.rows.length - 2 * both.length;
  return [
    `${nameOf(before)} → ${nameOf(after)}`,
    ...(isSameMachine(before, after) ? [] : ['They were measured on different machines: look at the ratios only.']),
    ...both,
    ...(missing === 0 ? [] : [`${missing} rows are in one of the two only.`]),
  ].join('\n\n');
}

function rowText(old: Row, row: Row): string {
  const figures = (Object.keys(FIGURE_NAMES) as FigureName[]).flatMap((figure) => {
    const [was, is] = [medianOf(old, figure), medianOf(row, figure)];
    return was === undefined || is === undefined ? [] : [changeText(FIGURE_NAMES[figure], was, is)];
  });
  const ratios = row.ceilings.flatMap(({ name }) => {
    const [was, is] = [ratioTo(old, name), ratioTo(row, name)];
    return was === undefined || is === undefined ? [] : [changeText(`ratio to ${name}`, was, is)];
  });
  return [rowTitle(row), ...figures, ...ratios].join('\n');
}

function changeText(name: string, was: number, is: number): string {
  const times = was === 0 ? '' : `  × ${(is / was).toFixed(2)}`;
  return `  ${name.padEnd(34)} ${shortNumber(was).padStart(10)} → ${shortNumber(is).padStart(10)}${times}`;
}

function nameOf({ commit, at }: BenchResult): string {
  return `${commit ?? 'unknown commit'} (${at.slice(0, 16)})`;
}

function isSameMachine({ machine: one }: BenchResult, { machine: other }: BenchResult): boolean {
  return one.cpu === other.cpu && one.cores === other.cores && one.node === other.node;
}
