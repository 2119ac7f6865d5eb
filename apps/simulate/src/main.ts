import { type BatchReport, NOTHING_YET, together } from './campaign/campaign-report.js';
import { tryLaws } from './laws/try-laws.js';
import { tryMutants } from './mutants/try-mutants.js';
import { replay } from './replay.js';
import { runCampaign } from './campaign/run-campaign.js';
import { HELP, type Settings, settingsOf } from './campaign/settings.js';
import { tellBroken, tellProgress, tellSummary } from './campaign/tell-campaign.js';

/** Seconds between two lines of progress. */
const TELL_EVERY = 5;
/** So many broken seeds are enough to stop. */
const ENOUGH = 20;

process.exitCode = (await run()) ? 0 : 1;

async function run(): Promise<boolean> {
  const settings = readSettings();
  if (settings === null) return false;
  if (settings.mutants) return tryMutants(settings, console.log);
  if (settings.laws) return tryLaws(settings, console.log);
  if (settings.seed !== null) return replay(settings.seed, settings.whole, console.log);
  return campaign(settings);
}

function readSettings(): Settings | null {
  try {
    return settingsOf(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
    return null;
  }
}

async function campaign(settings: Settings): Promise<boolean> {
  const began = performance.now();
  const seconds = (): number => (performance.now() - began) / 1000;
  let told = 0;
  const isEnough = ({ broken }: BatchReport): boolean => broken.length >= ENOUGH;
  const program = new URL('./campaign/worker.js', import.meta.url);
  const known = new Set<number>();
  const onProgress = (soFar: BatchReport): void => {
    for (const broken of soFar.broken.filter(({ seed }) => !known.has(seed))) {
      known.add(broken.seed);
      console.log(tellBroken(broken));
    }
    if (seconds() - told < TELL_EVERY) return;
    told = seconds();
    console.log(tellProgress(soFar, settings.seeds, told));
  };
  const report = await runCampaign(NOTHING_YET, { ...settings, program, together, isEnough, onProgress });
  console.log(tellSummary(report, seconds()));
  return report.broken.length === 0;
}
