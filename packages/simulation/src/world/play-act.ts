import type { Act } from '../scenario/scenario.js';
import { crash, jump, layFaults, stall } from './go-wrong.js';
import { count } from './counts.js';
import { happen } from './happenings.js';
import { pause, repair, resume, retry, skip } from './operators.js';
import { distribute, generate, moveValidity, redistribute, sendVersion, transfer } from './requests.js';
import type { World } from './world.js';

/** Lets an act begin; what it asks for is answered later. */
export function playAct(world: World, act: Act): void {
  const { at: _, kind, keyed = false, ...rest } = act;
  world.tell(`— ${kind} ${JSON.stringify(rest)}`);
  if (keyed) count(world.counts, 'requests under a key');
  if (kind in COUNTED) count(world.counts, COUNTED[kind] ?? kind);
  void PLAYS[kind](world, act as never, keyed ? world.nextKey() : null);
}

type Plays = {
  readonly [Kind in Act['kind']]: (
    world: World,
    act: Extract<Act, { readonly kind: Kind }>,
    key: string | null,
  ) => unknown;
};

const PLAYS: Plays = {
  version: sendVersion,
  generate,
  distribute,
  redistribute,
  'move-validity': moveValidity,
  transfer,
  repair: (world, { pick }) => repair(world, pick),
  retry: (world, { pick }) => retry(world, pick),
  skip: (world, { pick }) => skip(world, pick),
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
