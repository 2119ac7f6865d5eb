import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';

/** What is asked for on the command line. */
export interface Settings {
  /** Null: a campaign; else the seed that is played again. */
  readonly seed: number | null;
  readonly seeds: number;
  readonly from: number;
  readonly workers: number;
  /** Whether the laws of the testkit are tried, not the simulation. */
  readonly laws: boolean;
  readonly mutants: boolean;
  /** Only the mutant of that name; null: all. */
  readonly mutant: string | null;
  /** Whether a replay tells the whole story, not the smallest that breaks the promise. */
  readonly whole: boolean;
}

export const HELP = `npm run simulate -- [--seeds 2000] [--from 1] [--workers ${availableParallelism()}]   a campaign
npm run simulate -- --seed 4711 [--whole]                     replays one seed, and makes it small when it breaks a promise
npm run simulate -- --laws [--seed 4711]                       tries the laws of the testkit, some cases a seed
npm run simulate -- --mutants [--mutant NAME] [--seeds 20000] plants bugs and shows that each is found`;

const SEEDS = 2000;
/** Against a bug that shows rarely; most show within some dozen. */
const SEEDS_PER_MUTANT = 20_000;

/**
 * @throws Error naming the setting and its rule
 */
export function settingsOf(args: readonly string[]): Settings {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string' },
      seeds: { type: 'string' },
      from: { type: 'string', default: '1' },
      workers: { type: 'string', default: String(availableParallelism()) },
      laws: { type: 'boolean', default: false },
      mutants: { type: 'boolean', default: false },
      mutant: { type: 'string' },
      whole: { type: 'boolean', default: false },
    },
  });
  const mutants = values.mutants || values.mutant !== undefined;
  return {
    seed: values.seed === undefined ? null : wholeNumber('seed', values.seed),
    seeds: wholeNumber('seeds', values.seeds ?? String(mutants ? SEEDS_PER_MUTANT : SEEDS)),
    from: wholeNumber('from', values.from),
    workers: wholeNumber('workers', values.workers),
    laws: values.laws,
    mutants,
    mutant: values.mutant ?? null,
    whole: values.whole,
  };
}

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number) || number < 1) {
    throw new Error(`--${name} must be a whole number from 1 on, not ${JSON.stringify(text)}.`);
  }
  return number;
}
