import type { Act } from '../scenario/scenario.js';
import { crash, jump, layFaults, stall } from './go-wrong.js';
import { count } from './counts.js';
import { happen } from './happenings.js';
import { pause, repair, resume, retry } from './operators.js';
import { distribute, generate, moveValidity, redistribute, sendVersion, transfer } from './requests.js';
import type { World } from './world.js';

/** Lets an act begin; what it asks for is answered later. */
export function playAct(world: World, act: Act): void {
  const { at: _, kind, ...rest } = act;
  world.tell(`— ${kind} ${JSON.stringify(rest)}`);
  if (kind in COUNTED) count(world.counts, COUNTED[kind] ?? kind);
  void PLAYS[kind](world, act as never);
}

type Plays = {
  readonly [Kind in Act['kind']]: (world: World, act: Extract<Act, { readonly kind: Kind }>) => unknown;
};

const PLAYS: Plays = {
  version: sendVersion,
  generate: (world, { order }) => generate(world, order),
  distribute,
  redistribute,
  'move-validity': moveValidity,
  transfer,
  repair: (world, { pick }) => repair(world, pick),
  retry: (world, { pick }) => retry(world, pick),
  pause: (world, { method }) => pause(world, method),
  resume: (world, { method }) => resume(world, method),
  'pick-up': happen,
  complete: happen,
  'cancel-outside': happen,
  crash,
  stall,
  clock: jump,
  'call-faults': layFaults,
  outage: ({ systems, scheduler }, { method, milliseconds }) => {
    systems[method].outageUntil = scheduler.now + milliseconds;
  },
  database: (world, { faults }) => {
    world.store.faults.push(...faults);
    world.isDoubtful = true;
  },
};

const COUNTED: Readonly<Partial<Record<Act['kind'], string>>> = {
  version: 'versions sent',
  pause: 'pauses of ticket systems',
  stall: 'stalls',
  clock: 'clock jumps',
  outage: 'outages',
  database: 'database failures',
};
