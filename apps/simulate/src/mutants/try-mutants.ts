import { Worker } from 'node:worker_threads';
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
    const by = mutant.foundBy === 'laws' ? await brokenLaw(mutant) : await firstBroken(mutant, settings);
    if (by !== null) found += 1;
    say(row(mutant.name, by?.seed ?? 'not found', by?.promise ?? '-', mutant.breaks));
    if (by?.law !== undefined) say(`  ${by.law}`);
  }
  say(`\n${found} of ${chosen.length} planted bugs were found, at most ${settings.seeds} seeds each.`);
  return found === chosen.length;
}

/** How a bug was found. */
interface Finding {
  readonly seed: string;
  readonly promise: string;
  /** The law that it breaks; absent: it was found by a seed. */
  readonly law?: string;
}

/** So many are enough: one of them may break a promise without the bug, too. */
const ENOUGH = 3;

/** A seed counts that keeps every promise without the bug. */
async function firstBroken(mutant: Mutant, { from, seeds, workers }: Settings): Promise<Finding | null> {
  const copy = await plantedCopy(mutant);
  try {
    const isEnough = ({ broken }: { broken: readonly BrokenSeed[] }): boolean => broken.length >= ENOUGH;
    const { broken } = await runCampaign({ from, seeds, workers, program: copy.seeds, isEnough }, () => {});
    for (const { seed, violation } of broken) {
      const without = await simulate(scenarioOf(seed));
      if (without.violation === null) return { seed: String(seed), promise: violation.invariant };
    }
    return null;
  } finally {
    await copy.remove();
  }
}

async function brokenLaw(mutant: Mutant): Promise<Finding | null> {
  const copy = await plantedCopy(mutant);
  try {
    const law = await new Promise<string | null>((resolve, reject) => {
      const worker = new Worker(copy.laws);
      worker.on('message', resolve);
      worker.on('error', reject);
    });
    return law === null ? null : { seed: 'by a law', promise: '-', law };
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
