import type { DeliverySnapshot } from '@ticket-distribution/domain';
import { RestOracle } from '../oracle/rest-oracle.js';
import { holdsUnreadable } from '../scenario/order-versions.js';
import { LEAVE_DRIFTS } from '../systems/call-fault.js';
import { ask } from './caller.js';
import { repair, resume } from './operators.js';
import { distribute, generate, orderIdOf } from './requests.js';
import type { World } from './world.js';

const MINUTE = 60_000;
/** As long as the longest landing, lease, pause and patience together, several times. */
const LONGEST_REST_MS = 15 * MINUTE;
/** Longer than any process is stalled or dead, and what it was asked before takes. */
const LONGEST_STALL_MS = 3 * MINUTE;
/** More than the hand-overs that one order can have set aside. */
const ROUNDS = 20;
/** Until then every ticket is due to be looked at, also where a clock was wrong when that was decided. */
const LATEST_LOOK_MS = 5 * MINUTE;
/** How long one look takes at the most, and what follows from it. */
const LONGEST_LOOK_MS = 20_000;

/** All faults end, time goes on, operators and callers do what is left, everything is looked at; and then it is judged. */
export async function comeToRest(world: World): Promise<void> {
  endFaults(world);
  if (isPaused(world)) await resumeAll(world);
  if (!(await settles(world))) return;
  await operatorsAskAgain(world);
  if (world.scenario.distributesInTheEnd) await distributeAll(world);
  await settles(world);
  await lookAtAll(world);
  if (world.violation === null) judge(world);
}

/** After everything that callers gave up waiting for: a pause among it would come after. */
async function resumeAll(world: World): Promise<void> {
  const { scheduler } = world;
  await scheduler.run(() => world.violation !== null, scheduler.now + LONGEST_STALL_MS);
  await does(world, Promise.all(world.allSystems.map(({ method }) => resume(world, method))));
}

function isPaused({ scenario }: World): boolean {
  return scenario.acts.some(({ kind }) => kind === 'pause');
}

function endFaults(world: World): void {
  for (const system of world.allSystems) system.recover();
  world.store.faults.length = 0;
  for (const process of world.processes) {
    process.clockError.milliseconds = 0;
    process.life.spare();
    process.restart();
  }
}

/** @returns whether everything came to its end in time */
async function settles(world: World): Promise<boolean> {
  const { scheduler } = world;
  const until = scheduler.now + LONGEST_REST_MS;
  await scheduler.run(() => world.violation !== null || isSettled(world), until);
  if (world.violation === null && !isSettled(world)) {
    const open = [...world.store.committed.deliveries.values()].filter(isUnderWay);
    const told = open.map(({ key, state, claim }) => `${key} ${state} ${claim?.by ?? ''}`).join(', ');
    world.violate('comes-to-rest', `${world.waiting} callers wait; open: ${told}`);
  }
  return world.violation === null;
}

function isSettled(world: World): boolean {
  if (world.waiting > 0 || world.underTravel > 0) return false;
  for (const delivery of world.store.committed.deliveries.values()) if (isUnderWay(delivery)) return false;
  return true;
}

function isUnderWay({ state }: DeliverySnapshot): boolean {
  return state === 'PENDING' || state === 'IN_FLIGHT' || state === 'UNKNOWN';
}

async function operatorsAskAgain(world: World): Promise<void> {
  for (let round = 0; round < ROUNDS && world.violation === null; round += 1) {
    const open = [...world.store.committed.drifts.values()].filter(({ state }) => state === 'OPEN');
    const place = open.findIndex(({ kind }) => kind === 'outcome-unknown');
    if (place < 0) return;
    await does(world, repair(world, place));
  }
}

async function distributeAll(world: World): Promise<void> {
  for (const [order, model] of world.models.entries()) {
    if (model.current?.status !== 'CONFIRMED') continue;
    await does(world, generate(world, { order }));
    await does(world, distribute(world, { order, copies: 1, card: null, one: null }));
  }
}

/**
 * Every ticket is looked at twice more: a look that began before the end may be written late, and show what was. Nothing is
 * under way, so that time can jump.
 */
async function lookAtAll(world: World): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    world.scheduler.now += LATEST_LOOK_MS;
    for (let seen = 1; seen > 0 && world.violation === null; ) {
      const look = lookOnce(world);
      await does(world, look);
      seen = world.violation === null ? await look : 0;
    }
    // A process may be looking of itself, and has taken what was due.
    await world.scheduler.run(() => world.violation !== null, world.scheduler.now + LONGEST_LOOK_MS);
  }
}

async function lookOnce(world: World): Promise<number> {
  const { value } = await ask(world, 'look', ({ statusPoller }) => statusPoller.look());
  return value ?? 0;
}

async function does(world: World, work: Promise<unknown>): Promise<void> {
  const state = { isOver: false };
  void ended(work, state);
  await world.scheduler.run(() => state.isOver || world.violation !== null, world.scheduler.now + LONGEST_REST_MS);
  await settles(world);
}

async function ended(work: Promise<unknown>, state: { isOver: boolean }): Promise<void> {
  await work;
  state.isOver = true;
}

function judge(world: World): void {
  const { scenario, store } = world;
  const lasting = [...store.committed.drifts.values()].filter(({ state }) => state !== 'RESOLVED');
  const facts = {
    policies: world.policies,
    systems: world.allSystems,
    distributed: scenario.distributesInTheEnd,
    mayDrift: scenario.askedSystems.length > 0 || scenario.acts.some(mayDrift),
    mayPretend: mayPretend(scenario),
    mayWithhold: scenario.orders.flat().some(holdsUnreadable),
  };
  const oracle = new RestOracle((...violation) => world.violate(...violation), facts, lasting);
  oracle.judgeDeliveries(store.committed);
  for (const [order, model] of world.models.entries()) oracle.judge(orderIdOf(world, order), model);
  world.feed.readOn(store.committed, store.certainPosition);
  world.feed.judge(store.committed);
}

/** What is acknowledged and refused later, because the traveller was first or the key was refused before, was pretended too. */
function mayPretend({ acts }: World['scenario']): boolean {
  const lies = new Set(acts.flatMap((act) => (act.kind === 'call-faults' ? act.faults : [])));
  const mayRefuse = lies.has('refuse') || lies.has('refuse-one') || acts.some(({ kind }) => kind === 'pick-up');
  return lies.has('pretend') || (lies.has('acknowledge-early') && mayRefuse);
}

function mayDrift(act: World['scenario']['acts'][number]): boolean {
  if (act.kind === 'cancel-outside' || act.kind === 'skip') return true;
  return act.kind === 'call-faults' && act.faults.some((fault) => LEAVE_DRIFTS.includes(fault));
}
