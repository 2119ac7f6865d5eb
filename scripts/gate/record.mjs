import { writeFileSync } from 'node:fs';
import { RECORDED, recordName } from './suites.mjs';

const WORTH_NOTING_MS = 500;

/** Writes down how long each file took, the longest first, so that the next gate is balanced by it. */
export function record(folder, outcomes) {
  const files = outcomes.flatMap(({ durations }) => Object.entries(durations));
  const noted = files.filter(([, ms]) => ms >= WORTH_NOTING_MS).toSorted(([, a], [, b]) => b - a);
  const seconds = noted.map(([file, ms]) => [recordName(folder, file), Math.round(ms / 100) / 10]);
  writeFileSync(RECORDED, `${JSON.stringify(Object.fromEntries(seconds), null, 2)}\n`);
}
