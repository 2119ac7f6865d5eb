import type { Violation } from '../oracle/violation.js';
import type { Scenario } from '../scenario/scenario.js';
import { comeToRest } from './come-to-rest.js';
import type { Counts } from './counts.js';
import { playAct } from './play-act.js';
import { type SimulationOptions, World } from './world.js';

/** What came of a simulation. */
export interface Simulated {
  /** Null: every promise was kept. */
  readonly violation: Violation | null;
  /** Equal for equal simulations. */
  readonly traceHash: string;
  readonly steps: number;
  readonly simulatedMs: number;
  readonly counts: Readonly<Counts>;
  /** What happened, step by step; empty when it was not asked for. */
  readonly story: readonly string[];
}

/** Plays a scenario from its beginning to its rest. */
export async function simulate(scenario: Scenario, options: SimulationOptions = {}): Promise<Simulated> {
  const world = new World(scenario, options);
  const { scheduler } = world;
  for (const act of scenario.acts) {
    scheduler.later(null, `act ${act.kind}`, act.at, () => playAct(world, act));
  }
  const end = (scenario.acts.at(-1)?.at ?? 0) + 1;
  await scheduler.run(() => world.violation !== null, end);
  if (world.violation === null) await comeToRest(world);
  const { violation, counts, story } = world;
  const { traceHash, steps, now } = scheduler;
  return { violation, traceHash, steps, simulatedMs: now, counts, story };
}
