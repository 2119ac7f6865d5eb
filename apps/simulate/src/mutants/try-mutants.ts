import { scenarioOf, simulate } from '@ticket-distribution/simulation';
import { type BatchReport, NOTHING_YET, together } from '../campaign/campaign-report.js';
import { runCampaign } from '../campaign/run-campaign.js';
import type { Settings } from '../campaign/settings.js';
import { lawBatch } from '../laws/law-batch.js';
import { NO_LAW_YET, lawsTogether } from '../laws/law-report.js';
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
    const by = mutant.foundBy === 'laws' ? await firstBrokenLaw(mutant, settings) : await firstBroken(mutant, settings);
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
  /** The law that it breaks; absent: it was found by the simulation. */
  readonly law?: string;
}

/** So many are enough: one of them may break a promise without the bug, too. */
const ENOUGH = 3;
/** Each tries many cases, of which a law takes many times what a simulated life takes. */
const SEEDS_OF_LAWS = 600;

/** A seed counts that keeps every promise without the bug. */
async function firstBroken(mutant: Mutant, { from, seeds, workers }: Settings): Promise<Finding | null> {
  const copy = await plantedCopy(mutant);
  try {
    const isEnough = ({ broken }: BatchReport): boolean => broken.length >= ENOUGH;
    const campaign = { from, seeds, workers, program: copy.seeds, together, isEnough };
    const { broken } = await runCampaign(NOTHING_YET, campaign);
    for (const { seed, violation } of broken) {
      const without = await simulate(scenarioOf(seed));
      if (without.violation === null) return { seed: String(seed), promise: violation.invariant };
    }
    return null;
  } finally {
    await copy.remove();
  }
}

/** A seed counts that breaks no law without the bug. */
async function firstBrokenLaw(mutant: Mutant, { from, seeds, workers }: Settings): Promise<Finding | null> {
  const copy = await plantedCopy(mutant);
  try {
    const { broken } = await runCampaign(NO_LAW_YET, {
      from,
      seeds: Math.min(seeds, SEEDS_OF_LAWS),
      workers,
      program: copy.laws,
      together: lawsTogether,
      isEnough: (report) => new Set(report.broken.map(({ seed }) => seed)).size >= ENOUGH,
    });
    for (const { seed, law } of broken) {
      if ((await lawBatch(seed)).length === 0) return { seed: String(seed), promise: 'a law', law };
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
