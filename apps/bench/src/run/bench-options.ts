import { parseArgs } from 'node:util';
import type { ChapterOptions } from '../chapters/chapter-options.js';
import { OPERATIONS } from '../load/operation-loads.js';
import { CHAPTERS, type Chapter } from '../result/bench-result.js';
import { type DatabaseKind, installedDatabases } from '../world/bench-databases.js';
import { isPeerInstalled, PEER_INSTALL } from '../world/peer-tool.js';
import { DEFAULT_SIZES, QUICK_SIZES } from './bench-sizes.js';

/** What the command line of a run asks for. */
export interface BenchOptions extends ChapterOptions {
  readonly chapters: readonly Chapter[];
  /** A file that gets everything; null: none. */
  readonly json: string | null;
}

export const BENCH_HELP = `npm run bench -- [options]                     measures
npm run bench -- compare A.json B.json         two results beside each other
npm run bench -- page [A.json...] [--to FILE]  writes docs/performance.md, each row of the last result that has it;
                                               without results, from those in docs/measurements

  --only LIST        chapters, with commas between: ${CHAPTERS.join(', ')}
                     (all, peer where it is installed: ${PEER_INSTALL});
                     or of the operations only some: record, distribute, search, summary
  --databases LIST   postgres, sqlite, better-sqlite3 (those that are installed)
  --rounds N         rounds, interleaved (5)
  --clients LIST     clients at once (1,8,32)
  --lines LIST       lines of an order (1,10)
  --plan-lines LIST  lines of an order that is planned (1,4,10,100,1000)
  --plan-ms N        how long each kind of plan runs, milliseconds, as long again before (1500)
  --warm-up N        one-line orders before anything is measured (3000)
  --batch N          one-line orders in a round of one operation (1000); of larger orders fewer
  --deliveries N     due deliveries to drain (10000)
  --latencies LIST   of the ticket system while it is drained, milliseconds (0,20,200)
  --groups LIST      groups in the database for growth (10000,100000,1000000)
  --orders N         orders over which memory is watched (200000)
  --rest N           seconds at rest (10)
  --quick            everything small: a smoke test, not a measurement
  --json FILE        writes everything that was measured
  --help             this text

Ends with 1 when an answer was wrong, or a ticket was not handed over exactly once.`;

/**
 * Reads the command line of a run.
 *
 * @throws Error that says which argument is wrong
 */
export function readBenchOptions(given: readonly string[]): BenchOptions | 'help' {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const sizes = Object.fromEntries(Object.keys(DEFAULT_SIZES).map((name) => [name, text]));
  const options = { ...sizes, only: text, databases: text, json: text, quick: flag, help: flag };
  const { values }: { values: Readonly<Record<string, unknown>> } = parseArgs({ args: [...given], options });
  if (values.help === true) return 'help';
  const usual = values.quick === true ? QUICK_SIZES : DEFAULT_SIZES;
  const sizeOf = (name: keyof typeof DEFAULT_SIZES): number[] => numbersOf(name, textOf(values[name]) ?? usual[name]);
  const oneOf = (name: keyof typeof DEFAULT_SIZES): number => {
    const [size = 0, ...more] = sizeOf(name);
    if (more.length > 0) throw new Error(`--${name} must be one number`);
    return size;
  };
  const asked = wordsOf(values.only);
  const databases = chosenOf('databases', installedDatabases(), wordsOf(values.databases));
  const parts = OPERATIONS.filter((operation) => asked?.includes(operation));
  return {
    chapters: chaptersOf(asked, databases),
    operations: parts.length > 0 ? parts : OPERATIONS,
    databases,
    rounds: oneOf('rounds'),
    clients: sizeOf('clients'),
    lines: sizeOf('lines'),
    planMs: oneOf('plan-ms'),
    warmUp: oneOf('warm-up'),
    batch: oneOf('batch'),
    deliveries: oneOf('deliveries'),
    latencies: sizeOf('latencies'),
    planLines: sizeOf('plan-lines'),
    groups: sizeOf('groups'),
    orders: oneOf('orders'),
    restSeconds: oneOf('rest'),
    json: textOf(values['json']) ?? null,
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function wordsOf(value: unknown): string[] | null {
  return (
    textOf(value)
      ?.split(',')
      .map((word) => word.trim()) ?? null
  );
}

function chaptersOf(words: readonly string[] | null, databases: readonly DatabaseKind[]): Chapter[] {
  const isPart = (word: string): boolean => OPERATIONS.some((operation) => operation === word);
  const chosen = chosenOf('only', CHAPTERS, words?.map((word) => (isPart(word) ? 'operations' : word)) ?? null);
  const missing = whatPeerMisses(databases);
  if (missing === null || !chosen.includes('peer')) return chosen;
  if (words !== null) throw new Error(`--only: peer needs ${missing}`);
  return chosen.filter((chapter) => chapter !== 'peer');
}

/** Null: the peer can be measured. */
function whatPeerMisses(databases: readonly DatabaseKind[]): string | null {
  if (!databases.includes('postgres')) return 'postgres among the --databases';
  return isPeerInstalled() ? null : `Vendure, which is not installed: ${PEER_INSTALL}`;
}

/** The chosen ones in the order in which they are listed; all, when nothing was said. */
function chosenOf<Word extends string>(name: string, known: readonly Word[], words: readonly string[] | null): Word[] {
  if (words === null) return [...known];
  const unknown = words.find((word) => !known.some((one) => one === word));
  if (unknown !== undefined) throw new Error(`--${name}: ${unknown} is none of ${known.join(', ')}`);
  return known.filter((one) => words.includes(one));
}

function numbersOf(name: string, text: string): number[] {
  const least = name === 'latencies' ? 0 : 1;
  const numbers = text.split(',').map(Number);
  if (numbers.some((number) => !Number.isSafeInteger(number) || number < least)) {
    throw new Error(`--${name} must be whole numbers from ${least}`);
  }
  return numbers;
}
