import type { Dice } from './chance/dice.js';
import { type ChaosOptions, chaos } from './faults/chaos.js';
import { databaseFaults } from './faults/database-faults.js';
import { PROCESS_FAULTS } from './faults/process-faults.js';
import { TICKET_SYSTEM_FAULTS, behaveWell } from './faults/ticket-system-faults.js';
import type { Violation } from './judge/violation.js';
import { type Settlement, settle } from './judge/settle.js';
import type { Chronicle } from './load/chronicle.js';
import { load } from './load/load.js';
import type { Figures } from './report/figures.js';
import type { CrashWorld } from './world/crash-world.js';

const CLIENTS = 8;
/** How long clients ask for an answer after the faults, and how long everything may take to be right again. */
const CLIENT_PATIENCE_MS = 20_000;
const SETTLE_PATIENCE_MS = 90_000;

export interface RoundOptions {
  readonly world: CrashWorld;
  readonly chronicle: Chronicle;
  readonly figures: Figures;
  readonly dice: Dice;
  readonly loadMs: number;
}

/** Load and faults for some seconds, then quiet, then the judgement. */
export async function round({ world, chronicle, figures, dice, loadMs }: RoundOptions): Promise<Settlement> {
  const onFault = (name: string): void => figures.countFault(name);
  const striking = { world, durationMs: loadMs, onFault } satisfies Partial<ChaosOptions>;
  const loaded = load({
    service: world,
    sandbox: world.client,
    chronicle,
    dice: dice.of('load'),
    clients: CLIENTS,
    durationMs: loadMs,
    patienceMs: CLIENT_PATIENCE_MS,
  });
  await Promise.all([
    chaos({ ...striking, faults: PROCESS_FAULTS, dice: dice.of('processes'), pauseMs: 4_000 }),
    chaos({ ...striking, faults: databaseFaults(world.database), dice: dice.of('database'), pauseMs: 8_000 }),
    chaos({ ...striking, faults: TICKET_SYSTEM_FAULTS, dice: dice.of('ticket systems'), pauseMs: 1_200 }),
  ]);
  await behaveWell(world);
  await world.whole();
  const since = Date.now();
  await loaded;
  const touched = [...chronicle.touched].flatMap((id) => chronicle.orders.get(id) ?? []);
  chronicle.touched.clear();
  const settlement = await settle(world, touched, since, SETTLE_PATIENCE_MS);
  return { ...settlement, violations: [...settlement.violations, ...surprisesOf(world, chronicle)] };
}

function surprisesOf(world: CrashWorld, { surprises }: Chronicle): readonly Violation[] {
  const complaints = world.takeComplaints().map((text) => ({ orderId: 'none', text }));
  return [...surprises.splice(0), ...complaints].map((one) => ({ ...one, promise: 'no-surprise' }));
}
