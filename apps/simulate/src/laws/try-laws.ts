import { runCampaign } from '../campaign/run-campaign.js';
import type { Settings } from '../campaign/settings.js';
import type { BrokenBySeed } from './law-batch.js';
import { type LawReport, NO_LAW_YET, lawsTogether } from './law-report.js';

/** Seconds between two lines of progress. */
const TELL_EVERY = 5;
/** So many broken laws are enough to stop. */
const ENOUGH = 5;

/**
 * Tries the laws of the testkit with a few cases a seed, and shows the smallest case of each that was broken.
 *
 * @returns whether all held
 */
export async function tryLaws(settings: Settings, say: (line: string) => void): Promise<boolean> {
  const { seed, workers } = settings;
  const { from, seeds } = seed === null ? settings : { from: seed, seeds: 1 };
  const began = performance.now();
  const seconds = (): number => (performance.now() - began) / 1000;
  let told = 0;
  let shown = 0;
  const onProgress = (soFar: LawReport): void => {
    for (const one of soFar.broken.slice(shown)) say(tellBroken(one));
    shown = soFar.broken.length;
    if (seconds() - told < TELL_EVERY) return;
    told = seconds();
    say(`${soFar.seeds} of ${seeds} seeds, ${(soFar.seeds / told).toFixed(1)} seeds/s, ${shown} broken laws`);
  };
  const { broken, ...tried } = await runCampaign(NO_LAW_YET, {
    from,
    seeds,
    workers,
    together: lawsTogether,
    onProgress,
    program: new URL('./law-worker.js', import.meta.url),
    isEnough: (report) => report.broken.length >= ENOUGH,
  });
  const kept = broken.length === 0 ? 'All laws held.' : `${broken.length} laws were broken.`;
  say(`\n${tried.seeds} seeds in ${seconds().toFixed(0)} s. ${kept}`);
  return broken.length === 0;
}

function tellBroken({ seed, policies, law, text }: BrokenBySeed): string {
  return `seed ${seed} broke, with ${policies}, "${law}".\n${text}\n  npm run simulate -- --laws --seed ${seed}\n`;
}
