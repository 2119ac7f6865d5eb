import type { Act } from '../scenario/scenario.js';
import { count } from './counts.js';
import { happen } from './happenings.js';
import { pause, repair, resume } from './operators.js';
import { distribute, generate, moveValidity, redistribute, sendVersion, transfer } from './requests.js';
import type { World } from './world.js';

/** Lets an act begin; what it asks for is answered later. */
export function playAct(world: World, act: Act): void {
  const { at: _, kind, ...rest } = act;
  world.tell(`— ${kind} ${JSON.stringify(rest)}`);
  if (!goWrong(world, act)) void askFor(world, act);
}

/** @returns whether the act was something that goes wrong */
function goWrong(world: World, act: Act): boolean {
  switch (act.kind) {
    case 'crash':
      crash(world, act);
      return true;
    case 'stall':
      count(world.counts, 'stalls');
      world.processes[act.process]?.life.stallUntil(world.scheduler.now + act.milliseconds);
      return true;
    case 'clock': {
      count(world.counts, 'clock jumps');
      const process = world.processes[act.process];
      if (process !== undefined) process.clockError.milliseconds += act.milliseconds;
      world.isDoubtful = true;
      return true;
    }
    case 'call-faults':
      for (const fault of act.faults) count(world.counts, `fault ${fault}`);
      world.systems[act.method].meet(...act.faults);
      return true;
    case 'outage':
      count(world.counts, 'outages');
      world.systems[act.method].outageUntil = world.scheduler.now + act.milliseconds;
      return true;
    case 'database':
      count(world.counts, 'database failures', act.faults.length);
      world.store.faults.push(...act.faults);
      world.isDoubtful = true;
      return true;
    default:
      return false;
  }
}

function crash(world: World, { process: number, steps, restartMs }: Extract<Act, { readonly kind: 'crash' }>): void {
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

async function askFor(world: World, act: Act): Promise<void> {
  switch (act.kind) {
    case 'version':
      count(world.counts, 'versions sent');
      return sendVersion(world, act);
    case 'generate':
      return generate(world, act.order);
    case 'distribute':
      await distribute(world, act);
      return;
    case 'redistribute':
      return redistribute(world, act);
    case 'move-validity':
      return moveValidity(world, act);
    case 'transfer':
      return transfer(world, act);
    case 'pause':
      count(world.counts, 'pauses of ticket systems');
      return pause(world, act.method);
    case 'resume':
      return resume(world, act.method);
    case 'repair':
      return repair(world, act.pick);
    case 'pick-up':
    case 'complete':
    case 'cancel-outside':
      return happen(world, act);
    default:
      return;
  }
}
