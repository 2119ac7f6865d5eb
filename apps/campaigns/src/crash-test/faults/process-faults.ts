import type { Fault } from './fault.js';

/** What happens to the app's own processes. */
export const PROCESS_FAULTS: readonly Fault[] = [
  {
    name: 'app killed',
    weight: 10,
    strike: (world, dice) => dice.pick(world.apps).restart('SIGKILL', dice.between(0, 700)),
  },
  {
    name: 'app and ticket systems killed together',
    weight: 2,
    strike: async (world, dice) => {
      await Promise.all(
        [...world.apps, world.sandbox].map((running) => running.restart('SIGKILL', dice.between(0, 700))),
      );
    },
  },
  {
    name: 'app shut down and started',
    weight: 3,
    strike: (world, dice) => dice.pick(world.apps).restart('SIGTERM', dice.between(0, 300)),
  },
  {
    name: 'app stalled past its lease',
    weight: 2,
    strike: (world, dice) => dice.pick(world.apps).stall(dice.between(2_200, 4_500)),
  },
];
