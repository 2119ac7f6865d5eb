import { scenarioOf, simulate } from '@ticket-distribution/simulation';
import type { BrokenSeed } from '../campaign/campaign-report.js';
import { runCampaign } from '../campaign/run-campaign.js';
import type { Settings } from '../campaign/settings.js';
import type { Mutant } from './mutant.js';
import { MUTANTS } from './mutants.js';
import { plantedCopy } from './planted-copy.js';

/**
 * Plants one bug after another and simulates until it is found.
 *
 * @returns whether every bug was found
 */
export async function tryMutants(settings: Settings, say: (line: string) => void): Promise<boolean> {
  const { mutant: only } = settings;
  const chosen = MUTANTS.filter(({ name }) => only === null || name === only);
  if (chosen.length === 0) throw new Error(`There is no mutant ${only}; there are ${MUTANTS.map(nameOf).join(', ')}.`);
  say(row('mutant', 'found in seed', 'by', 'what it breaks'));
  let found = 0;
  for (const mutant of chosen) {
    const broken = await firstBroken(mutant, settings);
    if (broken !== null) found += 1;
    const { seed, invariant } = broken === null ? NOT_FOUND : { seed: String(broken.seed), ...broken.violation };
    say(row(mutant.name, seed, invariant, mutant.breaks));
  }
  say(`\n${found} of ${chosen.length} planted bugs were found, at most ${settings.seeds} seeds each.`);
  return found === chosen.length;
}

const NOT_FOUND = { seed: 'not found', invariant: '-' };

/** So many are enough: one of them may break a promise without the bug, too. */
const ENOUGH = 3;

/** A seed counts that keeps every promise without the bug. */
async function firstBroken(mutant: Mutant, { from, seeds, workers }: Settings): Promise<BrokenSeed | null> {
  const copy = await plantedCopy(mutant);
  try {
    const isEnough = ({ broken }: { broken: readonly BrokenSeed[] }): boolean => broken.length >= ENOUGH;
    const { broken } = await runCampaign({ from, seeds, workers, program: copy.program, isEnough }, () => {});
    for (const one of broken) {
      const { violation } = await simulate(scenarioOf(one.seed));
      if (violation === null) return one;
    }
    return null;
  } finally {
    await copy.remove();
  }
}

function row(name: string, seed: string, invariant: string, breaks: string): string {
  return `${name.padEnd(30)} ${seed.padStart(13)}  ${invariant.padEnd(24)} ${breaks}`;
}

function nameOf({ name }: Mutant): string {
  return name;
}
