import { setTimeout as wait } from 'node:timers/promises';
import { FULFILLMENT_METHODS } from '@ticket-distribution/domain';
import type { Dice } from '../chance/dice.js';
import type { CrashWorld } from '../world/crash-world.js';
import type { Fault } from './fault.js';

/** What ticket systems do: hang, break off, be away, refuse, die and stand still. */
export const TICKET_SYSTEM_FAULTS: readonly Fault[] = [
  behaving('hang', 5, (dice) => ({ latencyMs: dice.between(300, 2_500), count: dice.between(1, 6) })),
  behaving('break-after-effect', 5, (dice) => ({ latencyMs: dice.between(0, 100), count: dice.between(1, 6) })),
  behaving('break-before-effect', 3, (dice) => ({ latencyMs: dice.between(0, 100), count: dice.between(1, 6) })),
  behaving('unavailable', 3, (dice) => ({ latencyMs: 0, count: dice.between(1, 10) })),
  behaving('refuse', 2, () => ({ latencyMs: 0, count: 1 })),
  behaving('none', 2, (dice) => ({ latencyMs: dice.between(50, 500), count: dice.between(1, 20) }), 'slow'),
  behaving('die', 2, () => ({ latencyMs: 0, count: 1 })),
  {
    name: 'ticket systems killed',
    weight: 3,
    strike: (world, dice) => world.sandbox.restart('SIGKILL', dice.between(0, 1_500)),
  },
  {
    name: 'ticket systems stalled',
    weight: 2,
    strike: (world, dice) => world.sandbox.stall(dice.between(200, 2_500)),
  },
];

/** From now on every ticket system does what it is told; one that dies meanwhile is told once more when it is back. */
export async function behaveWell(world: CrashWorld): Promise<void> {
  for (const system of FULFILLMENT_METHODS) {
    while (!(await isTold(world, system))) await wait(100);
  }
}

async function isTold({ client }: CrashWorld, system: string): Promise<boolean> {
  const answer = await client.fault({ system, mode: 'none', latencyMs: 0 }).catch(() => null);
  return answer?.status === 200;
}

/** One ticket system behaves badly for some calls; when it is down just then, nothing happens. */
function behaving(mode: string, weight: number, how: (dice: Dice) => object, name = mode): Fault {
  return {
    name: `ticket system: ${name}`,
    weight,
    strike: async (world, dice) => {
      await world.client.fault({ system: dice.pick(FULFILLMENT_METHODS), mode, ...how(dice) }).catch(() => null);
    },
  };
}
