import type { FulfillmentMethod } from '@ticket-distribution/domain';
import type { Random } from '../chance/random.js';
import { dividedOrder } from './order-versions.js';
import type { Act, Scenario } from './scenario.js';

const SECOND = 1000;

/**
 * Several processes work on one order at the same moment: its tickets are exchanged for others while somebody changes them, and the
 * answers of the calls come together. Nothing goes wrong that would part them.
 */
export function crowdedScenario(seed: number, random: Random, all: readonly FulfillmentMethod[]): Scenario {
  const versions = dividedOrder('ORDER-1', random, all);
  const at = 10 * SECOND;
  const order = 0;
  const distribute: Act = { at: SECOND, kind: 'distribute', order, copies: 1, card: null, one: null };
  const sent = versions.map((_, index): Act => ({ at: index * at, kind: 'version', order, version: index + 1 }));
  const beside = Array.from({ length: random.between(1, 3) }, (): Act => {
    const pick = random.below(8);
    return random.pick<Act>([
      { at, kind: 'move-validity', order, pick, hours: random.between(1, 3) },
      { at, kind: 'move-validity', order, pick, hours: random.between(1, 3) },
      { at, kind: 'transfer', order, pick, to: random.between(1, 2), alone: true },
      { at, kind: 'redistribute', order, card: null, one: pick },
      { at, kind: 'distribute', order, copies: random.pick([1, 2, 10]), card: null, one: null },
    ]);
  });
  return {
    seed,
    schedule: seed,
    processes: random.pick([2, 3]),
    apis: 0,
    store: 'row-locks',
    everyMs: 1000,
    lookEveryMs: 10 * SECOND,
    callsAtOnce: random.pick([1, 4]),
    attempts: 4,
    leaseMs: 8 * SECOND,
    breaker: null,
    askedSystems: [],
    travelMs: 5,
    distributesInTheEnd: false,
    orders: [versions],
    acts: [...sent, distribute, ...beside].toSorted((one, other) => one.at - other.at),
  };
}
