import type { Act } from '../scenario/scenario.js';
import { count } from './counts.js';
import type { World } from './world.js';

type ActOf<Kind extends Act['kind']> = Extract<Act, { readonly kind: Kind }>;

/** A process dies some steps from now, and is started again later. */
export function crash(world: World, { process: number, steps, restartMs }: ActOf<'crash'>): void {
  const process = world.processes[number];
  if (process === undefined || !process.isAlive) return;
  process.life.onDeath(() => {
    count(world.counts, 'crashes');
    world.scheduler.later(null, `process ${number} starts again`, restartMs, () => {
      world.tell(`process ${number} starts again`);
      process.restart();
    });
  });
  process.life.dieAfter(steps);
}

/** A process stands still, and wakes up late. One that stands still in a transaction may hold up all others of its database. */
export function stall(world: World, { process, milliseconds }: ActOf<'stall'>): void {
  world.processes[process]?.life.stallUntil(world.scheduler.now + milliseconds);
  if (world.store.kind === 'one-at-a-time') world.isDoubtful = true;
}

/** The clock of a machine is put forward or back. */
export function jump(world: World, { process: number, milliseconds }: ActOf<'clock'>): void {
  const process = world.processes[number];
  if (process !== undefined) process.clockError.milliseconds += milliseconds;
  world.isDoubtful = true;
}

/** The next calls of a ticket system meet faults. */
export function layFaults(world: World, { method, faults }: ActOf<'call-faults'>): void {
  for (const fault of faults) count(world.counts, `fault ${fault}`);
  world.systems[method].meet(...faults);
}
