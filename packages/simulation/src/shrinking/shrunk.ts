import type { Invariant } from '../oracle/violation.js';
import { type Act, type Scenario, isFault } from '../scenario/scenario.js';
import { simulate } from '../world/simulate.js';
import type { SimulationOptions } from '../world/world.js';

/** How many schedules are tried before a smaller scenario counts as one that breaks nothing. */
const SCHEDULES = 6;
const MOST_ROUNDS = 12;

/**
 * The smallest scenario found that breaks the same promise: first without the events that it does not need, then without
 * the faults, then smaller in what is left.
 */
export async function shrunk(
  scenario: Scenario,
  invariant: Invariant,
  options: SimulationOptions = {},
): Promise<Scenario> {
  let least = scenario;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const before = least;
    for (const kind of [isEvent, isFault]) least = await withFewerActs(least, kind, invariant, options);
    for (const simpler of simplerWays(least)) least = (await broken(simpler, invariant, options)) ?? least;
    if (least === before) break;
  }
  return least;
}

function isEvent(act: Act): boolean {
  return !isFault(act);
}

/** Leaves ever smaller parts out, as long as the promise stays broken. */
async function withFewerActs(
  scenario: Scenario,
  concerns: (act: Act) => boolean,
  invariant: Invariant,
  options: SimulationOptions,
): Promise<Scenario> {
  let least = scenario;
  for (let size = least.acts.filter(concerns).length; size >= 1; size = Math.floor(size / 2)) {
    for (let from = 0; from < least.acts.filter(concerns).length; ) {
      const leftOut = new Set(least.acts.filter(concerns).slice(from, from + size));
      const smaller = await broken(
        { ...least, acts: least.acts.filter((act) => !leftOut.has(act)) },
        invariant,
        options,
      );
      if (smaller === null) from += size;
      else least = smaller;
    }
  }
  return least;
}

/** @returns the scenario with a schedule that breaks the promise; null: none was found */
async function broken(scenario: Scenario, invariant: Invariant, options: SimulationOptions): Promise<Scenario | null> {
  for (let number = 0; number < SCHEDULES; number += 1) {
    const tried = { ...scenario, schedule: scenario.schedule + number * 1_000_003 };
    const { violation } = await simulate(tried, options);
    if (violation?.invariant === invariant) return tried;
  }
  return null;
}

function simplerWays(scenario: Scenario): readonly Scenario[] {
  const acts = scenario.acts.map(simplerAct);
  const orders = scenario.orders.map((versions) => versions.slice(0, latest(scenario, versions.length)));
  return [
    ...(scenario.processes > 1 ? [{ ...scenario, apis: 0, processes: scenario.processes - 1 }] : []),
    ...(scenario.breaker === null ? [] : [{ ...scenario, breaker: null }]),
    ...(scenario.store === 'row-locks' ? [{ ...scenario, store: 'one-at-a-time' } as const] : []),
    ...(acts.some((act, index) => act !== scenario.acts[index]) ? [{ ...scenario, acts }] : []),
    ...(orders.some((versions, index) => versions.length !== scenario.orders[index]?.length)
      ? [{ ...scenario, orders }]
      : []),
  ];
}

function simplerAct(act: Act): Act {
  const { keyed, ...keyless } = act;
  if (keyed) return keyless;
  if (act.kind === 'distribute' && act.copies > 2) return { ...act, copies: 2 };
  if ('callbacks' in act && act.callbacks.length > 0) return { ...act, callbacks: [] };
  if (act.kind === 'call-faults' && act.faults.length > 1) return { ...act, faults: act.faults.slice(0, 1) };
  return act;
}

/** The latest version that any act sends. */
function latest({ acts }: Scenario, all: number): number {
  const sent = acts.flatMap((act) => (act.kind === 'version' ? act.version : []));
  return sent.length === 0 ? all : Math.max(...sent);
}
