import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Dice } from './chance/dice.js';
import { orphans } from './judge/orphans.js';
import type { Settlement } from './judge/settle.js';
import { Chronicle } from './load/chronicle.js';
import { Figures } from './report/figures.js';
import { type CrashReport, reportOf } from './report/report.js';
import { progressText } from './report/report-text.js';
import { round } from './round.js';
import { DATABASES, type DatabaseName } from './world/databases.js';
import { CrashWorld } from './world/crash-world.js';

/** Worlds are left behind after some rounds, so that neither memory nor disk grows with the length of a campaign. */
const ROUNDS_PER_WORLD = 8;

/** Worlds in which deliveries are set aside after a few attempts, so that an operator has something to do. */
const OF_LITTLE_PATIENCE = { DELIVERY_ATTEMPTS: '4' };

export interface CampaignOptions {
  readonly database: DatabaseName;
  readonly minutes: number;
  readonly seed: string;
  /** How long each round has load and faults, milliseconds. */
  readonly loadMs: number;
  readonly say: (line: string) => void;
  /** Whether to stop after the round that runs. */
  readonly isStopped?: () => boolean;
}

/** Runs rounds in one world after the other until the time is over, at least one; ends at the first violation. */
export async function crashCampaign(options: CampaignOptions): Promise<CrashReport> {
  const { database, minutes, seed, isStopped = () => false } = options;
  const startedAt = Date.now();
  const figures = new Figures();
  const isTime = (): boolean => figures.rounds === 0 || Date.now() - startedAt < minutes * 60_000;
  const goesOn = (): boolean => isTime() && figures.violations.length === 0 && !isStopped();
  while (goesOn()) await liveWorld(options, figures, goesOn);
  return reportOf(figures, { database, seed, startedAt });
}

async function liveWorld(
  { database, seed, loadMs, say }: CampaignOptions,
  figures: Figures,
  goesOn: () => boolean,
): Promise<void> {
  figures.worlds += 1;
  const settings = new Dice(`${seed}/${figures.worlds}`).chance(0.4) ? OF_LITTLE_PATIENCE : {};
  const world = await CrashWorld.open({ openDatabase: DATABASES[database], settings });
  for (const [name, reason] of world.database.impossible) {
    if (!figures.skipped.has(name)) say(`skipped on this machine: ${name} (${reason})`);
    figures.skipped.set(name, reason);
  }
  const chronicle = new Chronicle();
  const settlements: Settlement[] = [];
  let isWrong = true;
  try {
    for (let number = 1; number <= ROUNDS_PER_WORLD && goesOn(); number += 1) {
      const dice = new Dice(`${seed}/${figures.worlds}/${number}`);
      const settlement = await round({ world, chronicle, figures, dice, loadMs });
      figures.rounds += 1;
      figures.recoveries.push(settlement.tookMs);
      figures.retried += settlement.retried;
      figures.violations.push(...settlement.violations);
      settlements.push(settlement);
      figures.see(chronicle, await world.client.ledger());
      say(progressText(figures, settlement.tookMs));
    }
    figures.violations.push(...(await orphans(world, chronicle.orders.values())));
    isWrong = figures.violations.length > 0;
  } catch (error) {
    const text = `the crash test itself failed: ${error instanceof Error ? error.stack : 'nobody knows why'}`;
    figures.violations.push({ orderId: 'none', promise: 'no-surprise', text });
  } finally {
    figures.endWorld(chronicle);
    if (isWrong) await keepForPostMortem(world, figures, settlements);
    await world.close(isWrong);
  }
}

async function keepForPostMortem(
  world: CrashWorld,
  figures: Figures,
  settlements: readonly Settlement[],
): Promise<void> {
  const broken = new Set(figures.violations.map(({ orderId }) => orderId));
  const evidence = settlements.flatMap((one) => one.evidence.filter(({ told }) => broken.has(told.id)));
  const maps = (_: string, value: unknown): unknown =>
    value instanceof Map ? Object.fromEntries(value) : value instanceof Set ? [...value] : value;
  const text = JSON.stringify({ violations: figures.violations, evidence }, maps, 2);
  await writeFile(join(world.folder, 'post-mortem.json'), text);
  figures.kept.push(world.folder);
}
