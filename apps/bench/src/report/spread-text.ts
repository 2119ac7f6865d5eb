import { median } from '../result/statistics.js';

/** Min / median / max, short. */
export function spreadText(values: readonly number[]): string {
  return [Math.min(...values), median(values), Math.max(...values)].map(shortNumber).join(' / ');
}

/** A number with three digits that count. */
export function shortNumber(value: number): string {
  if (!Number.isFinite(value)) return 'not measured';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
}
